namespace StableNets.Teaching.Figures;

/// <summary>A panel's slider: each position shows its own series over those that always show.</summary>
public sealed class Slider
{
    private readonly int start;

    /// <summary>A slider with two positions or more.</summary>
    /// <param name="name">What it moves through, such as "layer".</param>
    /// <param name="steps">The positions, left to right.</param>
    public Slider(string name, params SliderStep[] steps)
    {
        Name = Text.Required(name, nameof(name), "a slider needs a name");
        Steps = steps.Length >= 2
            ? steps
            : throw new ArgumentException($"a slider needs two positions or more, got {steps.Length}", nameof(steps));
    }

    /// <summary>What the slider moves through.</summary>
    public string Name { get; }

    /// <summary>Its positions.</summary>
    public IReadOnlyList<SliderStep> Steps { get; }

    /// <summary>Which position shows at first, 0 for the leftmost.</summary>
    public int Start
    {
        get => start;
        init => start = value >= 0 && value < Steps.Count
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), $"a slider with {Steps.Count} positions starts at 0 to {Steps.Count - 1}, got {value}");
    }
}
