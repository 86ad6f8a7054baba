using StableNets.Layers;
using StableNets.Numerics;

namespace StableNets.Integrators;

/// <summary>Y_{j+1} = f(Y_j) = σ(Y_j K_j + b_j). Notes eq. (1): a plain net keeps nothing of the old state, and h plays no part.</summary>
/// <remarks>It approximates no ODE, hence order 0.</remarks>
public sealed class PlainPropagation : Integrator
{
    /// <inheritdoc/>
    public override string Name => "plain propagation";

    /// <inheritdoc/>
    public override int Order => 0;

    internal override int Stages => 1;

    internal override void Step(IField field, double h, Tile state, Tile k, Scratch scratch)
    {
        field.Evaluate(state, k, scratch);
        state.Set(k);
    }

    // Ȳ_j = Jᵀ Ȳ_{j+1}
    internal override void Adjoint(Layer layer, double h, Tile state, Tile k, Tile bar, Span<double> gradient, Scratch scratch)
    {
        var v = Scaled(1, bar, scratch);
        bar.Span.Clear();
        layer.Adjoint(state, k, v, bar, gradient, scratch);
    }
}
