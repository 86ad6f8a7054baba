using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using StableNets.Numerics;
using Complex = System.Numerics.Complex;

namespace StableNets.Stability;

/// <summary>z ↦ σ_min(z I − A): z is an eigenvalue of some A + E with |E|₂ ≤ ε exactly where this is ≤ ε.</summary>
/// <remarks>Where its contours reach far to the right of the eigenvalues, A is far from normal and transients grow (Trefethen &amp; Embree 2005).</remarks>
public static class Pseudospectrum
{
    /// <summary>σ_min(z I − A) on a rectangle of the complex plane.</summary>
    /// <param name="A">A: s × s, finite.</param>
    /// <param name="real">Range of Re z, from a smaller to a larger finite number.</param>
    /// <param name="imaginary">Range of Im z, likewise.</param>
    /// <param name="resolution">Points along each side, ≥ 2. Default 61.</param>
    /// <returns>The grid.</returns>
    /// <exception cref="ArgumentException">A is empty, not square or not finite, a range is empty or endless, or there are fewer than 2 points.</exception>
    /// <exception cref="OverflowException">A value is beyond the range of numbers.</exception>
    public static ComplexGrid Of(Matrix<double> A, (double From, double To) real, (double From, double To) imaginary, int resolution = 61)
    {
        Require.Square(A, nameof(A), "a pseudospectrum");
        var e = PowerOfTwo.Of(A.Enumerate().Concat([real.From, real.To, imaginary.From, imaginary.To]));
        var B = A.Map(x => Math.ScaleB(x, -e)).ToComplex();
        var identity = Matrix<Complex>.Build.DenseIdentity(A.RowCount);
        return ComplexGrid.Of(Distance, real, imaginary, resolution);

        double Distance(Complex z)
        {
            var smallest = ((PowerOfTwo.Times(z, -e) * identity) - B).Svd(false).S.Last().Real;
            return Require.NoOverflow(Math.ScaleB(smallest, e), "σ_min(z I − A)");
        }
    }
}
