using StableNets.Teaching.Formatting;

namespace StableNets.Teaching;

/// <summary>A sentence of the lesson, checked by the cell that states it. One that does not hold throws.</summary>
[TypeFormatterSource(typeof(ShownSource), PreferredMimeTypes = [MimeType.Html, MimeType.Plain])]
public sealed class Claim : IShown
{
    private Claim(string text, string numbers) => (Text, Numbers) = (text, numbers);

    /// <summary>The sentence.</summary>
    public string Text { get; }

    /// <summary>The numbers behind it; empty when there are none.</summary>
    public string Numbers { get; }

    internal string Line => Numbers.Length == 0 ? $"✓ {Text}" : $"✓ {Text}: {Numbers}";

    string IShown.Html => Badge.Html(good: true, Line);

    string IShown.Plain => Line;

    /// <summary>Claims what is true or not.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="holds">Whether it holds.</param>
    /// <returns>The claim, to be shown.</returns>
    /// <exception cref="ClaimException">It does not hold.</exception>
    public static Claim That(string text, bool holds) => Checked(text, holds, "", "false", "true");

    /// <summary>Claims that a number is what was expected, to a tolerance.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="actual">What was computed.</param>
    /// <param name="expected">What it should be.</param>
    /// <param name="tolerance">How far they may differ, 0 or more.</param>
    /// <returns>The claim, to be shown.</returns>
    /// <exception cref="ClaimException">They differ by more.</exception>
    public static Claim Close(string text, double actual, double expected, double tolerance) => Checked(
        text,
        Math.Abs(actual - expected) <= NotNegative(tolerance),
        Compared(actual, expected, tolerance),
        Long(actual),
        $"{Long(expected)} to within {Written.Number(tolerance)}");

    /// <summary>Claims that a number is not above a bound.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="actual">What was computed.</param>
    /// <param name="bound">The largest value allowed.</param>
    /// <returns>The claim, to be shown.</returns>
    /// <exception cref="ClaimException">It is above, or not a number.</exception>
    public static Claim AtMost(string text, double actual, double bound) =>
        Checked(text, actual <= bound, $"{Written.Number(actual)}, at most {Long(bound)}", Long(actual), $"at most {Long(bound)}");

    /// <summary>Claims that a number is not below a bound.</summary>
    /// <param name="text">The sentence.</param>
    /// <param name="actual">What was computed.</param>
    /// <param name="bound">The smallest value allowed.</param>
    /// <returns>The claim, to be shown.</returns>
    /// <exception cref="ClaimException">It is below, or not a number.</exception>
    public static Claim AtLeast(string text, double actual, double bound) =>
        Checked(text, actual >= bound, $"{Written.Number(actual)}, at least {Long(bound)}", Long(actual), $"at least {Long(bound)}");

    private static Claim Checked(string text, bool holds, string numbers, string actual, string expected)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            throw new ArgumentException("a claim needs a sentence", nameof(text));
        }

        return holds ? new(text, numbers) : throw new ClaimException(text, actual, expected);
    }

    private static double NotNegative(double tolerance) => tolerance >= 0
        ? tolerance
        : throw new ArgumentOutOfRangeException(nameof(tolerance), $"tolerance must be 0 or more, got {tolerance}");

    private static string Compared(double actual, double expected, double tolerance)
    {
        var format = $"G{Digits(expected, tolerance)}";
        var (found, wanted, within) = (Written.Number(actual, format), Written.Number(expected, format), Written.Number(tolerance));
        return found == wanted ? $"{found} (to within {within})" : $"{found} ({wanted} to within {within})";
    }

    // Three decimals more than the tolerance speaks of: what lies beyond them is no part of the claim. Of a zero only the size counts.
    private static int Digits(double expected, double tolerance) => expected == 0
        ? 2
        : (int)Math.Clamp(Math.Floor(Math.Log10(Math.Abs(expected))) + 4 - Math.Floor(Math.Log10(tolerance)), 3, 10);

    // A claim to nine digits must show nine.
    private static string Long(double value) => Written.Number(value, "G10");
}
