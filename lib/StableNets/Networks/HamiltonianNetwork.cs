using StableNets.Integrators;
using StableNets.Layers;

namespace StableNets.Networks;

/// <summary>
/// z ← z − h σ(K_jᵀ y + b_j),  y ← y + h σ(K_j z + b_j) with the new z, j = 0 … N−1. Notes eq. (6) with Verlet;
/// Haber &amp; Ruthotto 2017, sections 4.2, 4.3.
/// </summary>
/// <remarks>Bounded for identity activation only while h |K|₂ &lt; 2. z₀ = 0 unless given; the output is y. Any split layer fits.</remarks>
public sealed class HamiltonianNetwork : StaggeredNetwork
{
    private readonly SplitIntegrator integrator;

    /// <summary>One layer repeated N times: constant weights.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="integrator">The rule for one step.</param>
    /// <param name="depth">N ≥ 1.</param>
    /// <param name="step">h, in layer time: finite, not 0; negative runs backwards in time.</param>
    /// <exception cref="ArgumentException">The layer or the integrator is null, N is less than 1, or h is 0 or not finite.</exception>
    public HamiltonianNetwork(SplitLayer layer, SplitIntegrator integrator, int depth, double step)
        : this(Repeat(layer, depth), integrator, step)
    {
    }

    /// <summary>One layer for each j: weights that change over time.</summary>
    /// <param name="layers">N ≥ 1 layers with as many features and as wide a z each.</param>
    /// <param name="integrator">The rule for one step.</param>
    /// <param name="step">h, in layer time: finite, not 0.</param>
    /// <exception cref="ArgumentException">There is no layer, one or the integrator is null, widths differ, or h is 0 or not finite.</exception>
    public HamiltonianNetwork(IReadOnlyList<SplitLayer> layers, SplitIntegrator integrator, double step)
        : base(layers, integrator, step)
    {
        this.integrator = integrator;
    }

    private protected override Network Of(IReadOnlyList<Layer> layers, double step) => new HamiltonianNetwork([.. layers.Cast<SplitLayer>()], integrator, step);
}
