using StableNets.Numerics;

namespace StableNets.Networks;

/// <summary>
/// How a network carries (state, direction) through its layers: the layout that its integrator needs, and one step of the variation.
/// </summary>
internal abstract class Tangents
{
    /// <summary>augmented ← (state, direction)</summary>
    public abstract void Pack(Tile state, Tile direction, Tile augmented);

    /// <summary>(state, direction) ← augmented</summary>
    public abstract void Unpack(Tile augmented, Tile state, Tile direction);

    /// <summary>The variation of <see cref="Network.Begin"/>.</summary>
    public abstract void Begin(Tile augmented, Scratch scratch);

    /// <summary>The variation of one step of the network.</summary>
    public abstract void Advance(int j, Tile augmented, Scratch scratch);
}
