using StableNets.Integrators;
using StableNets.Layers;

namespace StableNets.Networks;

/// <summary>Y_{j+1} = σ(Y_j K_j + b_j), j = 0 … N−1. Notes eq. (1): the net without skip connections. h = 1 counts layers.</summary>
public sealed class PlainNetwork : FieldNetwork
{
    /// <summary>One layer repeated N times: constant weights.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="depth">N ≥ 1.</param>
    /// <exception cref="ArgumentException">The layer is null or N is less than 1.</exception>
    public PlainNetwork(Layer layer, int depth)
        : this(Repeat(layer, depth))
    {
    }

    /// <summary>One layer for each j.</summary>
    /// <param name="layers">N ≥ 1 layers of equal width.</param>
    /// <exception cref="ArgumentException">There is no layer, one is null, or their widths differ.</exception>
    public PlainNetwork(IReadOnlyList<Layer> layers)
        : base(layers, new PlainPropagation(), step: 1)
    {
    }

    private protected override Network Of(IReadOnlyList<Layer> layers, double step) => new PlainNetwork(layers);
}
