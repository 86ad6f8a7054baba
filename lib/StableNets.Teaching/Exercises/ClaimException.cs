namespace StableNets.Teaching;

/// <summary>A sentence of a lesson that does not hold.</summary>
/// <param name="text">The sentence.</param>
/// <param name="actual">What was found.</param>
/// <param name="expected">What the sentence says.</param>
public sealed class ClaimException(string text, string actual, string expected)
    : Exception($"Claim does not hold: {text}. Expected {expected}, got {actual}.")
{
    /// <summary>The sentence.</summary>
    public string Text { get; } = text;

    /// <summary>What was found.</summary>
    public string Actual { get; } = actual;

    /// <summary>What the sentence says.</summary>
    public string Expected { get; } = expected;
}
