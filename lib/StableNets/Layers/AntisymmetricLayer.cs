using MathNet.Numerics.LinearAlgebra;
using StableNets.Activations;

namespace StableNets.Layers;

/// <summary>f(Y) = σ(½ Y (K − Kᵀ − γ I) + b). Notes eq. (5) with the damping γ of Haber &amp; Ruthotto 2017, eq. (4.12).</summary>
/// <remarks>
/// K − Kᵀ is skew, so its eigenvalues are ±iω. γ stands inside the ½: it moves them to −γ/2 ± iω/2. With γ = 0 the
/// ODE conserves an energy; forward Euler does not, and needs h ≤ 4γ / (γ² + ω²).
/// </remarks>
public sealed class AntisymmetricLayer : DenseLayer, IConserves
{
    /// <summary>f(Y) = σ(½ Y (K − Kᵀ − γ I) + b)</summary>
    /// <param name="K">K: any s × s matrix; only its skew part acts.</param>
    /// <param name="damping">γ ≥ 0, in units of K. Default 0.</param>
    /// <param name="b">b: one scalar, or a vector of length s. Default 0.</param>
    /// <param name="activation">σ. Default tanh.</param>
    /// <exception cref="ArgumentException">K is empty, not square or not finite, b does not fit it, or γ is negative or not finite.</exception>
    /// <exception cref="OverflowException">½(K − Kᵀ − γ I) is beyond the range of numbers.</exception>
    public AntisymmetricLayer(Matrix<double> K, double damping = 0, Bias b = default, Activation? activation = null)
        : base(Require.Square(K, nameof(K), "an antisymmetric layer"), Combine(K, damping), b, activation) => Damping = damping;

    /// <summary>γ</summary>
    public double Damping { get; }

    /// <summary>
    /// H(y) = Σᵢ φ((Wᵀy + b)ᵢ) with φ′ = σ and Wᵀ the matrix that acts on the column y. dH/dt = −(γ/2) |σ(Wᵀy + b)|²: conserved for γ = 0, falling for γ &gt; 0.
    /// </summary>
    /// <param name="y">y: length s.</param>
    /// <returns>H.</returns>
    /// <exception cref="ArgumentException">y has another length or entries that are not finite.</exception>
    /// <exception cref="OverflowException">H is beyond the range of numbers.</exception>
    public double Energy(Vector<double> y) => Require.NoOverflow(
        Weights.LeftMultiply(Require.Length(y, Features, nameof(y)))
            .Add(Bias.ToVector(Features))
            .Sum(Activation.Antiderivative),
        "H(y)");

    /// <inheritdoc/>
    public override Layer WithParameters(Vector<double> parameters)
    {
        var (newK, newBias) = LayerParameters.Split(parameters, K, Bias);
        return new AntisymmetricLayer(newK, Damping, newBias, Activation);
    }

    internal override void ToMaps(ReadOnlySpan<double> parameters, Span<double> maps)
    {
        base.ToMaps(parameters, maps);
        SkewPart(maps);
    }

    // K ↦ ½(K − Kᵀ) is its own transpose, so gradients go through the same map.
    internal override void FromMaps(ReadOnlySpan<double> maps, Span<double> parameters)
    {
        base.FromMaps(maps, parameters);
        SkewPart(parameters);
    }

    internal override void Constant(Span<double> maps)
    {
        for (var i = 0; i < Features; i++)
            maps[i * (Features + 1)] -= Damping / 2;
    }

    private static Matrix<double> Combine(Matrix<double> K, double damping)
    {
        Require.NotNegative(damping, nameof(damping));
        return Require.NoOverflow(0.5 * (K - K.Transpose() - (damping * Matrix<double>.Build.DenseIdentity(K.RowCount))), "½(K − Kᵀ − γ I)");
    }

    /// <summary>K ← ½(K − Kᵀ), in place.</summary>
    private void SkewPart(Span<double> K)
    {
        var s = Features;
        for (var i = 0; i < s; i++)
            for (var k = 0; k <= i; k++)
            {
                var skew = 0.5 * (K[i + (k * s)] - K[k + (i * s)]);
                K[i + (k * s)] = skew;
                K[k + (i * s)] = -skew;
            }
    }
}
