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
    public double Growth(Complex hLambda) => (1 + hLambda).Magnitude;

    internal override void Step(IField field, double h, Tile state, Scratch scratch)
    {
        var k1 = scratch.Take(state.Columns);
        field.Evaluate(state, k1, scratch);
        state.Add(h, k1);
    }
}
