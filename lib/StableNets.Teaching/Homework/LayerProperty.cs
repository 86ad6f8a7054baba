namespace StableNets.Teaching.Homework;

/// <summary>What a layer may have or lack.</summary>
public enum LayerProperty
{
    /// <summary>Not answered yet.</summary>
    None,

    /// <summary>The determinant of the layer's Jacobian is 1 at every state.</summary>
    Area,

    /// <summary>Each half is moved by the other one alone, so that a layer can be undone, half by half.</summary>
    WayBack,

    /// <summary>While h |K|₂ &lt; 2, small states stay small through any number of layers with the same weights and b = 0.</summary>
    Bounded,
}
