using StableNets.Numerics;

namespace StableNets.Layers;

/// <summary>
/// y′ = g(z; θ),  z′ = k(y; θ): each half is moved by the other alone. This is what lets Verlet update them in turn.
/// </summary>
/// <remarks>The state is (Y, Z), n × <see cref="Layer.StateWidth"/>, with Y in the first <see cref="Layer.Features"/> columns. Features enter as Y; Z starts at 0.</remarks>
public abstract class SplitLayer : Layer, ISplitField
{
    private protected SplitLayer(int yWidth, int zWidth)
        : base(yWidth, yWidth + zWidth)
    {
    }

    void ISplitField.Drift(Tile z, Tile into, Scratch scratch) => Drift(z, into, scratch);

    void ISplitField.Kick(Tile y, Tile into, Scratch scratch) => Kick(y, into, scratch);

    /// <summary>into ← y′ = g(Z)</summary>
    internal abstract void Drift(Tile z, Tile into, Scratch scratch);

    /// <summary>into ← z′ = k(Y)</summary>
    internal abstract void Kick(Tile y, Tile into, Scratch scratch);

    /// <summary>into ← dg(Z) dZ</summary>
    internal abstract void DriftTangent(Tile z, Tile dz, Tile into, Scratch scratch);

    /// <summary>into ← dk(Y) dY</summary>
    internal abstract void KickTangent(Tile y, Tile dy, Tile into, Scratch scratch);

    /// <summary>Both halves from the old state at once: the right-hand side of the whole system.</summary>
    internal sealed override void Evaluate(Tile y, Tile into, Scratch scratch)
    {
        var (stateY, stateZ) = y.Split(Features);
        var (slopeY, slopeZ) = into.Split(Features);
        Drift(stateZ, slopeY, scratch);
        Kick(stateY, slopeZ, scratch);
    }

    internal sealed override void Tangent(Tile y, Tile dy, Tile into, Scratch scratch)
    {
        var (stateY, stateZ) = y.Split(Features);
        var (directionY, directionZ) = dy.Split(Features);
        var (slopeY, slopeZ) = into.Split(Features);
        DriftTangent(stateZ, directionZ, slopeY, scratch);
        KickTangent(stateY, directionY, slopeZ, scratch);
    }
}
