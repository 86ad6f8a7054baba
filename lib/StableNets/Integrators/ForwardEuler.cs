using System.Numerics;
using StableNets.Layers;
using StableNets.Numerics;

namespace StableNets.Integrators;

/// <summary>Y_{j+1} = Y_j + h f(Y_j). Notes eq. (2); Haber &amp; Ruthotto 2017, eq. (2.1): a ResNet is forward Euler.</summary>
/// <remarks>R(z) = 1 + z. Stable in the disc |1 + z| ≤ 1: nowhere on the imaginary axis but at 0.</remarks>
public sealed class ForwardEuler : Integrator, IGrowth
{
    /// <inheritdoc/>
    public override string Name => "forward Euler";

    /// <inheritdoc/>
    public override int Order => 1;

    /// <inheritdoc/>
    public double Growth(Complex hLambda) => Modulus.Of(hLambda, 1 + hLambda);

    internal override int Stages => 1;

    internal override void Step(IField field, double h, Tile state, Tile k, Scratch scratch)
    {
        field.Evaluate(state, k, scratch);
        state.Add(h, k);
    }

    // Ȳ_j = Ȳ_{j+1} + Jᵀ (h Ȳ_{j+1})
    internal override void Adjoint(Layer layer, double h, Tile state, Tile k, Tile bar, Span<double> gradient, Scratch scratch) =>
        layer.Adjoint(state, k, Scaled(h, bar, scratch), bar, gradient, scratch);
}
