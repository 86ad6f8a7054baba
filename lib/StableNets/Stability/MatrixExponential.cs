using MathNet.Numerics.LinearAlgebra;

namespace StableNets.Stability;

/// <summary>exp(tA) = I + tA + (tA)²/2! + …: the exact flow of y′ = A y over time t.</summary>
public static class MatrixExponential
{
    // The Taylor sum of a matrix of norm ≤ ½ is at rounding level after 18 terms: 0.5¹⁸/18! < 1e-21.
    private const int Terms = 18;

    /// <summary>exp(tA), by Taylor's sum for tA/2ᵐ with norm ≤ ½, squared m times.</summary>
    /// <param name="A">A: s × s, finite. Column convention: y(t) = exp(tA) y(0).</param>
    /// <param name="t">Time, any sign.</param>
    /// <returns>s × s.</returns>
    /// <exception cref="ArgumentException">A is not square or not finite, or t is not finite.</exception>
    /// <exception cref="OverflowException">exp(tA) is beyond the range of numbers.</exception>
    public static Matrix<double> Of(Matrix<double> A, double t = 1)
    {
        Require.Square(A, nameof(A), "an exponential");
        var norm = A.L1Norm() * Math.Abs(Require.Finite(t, nameof(t)));
        if (!double.IsFinite(norm))
            throw new OverflowException("tA grew beyond the range of numbers");
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
}
