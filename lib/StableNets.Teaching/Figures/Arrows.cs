namespace StableNets.Teaching.Figures;

/// <summary>A vector field: an arrow from (xs[i], ys[i]) to (xs[i] + us[i], ys[i] + vs[i]), in the units of the axes.</summary>
public sealed class Arrows : Series
{
    /// <summary>The arrows, drawn as long as given: whoever makes them chooses the scale.</summary>
    /// <param name="name">What the field is called.</param>
    /// <param name="xs">Where the arrows start, horizontally.</param>
    /// <param name="ys">Where they start, vertically.</param>
    /// <param name="us">How far they reach horizontally.</param>
    /// <param name="vs">How far they reach vertically.</param>
    public Arrows(string name, IEnumerable<double> xs, IEnumerable<double> ys, IEnumerable<double> us, IEnumerable<double> vs)
        : base(name)
    {
        Xs = Data.Finite(name, xs, nameof(xs));
        Ys = Data.Finite(name, ys, nameof(ys));
        Us = Data.Finite(name, us, nameof(us));
        Vs = Data.Finite(name, vs, nameof(vs));
        Data.SameLength(name, Xs, Ys, nameof(ys));
        Data.SameLength(name, Xs, Us, nameof(us));
        Data.SameLength(name, Xs, Vs, nameof(vs));
        Look = Look.Neutral;
        InLegend = false;
    }

    internal double[] Xs { get; }

    internal double[] Ys { get; }

    internal double[] Us { get; }

    internal double[] Vs { get; }

    internal override Interval? XExtent => Interval.Over(Xs);

    internal override Interval? YExtent => Interval.Over(Ys);

    internal override string Describe() => $"{Name}: {Xs.Length} arrows.";
}
