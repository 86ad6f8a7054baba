using MathNet.Numerics.LinearAlgebra;

namespace StableNets.Verification;

/// <summary>⟨w, J v⟩ = ⟨Jᵀ w, v⟩ for all v, w: only when the second map is the transpose of the first.</summary>
/// <remarks>After the authors' code (Meganet, checkAdjoint), which forgives 10⁻¹⁰.</remarks>
public sealed class AdjointTest
{
    /// <summary>What is forgiven as rounding, relative to |w| |J v|.</summary>
    public const double Tolerance = 1e-12;

    // Far from either end of the range of numbers: near its lower end any two products would agree, as 0 = 0.
    private const double Smallest = 1e-200, Largest = 1e200;

    private AdjointTest(double left, double right, double scale)
    {
        Left = left;
        Right = right;
        RelativeError = scale == 0 ? 0 : Math.Abs(left - right) / scale;
    }

    /// <summary>⟨w, J v⟩</summary>
    public double Left { get; }

    /// <summary>⟨Jᵀ w, v⟩</summary>
    public double Right { get; }

    /// <summary>|⟨w, J v⟩ − ⟨Jᵀ w, v⟩| relative to the larger of |w| |J v| and |Jᵀ w| |v|.</summary>
    public double RelativeError { get; }

    /// <summary>Whether the error is rounding.</summary>
    public bool Passed => RelativeError <= Tolerance;

    /// <summary>Runs the test with given v and w; take them at random.</summary>
    /// <param name="forward">v ↦ J v.</param>
    /// <param name="adjoint">w ↦ Jᵀ w.</param>
    /// <param name="v">As long as J has columns; not 0.</param>
    /// <param name="w">As long as J has rows; not 0.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentException">
    /// v or w is 0 or so small or large that their products are near an end of the range of numbers, a map returns a vector of another length, or a
    /// value is not finite.
    /// </exception>
    public static AdjointTest Run(Func<Vector<double>, Vector<double>> forward, Func<Vector<double>, Vector<double>> adjoint, Vector<double> v, Vector<double> w)
    {
        ArgumentNullException.ThrowIfNull(forward);
        ArgumentNullException.ThrowIfNull(adjoint);
        var Jv = Require.Length(forward(Require.NotZero(v, nameof(v))), Require.NotZero(w, nameof(w)).Count, "forward(v)");
        var Jtw = Require.Length(adjoint(w), v.Count, "adjoint(w)");
        return new AdjointTest(w * Jv, Jtw * v, Scale(w, Jv, Jtw, v));
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"adjoint test {(Passed ? "passed" : "failed")}: relative difference {RelativeError:E1} (at most {Tolerance:E0})";

    /// <summary>The larger of |w| |J v| and |Jᵀ w| |v|; 0 only if both maps give 0.</summary>
    private static double Scale(Vector<double> w, Vector<double> Jv, Vector<double> Jtw, Vector<double> v)
    {
        var scale = Math.Max(w.L2Norm() * Jv.L2Norm(), Jtw.L2Norm() * v.L2Norm());
        return scale is >= Smallest and <= Largest || Jv.Concat(Jtw).All(x => x == 0)
            ? scale
            : throw new ArgumentException($"v and w must be of such a size that |w| |J v| lies between {Smallest} and {Largest}, got {scale:G3}", nameof(v));
    }
}
