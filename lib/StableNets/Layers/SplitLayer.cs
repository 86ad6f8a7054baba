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

    /// <summary>into ← dg dZ + (∂g/∂θ) dθ; value = g(Z)</summary>
    internal abstract void DriftTangent(Tile z, Tile value, Tile dz, ReadOnlySpan<double> direction, Tile into, Scratch scratch);

    /// <summary>into ← dk dY + (∂k/∂θ) dθ; value = k(Y)</summary>
    internal abstract void KickTangent(Tile y, Tile value, Tile dy, ReadOnlySpan<double> direction, Tile into, Scratch scratch);

    /// <summary>into ← into + dgᵀ V, gradient ← gradient + (∂g/∂θ)ᵀ V; value = g(Z). V is overwritten.</summary>
    internal abstract void DriftAdjoint(Tile z, Tile value, Tile v, Tile into, Span<double> gradient, Scratch scratch);

    /// <summary>into ← into + dkᵀ V, gradient ← gradient + (∂k/∂θ)ᵀ V; value = k(Y). V is overwritten.</summary>
    internal abstract void KickAdjoint(Tile y, Tile value, Tile v, Tile into, Span<double> gradient, Scratch scratch);

    /// <summary>The part of a direction that belongs to one map; none of none.</summary>
    private protected static ReadOnlySpan<double> Part(ReadOnlySpan<double> direction, Range map) => direction.IsEmpty ? direction : direction[map];

    /// <summary>Both halves from the old state at once: the right-hand side of the whole system.</summary>
    internal sealed override void Evaluate(Tile y, Tile into, Scratch scratch)
    {
        var (stateY, stateZ) = y.Split(Features);
        var (slopeY, slopeZ) = into.Split(Features);
        Drift(stateZ, slopeY, scratch);
        Kick(stateY, slopeZ, scratch);
    }

    internal sealed override void Tangent(Tile y, Tile value, Tile dy, ReadOnlySpan<double> direction, Tile into, Scratch scratch)
    {
        var (stateY, stateZ) = y.Split(Features);
        var (valueY, valueZ) = value.Split(Features);
        var (directionY, directionZ) = dy.Split(Features);
        var (slopeY, slopeZ) = into.Split(Features);
        DriftTangent(stateZ, valueY, directionZ, direction, slopeY, scratch);
        KickTangent(stateY, valueZ, directionY, direction, slopeZ, scratch);
    }

    internal sealed override void Adjoint(Tile y, Tile value, Tile v, Tile into, Span<double> gradient, Scratch scratch)
    {
        var (stateY, stateZ) = y.Split(Features);
        var (valueY, valueZ) = value.Split(Features);
        var (vY, vZ) = v.Split(Features);
        var (intoY, intoZ) = into.Split(Features);
        DriftAdjoint(stateZ, valueY, vY, intoZ, gradient, scratch);
        KickAdjoint(stateY, valueZ, vZ, intoY, gradient, scratch);
    }
}
