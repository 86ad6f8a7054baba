namespace StableNets.Teaching.Figures;

/// <summary>
/// Colours that people with any of the three colour-vision deficiencies can tell apart, and that stand out (contrast 3:1 or more)
/// on a white page and on a dark one, so that a figure need not know which it is on. The tests measure both.
/// </summary>
internal static class Palette
{
    internal const string Grey = "#808080";

    internal static IReadOnlyList<string> Colours { get; } =
        ["#0072b2", "#d55e00", "#009e73", "#8833ee", "#995544", "#cc79a7"];

    /// <summary>Low, middle, high: the middle is nearly white, so that zero looks like nothing.</summary>
    internal static IReadOnlyList<string> Diverging { get; } = ["#0b5394", "#6fa8d6", "#f4f4f2", "#f0a36b", "#b04a00"];

    /// <summary>Low to high, lightness rising evenly (a short cividis).</summary>
    internal static IReadOnlyList<string> Sequential { get; } =
        ["#00224e", "#2a3f6d", "#575d6d", "#7d7c78", "#a69d75", "#d3c164", "#fee838"];

    /// <summary>Paper to ink, for pictures: both differ from a white page and from a dark one.</summary>
    internal static IReadOnlyList<string> Ink { get; } = ["#f1f1ee", "#141414"];

    /// <summary>The colour as <c>rgba(…)</c>, see-through to the given degree.</summary>
    internal static string Fade(string colour, double opacity)
    {
        var rgb = Convert.FromHexString(colour.AsSpan(1));
        return FormattableString.Invariant($"rgba({rgb[0]},{rgb[1]},{rgb[2]},{opacity})");
    }
}
