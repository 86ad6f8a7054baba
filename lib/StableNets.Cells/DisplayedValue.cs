namespace StableNets.Cells;

/// <summary>A value that a cell has shown and may show anew in the same place, named as in the .NET Interactive kernel.</summary>
public sealed class DisplayedValue
{
    private readonly Action<object?> update;

    internal DisplayedValue(string displayId, Action<object?> update) => (DisplayId, this.update) = (displayId, update);

    /// <summary>What a front end knows the place by.</summary>
    public string DisplayId { get; }

    /// <summary>Shows another value in place of this one, in the forms in which this one was shown.</summary>
    /// <param name="updatedValue">The value; null shows as such.</param>
    public void Update(object? updatedValue) => update(updatedValue);
}
