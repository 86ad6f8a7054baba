namespace StableNets.Teaching.Figures;

/// <summary>One position of a slider: its label and what shows there.</summary>
public sealed class SliderStep
{
    /// <summary>The position's label and series.</summary>
    public SliderStep(string label, params Series[] series) =>
        (Label, Series) = (Text.Required(label, nameof(label), "a slider's position needs a label"), series);

    /// <summary>What stands at the slider.</summary>
    public string Label { get; }

    /// <summary>What shows there.</summary>
    public IReadOnlyList<Series> Series { get; }
}
