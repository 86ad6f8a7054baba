namespace StableNets.Teaching.Figures;

/// <summary>What a series covers on one axis.</summary>
internal readonly record struct Interval(double Low, double High)
{
    internal double Length => High - Low;

    internal static Interval? Over(IReadOnlyCollection<double> values) =>
        values.Count == 0 ? null : new(values.Min(), values.Max());

    internal static Interval? Union(Interval? a, Interval? b) =>
        a is { } p && b is { } q ? new(Math.Min(p.Low, q.Low), Math.Max(p.High, q.High)) : a ?? b;

    internal Interval Widen(double by) => new(Low - by, High + by);

    internal Interval Map(Func<double, double> f) => new(f(Low), f(High));
}
