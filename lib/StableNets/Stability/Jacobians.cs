using MathNet.Numerics.LinearAlgebra;
using StableNets.Networks;

namespace StableNets.Stability;

/// <summary>J_j = ∂f/∂y at (y_j; θ_j): the Jacobian of the ODE along one sample's path. Haber &amp; Ruthotto 2017, eq. (3.7).</summary>
public static class Jacobians
{
    /// <summary>J_0, …, J_{N−1}.</summary>
    /// <param name="network">The network.</param>
    /// <param name="y0">One sample: its s features, or its whole state; with an input layer its r inputs.</param>
    /// <returns>N matrices in column convention, each square of the state's width.</returns>
    /// <exception cref="ArgumentException">y₀ has another length or entries that are not finite.</exception>
    /// <exception cref="OverflowException">The state or a Jacobian is beyond the range of numbers.</exception>
    public static IReadOnlyList<Matrix<double>> Along(Network network, Vector<double> y0)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(y0);
        var path = network.Trajectory(y0.ToRowMatrix()).Sample(0);
        return [.. Enumerable.Range(0, network.Depth).Select(j => network.LayerAt(j).Jacobian(path.Row(j)))];
    }
}
