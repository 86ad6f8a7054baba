using StableNets.Layers;
using StableNets.Numerics;

namespace StableNets.Integrators;

/// <summary>
/// z_{j+½} = z_{j−½} + h k(y_j),  y_{j+1} = y_j + h g(z_{j+½}). For the Hamiltonian layer: z ← z − h σ(Kᵀ y + b), then
/// y ← y + h σ(K z + b) with the new z. Haber &amp; Ruthotto 2017, section 4.3.
/// </summary>
/// <remarks>
/// The scheme is of order 2 on the staggered grid. As in the authors' code, z₀ is used as z_{−½}: as a map of (y₀, z₀) that is of order 1
/// only. With a half first kick, z_{½} = z₀ + ½ h k(y₀), y is of order 2. Not to be confused with forward Euler on the whole
/// system, which updates both halves from old values and is unstable.
/// </remarks>
/// <param name="halfFirstKick">Whether the first kick is halved. Default: no, as in the authors' code.</param>
public sealed class Verlet(bool halfFirstKick = false) : SplitIntegrator
{
    /// <inheritdoc/>
    public override string Name => halfFirstKick ? "Verlet, half first kick" : "Verlet";

    /// <inheritdoc/>
    public override int Order => halfFirstKick ? 2 : 1;

    internal override void Begin(ISplitField field, double h, Tile y, Tile z, Scratch scratch)
    {
        if (halfFirstKick)
            Kick(field, -h / 2, y, z, scratch);
    }

    internal override void Step(ISplitField field, double h, Tile y, Tile z, Scratch scratch)
    {
        Kick(field, h, y, z, scratch);
        Drift(field, h, y, z, scratch);
    }

    internal override void StepBack(ISplitField field, double h, Tile y, Tile z, Scratch scratch)
    {
        Drift(field, -h, y, z, scratch);
        Kick(field, -h, y, z, scratch);
    }

    internal override void End(ISplitField field, double h, Tile y, Tile z, Scratch scratch)
    {
        if (halfFirstKick)
            Kick(field, h / 2, y, z, scratch);
    }

    internal override void Adjoint(SplitLayer layer, double h, in Pair state, in Pair bar, Span<double> gradient, Scratch scratch)
    {
        DriftAdjoint(layer, h, state, bar, gradient, scratch);
        KickAdjoint(layer, h, state, bar, gradient, scratch);
    }

    internal override void BeginAdjoint(SplitLayer layer, double h, in Pair state, in Pair bar, Span<double> gradient, Scratch scratch)
    {
        if (halfFirstKick)
            KickAdjoint(layer, -h / 2, state, bar, gradient, scratch);
    }

    /// <summary>z ← z + h k(y)</summary>
    internal static void Kick(ISplitField field, double h, Tile y, Tile z, Scratch scratch)
    {
        var force = scratch.Take(z.Columns);
        field.Kick(y, force, scratch);
        z.Add(h, force);
    }

    /// <summary>y ← y + h g(z)</summary>
    internal static void Drift(ISplitField field, double h, Tile y, Tile z, Scratch scratch)
    {
        var velocity = scratch.Take(y.Columns);
        field.Drift(z, velocity, scratch);
        y.Add(h, velocity);
    }

    /// <summary>Undoes <see cref="Kick"/>, z ← z − h k(y), with its adjoint ȳ ← ȳ + dkᵀ (h z̄).</summary>
    internal static void KickAdjoint(SplitLayer layer, double h, in Pair state, in Pair bar, Span<double> gradient, Scratch scratch)
    {
        Tile force = scratch.Take(state.Z.Columns), v = scratch.Take(state.Z.Columns);
        layer.Kick(state.Y, force, scratch);
        state.Z.Add(-h, force);
        v.SetScaled(h, bar.Z);
        layer.KickAdjoint(state.Y, force, v, bar.Y, gradient, scratch);
    }

    /// <summary>Undoes <see cref="Drift"/>, y ← y − h g(z), with its adjoint z̄ ← z̄ + dgᵀ (h ȳ).</summary>
    internal static void DriftAdjoint(SplitLayer layer, double h, in Pair state, in Pair bar, Span<double> gradient, Scratch scratch)
    {
        Tile velocity = scratch.Take(state.Y.Columns), v = scratch.Take(state.Y.Columns);
        layer.Drift(state.Z, velocity, scratch);
        state.Y.Add(-h, velocity);
        v.SetScaled(h, bar.Y);
        layer.DriftAdjoint(state.Z, velocity, v, bar.Z, gradient, scratch);
    }
}
