using MathNet.Numerics.LinearAlgebra;
using StableNets.Numerics;

namespace StableNets.Stability;

/// <summary>μ₂(A) = λ_max(½ (A + Aᵀ)): the fastest that any solution of y′ = A y can grow at any moment.</summary>
/// <remarks>|exp(tA)|₂ ≤ e^{μ₂ t}, t ≥ 0 (Dahlquist 1958). For a skew A it is 0: nothing grows, not even for a moment.</remarks>
public static class LogNorm
{
    /// <summary>μ₂(A)</summary>
    /// <param name="A">A: s × s, finite.</param>
    /// <returns>The logarithmic 2-norm; may be negative.</returns>
    /// <exception cref="ArgumentException">A is empty, not square or not finite.</exception>
    /// <exception cref="OverflowException">μ₂(A) is beyond the range of numbers.</exception>
    public static double Of(Matrix<double> A)
    {
        Require.Square(A, nameof(A), "a logarithmic norm");
        var (B, e) = PowerOfTwo.Factor(A);
        var μ = (0.5 * (B + B.Transpose())).Evd(Symmetricity.Symmetric).EigenValues.Max(λ => λ.Real);
        return Require.NoOverflow(Math.ScaleB(μ, e), "μ₂(A)");
    }
}
