using StableNets.Integrators;
using StableNets.Layers;

namespace StableNets.Networks;

/// <summary>Y_{j+1} = Y_j + h f(Y_j; θ_j), j = 0 … N−1, with forward Euler. Notes eq. (2); Haber &amp; Ruthotto 2017, eq. (2.1).</summary>
/// <remarks>Other integrators give other residual networks for the same ODE.</remarks>
public sealed class ResidualNetwork : FieldNetwork
{
    private readonly Integrator integrator;

    /// <summary>One layer repeated N times: constant weights.</summary>
    /// <param name="layer">f(·; θ). A split layer works too: both halves are then updated at once.</param>
    /// <param name="integrator">The rule for one step.</param>
    /// <param name="depth">N ≥ 1.</param>
    /// <param name="step">h, in layer time: finite, not 0; negative runs backwards in time.</param>
    /// <exception cref="ArgumentException">The layer or the integrator is null, N is less than 1, or h is 0 or not finite.</exception>
    public ResidualNetwork(Layer layer, Integrator integrator, int depth, double step)
        : this(Repeat(layer, depth), integrator, step)
    {
    }

    /// <summary>One layer for each j: weights that change over time.</summary>
    /// <param name="layers">N ≥ 1 layers of equal width.</param>
    /// <param name="integrator">The rule for one step.</param>
    /// <param name="step">h, in layer time: finite, not 0.</param>
    /// <exception cref="ArgumentException">There is no layer, one or the integrator is null, widths differ, or h is 0 or not finite.</exception>
    public ResidualNetwork(IReadOnlyList<Layer> layers, Integrator integrator, double step)
        : base(layers, integrator, step)
    {
        this.integrator = integrator;
    }

    private protected override Network Of(IReadOnlyList<Layer> layers, double step) => new ResidualNetwork(layers, integrator, step);
}
