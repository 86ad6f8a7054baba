using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;
using StableNets.Numerics;
using Complex = System.Numerics.Complex;

namespace StableNets.Stability;

/// <summary>λ₁, …, λ_s with A v = λ v: the eigenvalues of a matrix, which say how each mode of y′ = A y grows and turns.</summary>
public sealed class Spectrum
{
    private Spectrum(Complex[] eigenvalues) => Eigenvalues = eigenvalues;

    /// <summary>All s eigenvalues, by falling real part, then falling imaginary part.</summary>
    public IReadOnlyList<Complex> Eigenvalues { get; }

    /// <summary>max Re λ: the growth rate of the fastest mode of y′ = A y. Haber &amp; Ruthotto 2017, eqs. (3.6), (3.8) ask for ≤ 0.</summary>
    public double MaxRealPart => Eigenvalues.Max(λ => λ.Real);

    /// <summary>min Re λ: the decay rate of the fastest-forgotten mode.</summary>
    public double MinRealPart => Eigenvalues.Min(λ => λ.Real);

    /// <summary>max |λ|</summary>
    public double Radius => Eigenvalues.Max(λ => λ.Magnitude);

    /// <summary>The eigenvalues of A (of Aᵀ too: they are the same).</summary>
    /// <param name="A">A: s × s, finite.</param>
    /// <returns>The spectrum.</returns>
    /// <remarks>
    /// Those of a matrix within about 10⁻¹⁶ |A|₂ of A: an eigenvalue that is m-fold with fewer eigenvectors may come out wrong by the m-th root of that.
    /// </remarks>
    /// <exception cref="ArgumentException">A is empty, not square or not finite, or its entries differ so much in size that the search for eigenvalues does not end.</exception>
    /// <exception cref="OverflowException">An eigenvalue is beyond the range of numbers.</exception>
    public static Spectrum Of(Matrix<double> A)
    {
        Require.Square(A, nameof(A), "eigenvalues");
        var (B, e) = PowerOfTwo.Factor(A);
        Complex[] eigenvalues = [.. Solve(B).Select(λ => PowerOfTwo.Times(λ, e))];
        foreach (var λ in eigenvalues)
            Require.NoOverflow(λ.Magnitude, "λ");
        return new Spectrum([.. eigenvalues.OrderByDescending(λ => λ.Real).ThenByDescending(λ => λ.Imaginary)]);
    }

    private static Vector<Complex> Solve(Matrix<double> A)
    {
        try
        {
            return A.Evd().EigenValues;
        }
        catch (NonConvergenceException e)
        {
            double[] sizes = [.. A.Enumerate(Zeros.AllowSkip).Where(x => x != 0).Select(Math.Abs)];
            throw new ArgumentException($"A must have entries that differ less in size, got {sizes.Min():G3} to {sizes.Max():G3} times a power of two: the search for eigenvalues does not end", nameof(A), e);
        }
    }

    /// <summary>h λ for all λ: what an integrator with step h sees.</summary>
    /// <param name="h">The step size, finite.</param>
    /// <returns>The products, in the same order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">h is not finite.</exception>
    public IReadOnlyList<Complex> Times(double h)
    {
        Require.Finite(h, nameof(h));
        return [.. Eigenvalues.Select(λ => h * λ)];
    }
}
