using MathNet.Numerics.LinearAlgebra;
using StableNets.Numerics;

namespace StableNets.Verification;

/// <summary>⟨w, J v⟩ = ⟨Jᵀ w, v⟩ for all v, w: only when the second map is the transpose of the first.</summary>
/// <remarks>After the authors' code (Meganet, checkAdjoint), which forgives 10⁻¹⁰.</remarks>
public sealed class AdjointTest
{
    /// <summary>What is forgiven as rounding, relative to |w| |J v|.</summary>
    public const double Tolerance = 1e-12;

    // Products are formed of factors of moderate size, w = 2ᵉ w′ and so on: else a pair of tiny vectors would agree as 0 = 0.
    private AdjointTest(Vector<double> w, Vector<double> Jv, Vector<double> Jtw, Vector<double> v)
    {
        var (left, leftScale, leftExponent) = Product(w, Jv);
        var (right, rightScale, rightExponent) = Product(Jtw, v);
        Left = Math.ScaleB(left, leftExponent);
        Right = Math.ScaleB(right, rightExponent);

        var e = Math.Max(leftExponent, rightExponent);
        double At(double product, int exponent) => Math.ScaleB(product, exponent - e);
        var scale = Math.Max(At(leftScale, leftExponent), At(rightScale, rightExponent));
        RelativeError = scale == 0 ? 0 : Math.Abs(At(left, leftExponent) - At(right, rightExponent)) / scale;
    }

    /// <summary>⟨w, J v⟩; 0 or ±∞ where it is beyond the range of numbers.</summary>
    public double Left { get; }

    /// <summary>⟨Jᵀ w, v⟩, likewise.</summary>
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
    /// <exception cref="ArgumentException">v or w is 0, a map returns a vector of another length, or a value is not finite.</exception>
    public static AdjointTest Run(Func<Vector<double>, Vector<double>> forward, Func<Vector<double>, Vector<double>> adjoint, Vector<double> v, Vector<double> w)
    {
        ArgumentNullException.ThrowIfNull(forward);
        ArgumentNullException.ThrowIfNull(adjoint);
        var Jv = Require.Length(forward(Require.NotZero(v, nameof(v))), Require.NotZero(w, nameof(w)).Count, "forward(v)");
        var Jtw = Require.Length(adjoint(w), v.Count, "adjoint(w)");
        return new AdjointTest(w, Jv, Jtw, v);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"adjoint test {(Passed ? "passed" : "failed")}: relative difference {RelativeError:E1} (at most {Tolerance:E0})";

    /// <summary>(⟨a, b⟩, |a| |b|) = 2ᵉ times the first two numbers.</summary>
    private static (double Product, double Scale, int Exponent) Product(Vector<double> a, Vector<double> b)
    {
        var (first, e1) = PowerOfTwo.Factor(a);
        var (second, e2) = PowerOfTwo.Factor(b);
        return (first * second, first.L2Norm() * second.L2Norm(), e1 + e2);
    }
}
