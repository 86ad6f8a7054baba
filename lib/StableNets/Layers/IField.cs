using StableNets.Numerics;

namespace StableNets.Layers;

/// <summary>Y′ = f(Y): all that an integrator knows of a layer.</summary>
internal interface IField
{
    /// <summary>into ← f(Y)</summary>
    void Evaluate(Tile y, Tile into, Scratch scratch);
}

/// <summary>Y′ = g(Z), Z′ = k(Y): all that a split integrator knows of a layer.</summary>
internal interface ISplitField
{
    /// <summary>into ← g(Z)</summary>
    void Drift(Tile z, Tile into, Scratch scratch);

    /// <summary>into ← k(Y)</summary>
    void Kick(Tile y, Tile into, Scratch scratch);
}
