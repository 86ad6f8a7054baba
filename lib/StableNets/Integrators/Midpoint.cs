using System.Numerics;
using StableNets.Layers;
using StableNets.Numerics;

namespace StableNets.Integrators;

/// <summary>Y_{j+1} = Y_j + h f(Y_j + ½ h f(Y_j)): the explicit midpoint rule.</summary>
/// <remarks>
/// R(z) = 1 + z + z²/2; on the imaginary axis |R(iy)| = √(1 + y⁴/4) &gt; 1. Within one layer the weights are constant, so both
/// stages use θ_j.
/// </remarks>
public sealed class Midpoint : Integrator, IGrowth
{
    /// <inheritdoc/>
    public override string Name => "midpoint";

    /// <inheritdoc/>
    public override int Order => 2;

    /// <inheritdoc/>
    public double Growth(Complex hLambda) => Modulus.Of(hLambda, 1 + hLambda + (hLambda * hLambda / 2));

    internal override int Stages => 2;

    internal override void Step(IField field, double h, Tile state, Tile k, Scratch scratch)
    {
        Tile k1 = Stage(k, 0, state), k2 = Stage(k, 1, state), middle = scratch.Take(state.Columns);
        field.Evaluate(state, k1, scratch);
        middle.SetSum(state, h / 2, k1);
        field.Evaluate(middle, k2, scratch);
        state.Add(h, k2);
    }

    // M̄ = J(M)ᵀ (h Ȳ),  Ȳ ← Ȳ + M̄ + J(Y)ᵀ (½h M̄)
    internal override void Adjoint(Layer layer, double h, Tile state, Tile k, Tile bar, Span<double> gradient, Scratch scratch)
    {
        Tile k1 = Stage(k, 0, state), k2 = Stage(k, 1, state), middle = scratch.Take(state.Columns), barMiddle = scratch.Take(state.Columns);
        middle.SetSum(state, h / 2, k1);
        barMiddle.Span.Clear();
        layer.Adjoint(middle, k2, Scaled(h, bar, scratch), barMiddle, gradient, scratch);
        bar.Add(1, barMiddle);
        layer.Adjoint(state, k1, Scaled(h / 2, barMiddle, scratch), bar, gradient, scratch);
    }
}
