using StableNets.Layers;
using StableNets.Numerics;

namespace StableNets.Integrators;

/// <summary>
/// z ← z + ½h k(y),  y ← y + h g(z),  z ← z + ½h k(y): Verlet with y and z at the same time (Störmer–Verlet, "velocity Verlet").
/// </summary>
/// <remarks>Of order 2 in y and z. Symmetric in time: a step back is a step with −h. Hairer, Lubich &amp; Wanner 2003.</remarks>
public sealed class HalfKickVerlet : SplitIntegrator
{
    /// <inheritdoc/>
    public override string Name => "Verlet, half kicks";

    /// <inheritdoc/>
    public override int Order => 2;

    internal override void Begin(ISplitField field, double h, Tile y, Tile z, Scratch scratch)
    {
    }

    internal override void Step(ISplitField field, double h, Tile y, Tile z, Scratch scratch)
    {
        Verlet.Kick(field, h / 2, y, z, scratch);
        Verlet.Drift(field, h, y, z, scratch);
        Verlet.Kick(field, h / 2, y, z, scratch);
    }

    internal override void StepBack(ISplitField field, double h, Tile y, Tile z, Scratch scratch) =>
        Step(field, -h, y, z, scratch);

    internal override void Adjoint(SplitLayer layer, double h, in Pair state, in Pair bar, Span<double> gradient, Scratch scratch)
    {
        Verlet.KickAdjoint(layer, h / 2, state, bar, gradient, scratch);
        Verlet.DriftAdjoint(layer, h, state, bar, gradient, scratch);
        Verlet.KickAdjoint(layer, h / 2, state, bar, gradient, scratch);
    }

    internal override void BeginAdjoint(SplitLayer layer, double h, in Pair state, in Pair bar, Span<double> gradient, Scratch scratch)
    {
    }

    internal override void End(ISplitField field, double h, Tile y, Tile z, Scratch scratch)
    {
    }
}
