using MathNet.Numerics.LinearAlgebra;
using StableNets.Layers;

namespace StableNets.Networks;

/// <summary>
/// N → 2N, h → h/2, T fixed: fine[2k] = θ_k, fine[2k+1] = ½ (θ_k + θ_{k+1}), fine[2N−1] = θ_{N−1}. Weights are read as a function of time and interpolated.
/// </summary>
/// <remarks>
/// As in the authors' code (Meganet, prolongateWeights). A deeper network starts from what a shallower one has learned; it does nearly the same
/// only once h |K| is small.
/// </remarks>
public static class Prolongation
{
    /// <summary>The network with twice the layers.</summary>
    /// <param name="network">The coarse network, N layers of one kind.</param>
    /// <typeparam name="TNetwork">Its kind, kept.</typeparam>
    /// <returns>The fine network, 2N layers; what stands in front stays.</returns>
    /// <exception cref="ArgumentException">The layers are of several kinds.</exception>
    public static TNetwork Prolongate<TNetwork>(TNetwork network)
        where TNetwork : Network
    {
        ArgumentNullException.ThrowIfNull(network);
        Vector<double>[] coarse = [.. network.LayersOfOneKind().Select(layer => layer.Parameters())];
        Layer[] fine = [.. Enumerable.Range(0, 2 * network.Depth).Select(j => network.LayerAt(j / 2).WithParameters(At(j)))];
        return (TNetwork)network.With(fine, network.Step / 2);

        Vector<double> At(int j)
        {
            int k = j / 2, next = Math.Min(k + 1, network.Depth - 1);
            return j % 2 == 0 ? coarse[k] : 0.5 * (coarse[k] + coarse[next]);
        }
    }
}
