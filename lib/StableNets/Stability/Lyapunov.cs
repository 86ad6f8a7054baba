using MathNet.Numerics.LinearAlgebra;
using StableNets.Networks;

namespace StableNets.Stability;

/// <summary>
/// (1/T) log of the growth of an infinitesimal sphere's axes along one path: the exponents that eigenvalues fail to give when weights vary in time.
/// </summary>
public static class Lyapunov
{
    /// <summary>All finite-time exponents, by QR of the layers' Jacobians M_j one after the other, so that nothing over- or underflows.</summary>
    /// <param name="network">The network.</param>
    /// <param name="y0">One sample: its s features, or its whole state.</param>
    /// <returns>Exponents per unit of layer time, falling. Their sum is (1/T) log |det ∂Y_N/∂Y₀|.</returns>
    /// <exception cref="ArgumentException">y₀ has another length or entries that are not finite.</exception>
    public static Vector<double> Exponents(Network network, Vector<double> y0)
    {
        ArgumentNullException.ThrowIfNull(network);
        var logs = Vector<double>.Build.Dense(network.StateWidth);
        var frame = Matrix<double>.Build.DenseIdentity(network.StateWidth);
        foreach (var M in Sensitivity.Steps(network, y0))
        {
            var qr = (M * frame).QR();
            logs += qr.R.Diagonal().PointwiseAbs().PointwiseLog();
            frame = qr.Q;
        }

        return Vector<double>.Build.DenseOfEnumerable((logs / Math.Abs(network.FinalTime)).OrderDescending());
    }

    /// <summary>The largest exponent: &gt; 0 means that neighbours separate exponentially.</summary>
    /// <param name="network">The network.</param>
    /// <param name="y0">One sample: its s features, or its whole state.</param>
    /// <returns>The exponent per unit of layer time.</returns>
    public static double Largest(Network network, Vector<double> y0) => Exponents(network, y0)[0];
}
