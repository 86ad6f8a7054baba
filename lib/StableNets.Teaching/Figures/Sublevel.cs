namespace StableNets.Teaching.Figures;

/// <summary>The part of the plane where a function is at most a level, shaded, with its boundary: a stability region is one.</summary>
public sealed class Sublevel : Series
{
    /// <summary>The function's value at (xs[j], ys[i]) is values[i, j].</summary>
    /// <param name="name">What the region is called.</param>
    /// <param name="xs">Rising positions of the columns.</param>
    /// <param name="ys">Rising positions of the rows.</param>
    /// <param name="values">A row for each y, a column for each x.</param>
    /// <param name="level">The largest value that still belongs to the region.</param>
    public Sublevel(string name, IEnumerable<double> xs, IEnumerable<double> ys, double[,] values, double level)
        : base(name)
    {
        Xs = Data.Finite(name, xs, nameof(xs));
        Ys = Data.Finite(name, ys, nameof(ys));
        Values = Data.Finite(name, values, nameof(values));
        Data.GridShape(name, Xs, Ys, Values);
        Level = Data.Finite(name, [level], nameof(level))[0];
    }

    internal double[] Xs { get; }

    internal double[] Ys { get; }

    internal double[,] Values { get; }

    internal double Level { get; }

    internal override bool FillsPanel => true;

    internal override Interval? XExtent => Interval.Over(Xs);

    internal override Interval? YExtent => Interval.Over(Ys);

    internal override string Describe()
    {
        var inside = Values.Cast<double>().Count(v => v <= Level);
        return $"{Name}: a shaded region, {100.0 * inside / Math.Max(1, Values.Length):0} % of the panel.";
    }
}
