using MathNet.Numerics.LinearAlgebra;

namespace StableNets.Stability;

/// <summary>t ↦ |exp(tA)|₂: how much y′ = A y can amplify a start by time t. Eigenvalues alone do not bound it.</summary>
/// <remarks>Trefethen &amp; Embree 2005, part IV.</remarks>
public sealed class TransientGrowth
{
    private TransientGrowth(double[] times, double[] norms, double peakTime, double peak)
    {
        Times = times;
        Norms = norms;
        PeakTime = peakTime;
        Peak = peak;
    }

    /// <summary>t: equally spaced from 0.</summary>
    public IReadOnlyList<double> Times { get; }

    /// <summary>|exp(tA)|₂ at these times.</summary>
    public IReadOnlyList<double> Norms { get; }

    /// <summary>The time of the largest amplification.</summary>
    public double PeakTime { get; }

    /// <summary>max |exp(tA)|₂ over the interval.</summary>
    public double Peak { get; }

    /// <summary>|exp(tA)|₂ on [0, T], with its maximum located between the samples.</summary>
    /// <param name="A">A: s × s, finite.</param>
    /// <param name="finalTime">T &gt; 0, with T |A|₁ ≤ 10¹².</param>
    /// <param name="samples">Number of times, ≥ 3. Default 201.</param>
    /// <returns>The curve and its peak.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    /// <exception cref="OverflowException">The flow grew beyond the range of numbers.</exception>
    public static TransientGrowth Of(Matrix<double> A, double finalTime, int samples = 201)
    {
        Require.Square(A, nameof(A), "transient growth");
        MatrixExponential.Norm(A, Require.Positive(finalTime, nameof(finalTime)), nameof(finalTime));
        Require.AtLeast(3, samples, nameof(samples));
        var step = finalTime / (samples - 1);
        double[] times = [.. Enumerable.Range(0, samples).Select(i => i * step)];
        double[] norms = [.. times.Select(NormAt)];

        var highest = Array.IndexOf(norms, norms.Max());
        var peakTime = GoldenSection(times[Math.Max(highest - 1, 0)], times[Math.Min(highest + 1, samples - 1)]);
        return norms[highest] >= NormAt(peakTime)
            ? new TransientGrowth(times, norms, times[highest], norms[highest])
            : new TransientGrowth(times, norms, peakTime, NormAt(peakTime));

        // The singular values are found through squares: scaled to about 1, they neither overflow nor vanish.
        double NormAt(double t)
        {
            var exp = MatrixExponential.Of(A, t);
            var scale = exp.InfinityNorm();
            return scale == 0 ? 0 : Require.NoOverflow(scale * (exp / scale).L2Norm(), "|exp(tA)|₂");
        }

        double GoldenSection(double left, double right)
        {
            // 39 halvings by the golden ratio come to 1e-8; of a T so small that numbers have few digits there, not even more would.
            var ratio = (Math.Sqrt(5) - 1) / 2;
            for (var i = 0; i < 100 && right - left > 1e-8 * finalTime; i++)
            {
                double a = right - (ratio * (right - left)), b = left + (ratio * (right - left));
                (left, right) = NormAt(a) >= NormAt(b) ? (left, b) : (a, right);
            }

            return (left + right) / 2;
        }
    }
}
