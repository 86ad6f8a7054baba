using static StableNets.Teaching.Figures.Numbers;

namespace StableNets.Teaching.Figures;

/// <summary>A shaded polygon, or the band between two curves.</summary>
public sealed class Region : Series
{
    /// <summary>The polygon with corners (xs[i], ys[i]); the last joins the first.</summary>
    public Region(string name, IEnumerable<double> xs, IEnumerable<double> ys)
        : base(name)
    {
        Xs = Data.Finite(name, xs, nameof(xs));
        Ys = Data.Finite(name, ys, nameof(ys));
        Data.SameLength(name, Xs, Ys, nameof(ys));
    }

    internal double[] Xs { get; }

    internal double[] Ys { get; }

    internal override Interval? XExtent => Interval.Over(Xs);

    internal override Interval? YExtent => Interval.Over(Ys);

    /// <summary>The band between a lower and an upper curve over the same xs, with a look of its own or the next free one.</summary>
    public static Region Band(string name, IReadOnlyList<double> xs, IReadOnlyList<double> lower, IReadOnlyList<double> upper, Look? look = null, bool inLegend = true) =>
        new(name, xs.Concat(xs.Reverse()), lower.Concat(upper.Reverse())) { Look = look, InLegend = inLegend };

    internal override string Describe() => Xs.Length == 0
        ? $"{Name}: empty."
        : $"{Name}: a shaded region, horizontally {Short(Xs.Min())} to {Short(Xs.Max())}, vertically {Short(Ys.Min())} to {Short(Ys.Max())}.";
}
