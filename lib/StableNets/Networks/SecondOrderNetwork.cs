using StableNets.Integrators;
using StableNets.Layers;

namespace StableNets.Networks;

/// <summary>Y_{j+1} = 2 Y_j − Y_{j−1} + h² F(Y_j; θ_j), j = 0 … N−1. Ruthotto &amp; Haber 2018 (arXiv 1804.04272), eq. (11).</summary>
public sealed class SecondOrderNetwork : StaggeredNetwork
{
    private readonly Leapfrog integrator;

    /// <summary>One layer repeated N times: constant weights.</summary>
    /// <param name="layer">F(·; θ).</param>
    /// <param name="integrator">Leapfrog, with its start.</param>
    /// <param name="depth">N ≥ 1.</param>
    /// <param name="step">h, in layer time: finite, not 0; negative runs backwards in time.</param>
    /// <exception cref="ArgumentException">The layer or the integrator is null, N is less than 1, or h is 0 or not finite.</exception>
    public SecondOrderNetwork(AccelerationLayer layer, Leapfrog integrator, int depth, double step)
        : this(Repeat(layer, depth), integrator, step)
    {
    }

    /// <summary>One layer for each j: weights that change over time.</summary>
    /// <param name="layers">N ≥ 1 layers of equal width.</param>
    /// <param name="integrator">Leapfrog, with its start.</param>
    /// <param name="step">h, in layer time: finite, not 0.</param>
    /// <exception cref="ArgumentException">There is no layer, one or the integrator is null, widths differ, or h is 0 or not finite.</exception>
    public SecondOrderNetwork(IReadOnlyList<AccelerationLayer> layers, Leapfrog integrator, double step)
        : base(layers, integrator, step)
    {
        this.integrator = integrator;
    }

    private protected override Network Of(IReadOnlyList<Layer> layers, double step) => new SecondOrderNetwork([.. layers.Cast<AccelerationLayer>()], integrator, step);
}
