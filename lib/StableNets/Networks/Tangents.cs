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

    /// <summary>The variation of <see cref="Network.Begin"/>, with a direction dθ₀ of layer 0's maps, or none.</summary>
    public abstract void Begin(Tile augmented, ReadOnlyMemory<double> direction, Scratch scratch);

    /// <summary>The variation of one step of the network, with a direction dθ_j of layer j's maps, or none.</summary>
    public abstract void Advance(int j, Tile augmented, ReadOnlyMemory<double> direction, Scratch scratch);
}
