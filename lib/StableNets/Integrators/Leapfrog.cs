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
        Tile force = scratch.Take(y.Columns), old = scratch.Take(y.Columns);
        field.Kick(y, force, scratch);
        old.Set(y);
        y.Add(1, old);
        y.Add(-1, z);
        y.Add(h * h, force);
        z.Set(old);
    }

    // y_{j−1} = 2 y_j − y_{j+1} + h² F(y_j): the same rule with the two times exchanged.
    internal override void StepBack(ISplitField field, double h, Tile y, Tile z, Scratch scratch)
    {
        Swap(y, z, scratch);
        Step(field, h, y, z, scratch);
        Swap(y, z, scratch);
    }

    internal override void End(ISplitField field, double h, Tile y, Tile z, Scratch scratch)
    {
        AddHalfForce(field, h, -1, y, z, scratch);
        z.SetSum(y, -1, z);
        z.Scale(1 / h);
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
