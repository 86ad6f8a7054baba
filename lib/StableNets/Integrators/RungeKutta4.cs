using System.Numerics;
using StableNets.Layers;
using StableNets.Numerics;

namespace StableNets.Integrators;

/// <summary>
/// Y_{j+1} = Y_j + (h/6)(k₁ + 2 k₂ + 2 k₃ + k₄) with k₁ = f(Y_j), k₂ = f(Y_j + ½h k₁), k₃ = f(Y_j + ½h k₂), k₄ = f(Y_j + h k₃).
/// </summary>
/// <remarks>Kutta 1901. R(z) = 1 + z + z²/2 + z³/6 + z⁴/24; stable on the imaginary axis for |y| ≤ 2√2. Weights are constant within a layer.</remarks>
public sealed class RungeKutta4 : Integrator, IGrowth
{
    /// <inheritdoc/>
    public override string Name => "RK4";

    /// <inheritdoc/>
    public override int Order => 4;

    /// <inheritdoc/>
    public double Growth(Complex hLambda)
    {
        var z = hLambda;
        return Modulus.Of(z, 1 + (z * (1 + (z / 2 * (1 + (z / 3 * (1 + (z / 4))))))));
    }

    internal override int Stages => 4;

    internal override void Step(IField field, double h, Tile state, Tile k, Scratch scratch)
    {
        Tile k1 = Stage(k, 0, state), k2 = Stage(k, 1, state), k3 = Stage(k, 2, state), k4 = Stage(k, 3, state);
        var stage = scratch.Take(state.Columns);

        field.Evaluate(state, k1, scratch);
        stage.SetSum(state, h / 2, k1);
        field.Evaluate(stage, k2, scratch);
        stage.SetSum(state, h / 2, k2);
        field.Evaluate(stage, k3, scratch);
        stage.SetSum(state, h, k3);
        field.Evaluate(stage, k4, scratch);

        state.Add(h / 6, k1);
        state.Add(h / 3, k2);
        state.Add(h / 3, k3);
        state.Add(h / 6, k4);
    }

    // Backwards through the stages: S̄ᵢ = J(Sᵢ)ᵀ k̄ᵢ, and k̄ᵢ = weight · Ȳ + (coefficient of kᵢ in Sᵢ₊₁) · S̄ᵢ₊₁.
    internal override void Adjoint(Layer layer, double h, Tile state, Tile k, Tile bar, Span<double> gradient, Scratch scratch)
    {
        ReadOnlySpan<double> weights = [h / 6, h / 3, h / 3, h / 6], reach = [0, h / 2, h / 2, h];
        Tile stage = scratch.Take(state.Columns), barStage = scratch.Take(state.Columns), sum = scratch.Take(state.Columns);
        sum.Set(bar);
        barStage.Span.Clear();
        for (var i = 3; i >= 0; i--)
        {
            var v = Scaled(weights[i], bar, scratch);
            if (i < 3)
                v.Add(reach[i + 1], barStage);
            stage.Set(state);
            if (i > 0)
                stage.Add(reach[i], Stage(k, i - 1, state));
            barStage.Span.Clear();
            layer.Adjoint(stage, Stage(k, i, state), v, barStage, gradient, scratch);
            sum.Add(1, barStage);
        }

        bar.Set(sum);
    }
}
