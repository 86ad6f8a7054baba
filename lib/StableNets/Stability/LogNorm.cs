using MathNet.Numerics.LinearAlgebra;

namespace StableNets.Stability;

/// <summary>μ₂(A) = λ_max(½ (A + Aᵀ)): the fastest that any solution of y′ = A y can grow at any moment.</summary>
/// <remarks>|exp(tA)|₂ ≤ e^{μ₂ t}. For a skew A it is 0: nothing grows, not even for a moment.</remarks>
public static class LogNorm
{
    /// <summary>μ₂(A)</summary>
    /// <param name="A">A: s × s, finite.</param>
    /// <returns>The logarithmic 2-norm; may be negative.</returns>
    /// <exception cref="ArgumentException">A is not square or not finite.</exception>
    public static double Of(Matrix<double> A)
    {
        Require.Square(A, nameof(A), "a logarithmic norm");
        return (0.5 * (A + A.Transpose())).Evd(Symmetricity.Symmetric).EigenValues.Max(λ => λ.Real);
    }
}
