namespace StableNets.Teaching.Figures;

/// <summary>An axis: what it measures, and on which scale. A plain string is a linear axis with that label.</summary>
public sealed class Axis
{
    private readonly (double From, double To)? range;

    /// <summary>A linear axis.</summary>
    /// <param name="label">What it measures, with its unit where it has one. Not empty.</param>
    public Axis(string label) => Label = Text.Required(label, nameof(label), "an axis needs a label");

    /// <summary>What the axis measures.</summary>
    public string Label { get; }

    /// <summary>Whether equal distances mean equal factors. Only positive values can be shown then.</summary>
    public bool IsLog { get; init; }

    /// <summary>The values at the ends of the axis; by default what the data need. <c>To</c> below <c>From</c> turns the axis round.</summary>
    public (double From, double To)? Range
    {
        get => range;
        init => range = value is { } r && !(double.IsFinite(r.From) && double.IsFinite(r.To) && r.From != r.To)
            ? throw new ArgumentException($"the range of axis \"{Label}\" must be two different finite numbers, got {r}", nameof(value))
            : value;
    }

    /// <summary>Words at certain positions in place of numbers, or null.</summary>
    public IReadOnlyList<(double At, string Text)>? Ticks { get; init; }

    /// <summary>A logarithmic axis.</summary>
    public static Axis Log(string label) => new(label) { IsLog = true };

    /// <summary>A logarithmic axis of network depths, with a tick at each.</summary>
    /// <param name="depths">Each ≥ 1.</param>
    public static Axis Depths(params IEnumerable<int> depths) => new("depth N") { IsLog = true, Ticks = [.. depths.Distinct().Order().Select(depth => ((double)depth, $"{depth}"))] };

    /// <summary>An axis that is not drawn: pictures have none.</summary>
    internal static Axis Hidden(string label) => new(label) { IsHidden = true };

    internal bool IsHidden { get; private init; }

    /// <summary>A linear axis with the given label.</summary>
    public static implicit operator Axis(string label) => new(label);
}
