using static StableNets.Teaching.Figures.Numbers;

namespace StableNets.Teaching.Figures;

/// <summary>Values on a rectangular grid, drawn as coloured cells or as contour lines.</summary>
public sealed class Grid : Series
{
    /// <summary>The value at (xs[j], ys[i]) is values[i, j].</summary>
    /// <param name="name">What the values are; stands beside the colour bar.</param>
    /// <param name="xs">Rising positions of the columns.</param>
    /// <param name="ys">Rising positions of the rows.</param>
    /// <param name="values">A row for each y, a column for each x.</param>
    public Grid(string name, IEnumerable<double> xs, IEnumerable<double> ys, double[,] values)
        : base(name)
    {
        Xs = Data.Finite(name, xs, nameof(xs));
        Ys = Data.Finite(name, ys, nameof(ys));
        Values = Data.Finite(name, values, nameof(values));
        Data.GridShape(name, Xs, Ys, Values);
        Look = Look.Neutral;
        InLegend = false;
    }

    /// <summary>How values become colours.</summary>
    public Colours Colours { get; init; }

    /// <summary>Where contour lines run, evenly spaced; null draws coloured cells.</summary>
    public (double From, double To, double Step)? Levels { get; init; }

    /// <summary>Whether the bands between contour lines are coloured. Where paths run over them, grey lines with their values let the paths be seen.</summary>
    public bool Filled { get; init; } = true;

    /// <summary>Whether each cell shows its value in figures.</summary>
    public bool WriteValues { get; init; }

    /// <summary>Whether the values are powers of ten: the colour bar then reads 10⁻² in place of −2.</summary>
    public bool PowersOfTen { get; init; }

    internal double[] Xs { get; }

    internal double[] Ys { get; }

    internal double[,] Values { get; }

    /// <summary>Whether a bar beside the panel says what the colours mean.</summary>
    internal bool HasColourBar => Colours != Colours.Classes && Filled;

    internal Interval ValueExtent => Interval.Over([.. Values.Cast<double>()]) ?? default;

    internal override bool FillsPanel => true;

    // A cell reaches half a step beyond its centre; a contour map ends at its outermost points.
    internal override Interval? XExtent => Interval.Over(Xs)?.Widen(HalfStep(Xs));

    internal override Interval? YExtent => Interval.Over(Ys)?.Widen(HalfStep(Ys));

    internal override string Describe() => Colours == Colours.Classes
        ? $"{Name}: each point of the plane coloured by its class."
        : $"{Name}: {Ys.Length} by {Xs.Length} values from {Short(ValueExtent.Low)} to {Short(ValueExtent.High)}.";

    private double HalfStep(double[] at) => Levels is not null ? 0 : at.Length < 2 ? 0.5 : (at[^1] - at[0]) / (at.Length - 1) / 2;
}
