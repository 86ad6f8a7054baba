namespace StableNets.Teaching.Figures;

/// <summary>A panel's slider: each position shows its own series over those that always show.</summary>
public sealed class Slider
{
    /// <summary>A slider with two positions or more.</summary>
    /// <param name="name">What it moves through, such as "layer".</param>
    /// <param name="steps">The positions, first one shown first.</param>
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
}
