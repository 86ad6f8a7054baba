using StableNets.Layers;
using StableNets.Numerics;

namespace StableNets.Integrators;

/// <summary>
/// y_{j+1} = 2 y_j − y_{j−1} + h² F(y_j) for y″ = F(y). Ruthotto &amp; Haber 2018 (arXiv 1804.04272), eq. (11).
/// </summary>
/// <remarks>
/// A two-step rule: the state is (y_j, y_{j−1}). The start (y₀, z₀), z₀ = y′(0), becomes y_{−1} = y₀ − h z₀, as in the authors' code
/// (z₀ = 0: y_{−1} = y₀), which is of order 1; with a half first kick, y_{−1} = y₀ − h z₀ + ½h² F(y₀), of order 2.
/// It is Verlet on y′ = z, z′ = F(y) with z_{j−½} = (y_j − y_{j−1}) / h. Only a second-order layer fits: nothing else has an F.
/// </remarks>
/// <param name="halfFirstKick">Whether the start has the ½h² F(y₀) term. Default: no, as in the authors' code.</param>
public sealed class Leapfrog(bool halfFirstKick = false) : StaggeredIntegrator
{
    /// <inheritdoc/>
    public override string Name => halfFirstKick ? "leapfrog, half first kick" : "leapfrog";

    /// <inheritdoc/>
    public override int Order => halfFirstKick ? 2 : 1;

    // Below z holds the previous features y_{j−1}.
    internal override void Begin(ISplitField field, double h, Tile y, Tile z, Scratch scratch)
    {
        z.SetSum(y, -h, z);
        AddHalfForce(field, h, 1, y, z, scratch);
    }

    internal override void Step(ISplitField field, double h, Tile y, Tile z, Scratch scratch)
    {
        var force = scratch.Take(y.Columns);
        field.Kick(y, force, scratch);
        Recur(y, z, h, force);
        Swap(y, z, scratch);
    }

    // y_{j−1} = 2 y_j − y_{j+1} + h² F(y_j): the same recurrence with the two times exchanged.
    internal override void StepBack(ISplitField field, double h, Tile y, Tile z, Scratch scratch)
    {
        Swap(y, z, scratch);
        var force = scratch.Take(y.Columns);
        field.Kick(y, force, scratch);
        Recur(y, z, h, force);
    }

    internal override void End(ISplitField field, double h, Tile y, Tile z, Scratch scratch)
    {
        AddHalfForce(field, h, -1, y, z, scratch);
        z.SetSum(y, -1, z);
        z.Scale(1 / h);
    }

    // ȳ_j = 2 ȳ_{j+1} + p̄_{j+1} + h² dFᵀ ȳ_{j+1},  p̄_j = −ȳ_{j+1}, where p is the previous features.
    internal override void Adjoint(SplitLayer layer, double h, in Pair state, in Pair bar, Span<double> gradient, Scratch scratch)
    {
        Tile force = scratch.Take(state.Y.Columns), v = scratch.Take(state.Y.Columns), next = scratch.Take(state.Y.Columns);
        Swap(state.Y, state.Z, scratch);
        layer.Kick(state.Y, force, scratch);
        Recur(state.Y, state.Z, h, force);

        v.SetScaled(h * h, bar.Y);
        next.SetSum(bar.Z, 2, bar.Y);
        bar.Z.SetScaled(-1, bar.Y);
        bar.Y.Set(next);
        layer.KickAdjoint(state.Y, force, v, bar.Y, gradient, scratch);
    }

    // z̄ is that of p = y − h z + ½h² F(y), the last term only with a half first kick.
    internal override void BeginAdjoint(SplitLayer layer, double h, in Pair state, in Pair bar, Span<double> gradient, Scratch scratch)
    {
        if (halfFirstKick)
        {
            Tile force = scratch.Take(state.Y.Columns), v = scratch.Take(state.Y.Columns);
            layer.Kick(state.Y, force, scratch);
            v.SetScaled(h * h / 2, bar.Z);
            layer.KickAdjoint(state.Y, force, v, bar.Y, gradient, scratch);
        }

        End(layer, h, state.Y, state.Z, scratch);
        bar.Y.Add(1, bar.Z);
        bar.Z.Scale(-h);
    }

    /// <summary>z ← 2 y − z + h² F: the neighbour of y on the other side.</summary>
    private static void Recur(Tile y, Tile z, double h, Tile force)
    {
        z.Scale(-1);
        z.Add(2, y);
        z.Add(h * h, force);
    }

    private static void Swap(Tile y, Tile z, Scratch scratch)
    {
        var copy = scratch.Take(y.Columns);
        copy.Set(y);
        y.Set(z);
        z.Set(copy);
    }

    private void AddHalfForce(ISplitField field, double h, int sign, Tile y, Tile z, Scratch scratch)
    {
        if (!halfFirstKick)
            return;
        var force = scratch.Take(y.Columns);
        field.Kick(y, force, scratch);
        z.Add(sign * h * h / 2, force);
    }
}
