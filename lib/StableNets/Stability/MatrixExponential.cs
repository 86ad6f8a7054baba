using MathNet.Numerics.LinearAlgebra;

namespace StableNets.Stability;

/// <summary>exp(tA) = I + tA + (tA)²/2! + …: the exact flow of y′ = A y over time t.</summary>
/// <remarks>Scaling and squaring: Moler &amp; Van Loan 2003, method 3.</remarks>
public static class MatrixExponential
{
    // The Taylor sum of a matrix of norm ≤ ½ is at rounding level after 18 terms: 0.5¹⁸/18! < 1e-21.
    private const int Terms = 18;

    // Each squaring doubles the relative error, which ends near |tA| · 10⁻¹⁶.
    private const double LargestNorm = 1e12;

    /// <summary>exp(tA), by Taylor's sum for tA/2ᵐ with norm ≤ ½, squared m times.</summary>
    /// <param name="A">A: s × s, finite. Column convention: y(t) = exp(tA) y(0).</param>
    /// <param name="t">Time, any sign, with |t| |A|₁ ≤ 10¹².</param>
    /// <returns>s × s, exact to about |tA| · 10⁻¹⁶ of its norm.</returns>
    /// <exception cref="ArgumentException">A is empty, not square or not finite, t is not finite, or tA is too large.</exception>
    /// <exception cref="OverflowException">exp(tA) is beyond the range of numbers.</exception>
    public static Matrix<double> Of(Matrix<double> A, double t = 1)
    {
        Require.Square(A, nameof(A), "an exponential");
        var norm = Norm(A, Require.Finite(t, nameof(t)), nameof(t));
        var squarings = norm <= 0.5 ? 0 : (int)Math.Ceiling(Math.Log2(norm / 0.5));
        var scaled = A * Math.ScaleB(t, -squarings);

        var sum = Matrix<double>.Build.DenseIdentity(A.RowCount);
        var term = sum;
        for (var k = 1; k <= Terms; k++)
        {
            term = term * scaled / k;
            sum += term;
        }

        for (var m = 0; m < squarings; m++)
            sum *= sum;
        return Require.NoOverflow(sum, "exp(tA)");
    }

    /// <summary>|tA|₁, if exp(tA) can be had with it.</summary>
    internal static double Norm(Matrix<double> A, double t, string name)
    {
        var norm = Require.NoOverflow(A.L1Norm() * Math.Abs(t), "tA");
        return norm <= LargestNorm
            ? norm
            : throw new ArgumentOutOfRangeException(name, $"{name} must keep |tA| at most {LargestNorm}, beyond which exp(tA) has hardly a right digit, got {norm:G3}");
    }
}
