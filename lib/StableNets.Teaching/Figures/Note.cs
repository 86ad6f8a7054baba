using static StableNets.Teaching.Figures.Numbers;

namespace StableNets.Teaching.Figures;

/// <summary>Words at a point of the panel.</summary>
public sealed class Note : Series
{
    /// <summary>The text, just above the point (x, y).</summary>
    public Note(double x, double y, string text)
        : base(text)
    {
        X = Data.Finite(text, [x], nameof(x))[0];
        Y = Data.Finite(text, [y], nameof(y))[0];
        Look = Look.Neutral;
        InLegend = false;
    }

    internal double X { get; }

    internal double Y { get; }

    internal override Interval? XExtent => new(X, X);

    internal override Interval? YExtent => new(Y, Y);

    internal override string Describe() => $"Note at ({Short(X)}, {Short(Y)}): {Name}.";
}
