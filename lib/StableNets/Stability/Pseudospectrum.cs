using System.Numerics;
using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace StableNets.Stability;

/// <summary>z ↦ σ_min(z I − A): z is an eigenvalue of some A + E with |E|₂ = ε exactly where this is ≤ ε.</summary>
/// <remarks>Where its contours reach far to the right of the eigenvalues, A is far from normal and transients grow.</remarks>
public static class Pseudospectrum
{
    /// <summary>σ_min(z I − A) on a rectangle of the complex plane.</summary>
    /// <param name="A">A: s × s, finite.</param>
    /// <param name="real">Range of Re z.</param>
    /// <param name="imaginary">Range of Im z.</param>
    /// <param name="resolution">Points along each side, ≥ 2.</param>
    /// <returns>The grid.</returns>
    /// <exception cref="ArgumentException">A is not square or not finite.</exception>
    public static ComplexGrid Of(Matrix<double> A, (double From, double To) real, (double From, double To) imaginary, int resolution = 61)
    {
        Require.Square(A, nameof(A), "a pseudospectrum");
        var complex = A.ToComplex();
        var identity = Matrix<Complex>.Build.DenseIdentity(A.RowCount);
        return ComplexGrid.Of(z => ((z * identity) - complex).Svd(false).S.Last().Real, real, imaginary, resolution);
    }
}
