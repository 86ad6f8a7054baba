using static StableNets.Teaching.Figures.Numbers;

namespace StableNets.Teaching.Figures;

/// <summary>A thin line across the whole panel: a bound, a threshold, the imaginary axis.</summary>
public sealed class ReferenceLine : Series
{
    private ReferenceLine(string name, double at, bool isVertical)
        : base(name)
    {
        At = Data.Finite(name, [at], nameof(at))[0];
        IsVertical = isVertical;
        Look = Look.Neutral with { Dash = Dash.Dashed };
    }

    internal double At { get; }

    internal bool IsVertical { get; }

    internal override Interval? XExtent => IsVertical ? new(At, At) : null;

    internal override Interval? YExtent => IsVertical ? null : new(At, At);

    /// <summary>The line y = <paramref name="at"/>.</summary>
    public static ReferenceLine Horizontal(string name, double at) => new(name, at, isVertical: false);

    /// <summary>The line x = <paramref name="at"/>.</summary>
    public static ReferenceLine Vertical(string name, double at) => new(name, at, isVertical: true);

    internal override string Describe() => $"{Name}: a {(IsVertical ? "vertical" : "horizontal")} line at {Short(At)}.";
}
