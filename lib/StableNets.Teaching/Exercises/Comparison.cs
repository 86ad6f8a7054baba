using StableNets.Teaching.Formatting;

namespace StableNets.Teaching.Exercises;

/// <summary>Compares what came with what should have come.</summary>
internal static class Comparison
{
    /// <summary>Why a result is none to compare: null, not finite, or of another shape. Null where it is one.</summary>
    internal static Fault? Unusable(object? actual, string? shape)
    {
        var found = Entries.Of(actual);
        return found switch
        {
            { Shape: "null" } => new(FaultKind.Null, "Your result is null."),
            _ when shape is not null && found.Shape != shape => new(FaultKind.Shape, $"Your result is a {found.Shape}; it should be a {shape}."),
            _ when !found.Numbers.All(double.IsFinite) => new(FaultKind.NotFinite, $"Your result holds a number that is not finite: {Inline.Of(actual)}."),
            _ => null,
        };
    }

    /// <summary>By how much two results differ; null where they agree to within tolerance · max(1, |expected|).</summary>
    /// <param name="actual">What came.</param>
    /// <param name="expected">What should have come.</param>
    /// <param name="tolerance">How far they may differ.</param>
    /// <param name="quantity">What is compared, as the subject of a sentence.</param>
    internal static Fault? Between(object? actual, object expected, double tolerance, string quantity = "Yours")
    {
        var wanted = Entries.Of(expected);
        if (Unusable(actual, wanted.Shape) is { } fault)
            return fault;
        var found = Entries.Of(actual).Numbers;
        var furthest = Differences(found, wanted.Numbers).DefaultIfEmpty().Max();
        return Agree(found, wanted.Numbers, tolerance)
            ? null
            : new(FaultKind.Value, $"{quantity} is {Inline.Of(actual)}; it should be {Inline.Of(expected)}{OffBy(wanted, furthest)}.", furthest);
    }

    /// <summary>Whether two results are the same, of which one may be no result at all.</summary>
    internal static bool Same(object? one, object? other, double tolerance)
    {
        var (a, b) = (Entries.Of(one), Entries.Of(other));
        return a.Shape == b.Shape && Agree(a.Numbers, b.Numbers, tolerance);
    }

    private static bool Agree(IReadOnlyList<double> found, IReadOnlyList<double> wanted, double tolerance) =>
        found.Zip(wanted).All(pair => pair.First.Equals(pair.Second) || Math.Abs(pair.First - pair.Second) <= tolerance * Math.Max(1, Math.Abs(pair.Second)));

    private static IEnumerable<double> Differences(IReadOnlyList<double> found, IReadOnlyList<double> wanted) =>
        found.Zip(wanted, (a, b) => Math.Abs(a - b));

    // A lone number, real or complex, and a truth value speak for themselves.
    private static string OffBy(Entries wanted, double furthest) =>
        wanted is { Numbers.Count: < 2 } or { Shape: "complex number" } ? "" : $" (an entry is off by {Written.Number(furthest, "G3")})";
}
