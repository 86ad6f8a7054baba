namespace StableNets.Teaching.Figures;

/// <summary>How a grid's values become colours.</summary>
public enum Colours
{
    /// <summary>Dark to light from the lowest value to the highest.</summary>
    Sequential,

    /// <summary>Blue below zero, orange above, nearly white at zero.</summary>
    Diverging,

    /// <summary>The values are class numbers 0, 1, 2 …; each takes the colour of the look with that number, faint.</summary>
    Classes,
}
