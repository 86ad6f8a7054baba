using MathNet.Numerics.LinearAlgebra;
using StableNets.Datasets;
using StableNets.Networks;
using StableNets.Numerics;

namespace StableNets.Stability;

/// <summary>
/// (1/T) log of the growth of an infinitesimal sphere's axes along one path: the exponents that eigenvalues fail to give when weights vary in time.
/// </summary>
/// <remarks>By QR of the steps, after Benettin, Galgani, Giorgilli &amp; Strelcyn 1980.</remarks>
public static class Lyapunov
{
    // Each pass multiplies what is left of the wrong directions by (σᵢ₊₁/σᵢ)²; nearly equal σ need many, but hardly change the rates.
    private const int MostPasses = 50;

    /// <summary>
    /// (1/T) log σᵢ of ∂Y_N/∂Y₀ = M_{N−1} ⋯ M_0, by QR of the layers' Jacobians M_j one after the other, so that nothing over- or underflows.
    /// </summary>
    /// <remarks>
    /// The frame that is carried forward must start in the axes that the whole network stretches; else a short run reports the wrong rates.
    /// Taking it backwards through the transposes and forward again turns it towards them, as the QR algorithm does for eigenvalues.
    /// </remarks>
    /// <param name="network">The network.</param>
    /// <param name="y0">One sample: its s features, or its whole state; with an input layer its r inputs.</param>
    /// <returns>Exponents per unit of layer time, falling. Their sum is (1/T) log |det ∂Y_N/∂Y₀|; a direction that a layer loses has −∞.</returns>
    /// <exception cref="ArgumentException">y₀ has another length or entries that are not finite.</exception>
    /// <exception cref="OverflowException">The state or the derivative of a layer grew beyond the range of numbers; their product may.</exception>
    public static Vector<double> Exponents(Network network, Vector<double> y0)
    {
        ArgumentNullException.ThrowIfNull(network);
        (Matrix<double> M, int Exponent)[] steps = [.. Sensitivity.Steps(network, y0).Select(PowerOfTwo.Factor)];
        var frame = new SeededRandom(seed: 1).NormalMatrix(network.StateWidth, network.StateWidth).QR().Q;
        var logs = Vector<double>.Build.Dense(network.StateWidth);
        for (var pass = 0; pass < MostPasses; pass++)
        {
            foreach (var (M, _) in steps.Reverse())
                frame = M.TransposeThisAndMultiply(frame).QR().Q;

            var before = logs;
            logs = Vector<double>.Build.Dense(network.StateWidth);
            foreach (var (M, exponent) in steps)
            {
                var qr = (M * frame).QR();
                logs += qr.R.Diagonal().PointwiseAbs().PointwiseLog() + (exponent * Math.Log(2));
                frame = qr.Q;
            }

            if ((logs - before).InfinityNorm() <= 1e-12 * logs.InfinityNorm())
                break;
        }

        return Vector<double>.Build.DenseOfEnumerable((logs / Math.Abs(network.FinalTime)).OrderDescending());
    }

    /// <summary>The largest exponent: &gt; 0 means that neighbours separate exponentially.</summary>
    /// <param name="network">The network.</param>
    /// <param name="y0">One sample: its s features, or its whole state; with an input layer its r inputs.</param>
    /// <returns>The exponent per unit of layer time.</returns>
    /// <exception cref="ArgumentException">y₀ has another length or entries that are not finite.</exception>
    /// <exception cref="OverflowException">The state or a derivative grew beyond the range of numbers.</exception>
    public static double Largest(Network network, Vector<double> y0) => Exponents(network, y0)[0];
}
