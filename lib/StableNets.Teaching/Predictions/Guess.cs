using StableNets.Teaching.Formatting;

namespace StableNets.Teaching.Predictions;

/// <summary>A number or a choice, guessed or come true.</summary>
internal sealed record Guess(double? Number, string? Choice)
{
    public override string ToString() => Number is { } number ? Written.Number(number, "G4") : Choice ?? "";
}

/// <summary>A guess as it is kept, with what came as soon as that is known.</summary>
internal sealed record Kept(string Id, string Question, Guess Guess, Guess? Actual)
{
    /// <summary>guess / actual, where both are positive.</summary>
    internal double? Ratio => (Guess.Number, Actual?.Number) is ( > 0 and var guess, > 0 and var actual) ? guess / actual : null;

    /// <summary>How near the guess came, in words; null while nothing has come.</summary>
    internal string? Verdict => (Guess, Actual) switch
    {
        (_, null) => null,
        var (guess, actual) when guess == actual => "just right",
        ({ Choice: not null }, _) => "something else came",
        _ => Ratio switch
        {
            null => $"off by {Written.Number(Math.Abs((Guess.Number - Actual?.Number) ?? 0), "G3")}",
            > 2 and var ratio => $"{Times(ratio)} times too large",
            < 0.5 and var ratio => $"{Times(1 / ratio)} times too small",
            _ => "within a factor of two",
        },
    };

    private static string Times(double ratio) => Written.Number(Math.Round(ratio, ratio < 10 ? 1 : 0));
}
