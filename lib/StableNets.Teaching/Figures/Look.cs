namespace StableNets.Teaching.Figures;

/// <summary>
/// The colour, dash and marker of a series, chosen together: two series of a panel differ in all three, so that the figure reads
/// without colour vision and in a black-and-white print.
/// </summary>
public sealed record Look
{
    private static readonly Symbol[] Symbols =
        [Symbol.Circle, Symbol.Square, Symbol.Diamond, Symbol.Triangle, Symbol.Cross, Symbol.Plus];

    private Look(string colour, Dash dash, Symbol symbol) => (Colour, Dash, Symbol) = (colour, dash, symbol);

    /// <summary>Grey, solid: for what belongs to no series in particular, such as a vector field or the start of every path.</summary>
    public static Look Neutral { get; } = new(Palette.Grey, Dash.Solid, Symbol.Circle);

    internal string Colour { get; }

    internal Dash Dash { get; init; }

    internal Symbol Symbol { get; }

    /// <summary>The look with the given number; a panel gives its series 0, 1, 2 … unless told otherwise.</summary>
    /// <param name="number">Which one, 0 or more. After six the colours come round again with other dashes and markers.</param>
    public static Look Number(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        var (round, colour) = Math.DivRem(number, Palette.Colours.Count);
        return new(Palette.Colours[colour], (Dash)((colour + round) % Dashes.Count), Symbols[(colour + round) % Symbols.Length]);
    }
}
