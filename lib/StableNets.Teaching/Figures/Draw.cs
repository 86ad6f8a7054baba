namespace StableNets.Teaching.Figures;

/// <summary>How a curve shows its points.</summary>
public enum Draw
{
    /// <summary>A line through the points.</summary>
    Line,

    /// <summary>A marker at each point.</summary>
    Markers,

    /// <summary>A line with a marker at each point: a discrete quantity whose order matters, such as layers.</summary>
    LineAndMarkers,
}
