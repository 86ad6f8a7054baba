namespace StableNets.Teaching.Figures;

/// <summary>Something drawn in a panel. Its name stands in the legend and in the words for those who cannot see it.</summary>
public abstract class Series
{
    private protected Series(string name) => Name = Text.Required(name, nameof(name), "a series needs a name");

    /// <summary>What the series is called.</summary>
    public string Name { get; }

    /// <summary>Its colour, dash and marker; null takes the next that the panel has not used.</summary>
    public Look? Look { get; init; }

    /// <summary>Whether the legend lists it.</summary>
    public bool InLegend { get; init; } = true;

    internal abstract Interval? XExtent { get; }

    internal abstract Interval? YExtent { get; }

    /// <summary>One sentence for a reader who cannot see the figure.</summary>
    internal abstract string Describe();

    /// <summary>Whether the drawing may touch the frame: a grid of values fills its panel, a curve needs air.</summary>
    internal virtual bool FillsPanel => false;
}
