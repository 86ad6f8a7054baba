namespace StableNets.Teaching.Figures;

/// <summary>The shape of a marker. Shapes tell series apart where colours cannot.</summary>
public enum Symbol
{
    /// <summary>A filled disc.</summary>
    Circle,

    /// <summary>A filled square.</summary>
    Square,

    /// <summary>A filled square standing on its corner.</summary>
    Diamond,

    /// <summary>A filled triangle.</summary>
    Triangle,

    /// <summary>A diagonal cross.</summary>
    Cross,

    /// <summary>An upright cross.</summary>
    Plus,

    /// <summary>An empty ring: where something begins.</summary>
    Ring,

    /// <summary>A star: something to be noticed.</summary>
    Star,
}
