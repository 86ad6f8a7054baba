using static StableNets.Teaching.Figures.Numbers;

namespace StableNets.Teaching.Figures;

/// <summary>Points in order: a line, markers, or both.</summary>
public sealed class Curve : Series
{
    /// <summary>The points (xs[i], ys[i]).</summary>
    /// <param name="name">What the curve is called.</param>
    /// <param name="xs">Where on the horizontal axis. Finite.</param>
    /// <param name="ys">Where on the vertical axis, as many values as <paramref name="xs"/>. Finite.</param>
    public Curve(string name, IEnumerable<double> xs, IEnumerable<double> ys)
        : base(name)
    {
        Xs = Data.Finite(name, xs, nameof(xs));
        Ys = Data.Finite(name, ys, nameof(ys));
        Data.SameLength(name, Xs, Ys, nameof(ys));
    }

    /// <summary>Line, markers or both.</summary>
    public Draw Draw { get; init; }

    /// <summary>The marker's shape; null takes the look's own.</summary>
    public Symbol? Symbol { get; init; }

    /// <summary>The marker's diameter in pixels; null takes 6, or 4 for a large cloud.</summary>
    public double? Size { get; init; }

    /// <summary>The line's width in pixels.</summary>
    public double Width { get; init; } = 2;

    internal double[] Xs { get; }

    internal double[] Ys { get; }

    internal override Interval? XExtent => Interval.Over(Xs);

    internal override Interval? YExtent => Interval.Over(Ys);

    internal override string Describe()
    {
        if (Xs.Length == 0)
        {
            return $"{Name}: no points.";
        }

        var low = Short(Ys.Min());
        var high = Short(Ys.Max());
        return Draw == Draw.Markers
            ? $"{Name}: {Xs.Length} points, horizontally {Short(Xs.Min())} to {Short(Xs.Max())}, vertically {low} to {high}."
            : $"{Name}: from ({Short(Xs[0])}, {Short(Ys[0])}) to ({Short(Xs[^1])}, {Short(Ys[^1])}), lowest {low}, highest {high}.";
    }
}
