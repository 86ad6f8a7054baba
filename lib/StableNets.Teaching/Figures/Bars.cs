using static StableNets.Teaching.Figures.Numbers;

namespace StableNets.Teaching.Figures;

/// <summary>A bar from zero for each value, at 0, 1, 2 … on the horizontal axis.</summary>
public sealed class Bars : Series
{
    /// <summary>The bars, left to right.</summary>
    /// <param name="name">What the values are.</param>
    /// <param name="values">The heights. Finite.</param>
    public Bars(string name, IEnumerable<double> values)
        : base(name) => Values = Data.Finite(name, values, nameof(values));

    internal double[] Values { get; }

    internal override Interval? XExtent => Values.Length == 0 ? null : new(-0.5, Values.Length - 0.5);

    internal override Interval? YExtent => Interval.Over([0, .. Values]);

    internal override string Describe() => $"{Name}: bars of height {string.Join(", ", Values.Select(Short))}.";
}
