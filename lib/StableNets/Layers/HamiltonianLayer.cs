using MathNet.Numerics.LinearAlgebra;
using StableNets.Activations;
using StableNets.Numerics;

namespace StableNets.Layers;

/// <summary>
/// Y′ = σ(Z Kᵀ + b),  Z′ = −σ(Y K + b). In columns y′ = σ(K z + b), z′ = −σ(Kᵀ y + b): notes eq. (6); Haber &amp; Ruthotto 2017, section 4.2.
/// </summary>
/// <remarks>
/// The bias stands inside the second σ, as in the authors' code. The block matrix of eq. (6) puts −Kᵀ there instead;
/// for an odd σ that is the same with −b in the second half.
/// </remarks>
public sealed class HamiltonianLayer : SplitLayer, IConserves
{
    private readonly AffineMap drift;
    private readonly AffineMap kick;

    /// <summary>Y′ = σ(Z Kᵀ + b),  Z′ = −σ(Y K + b)</summary>
    /// <param name="K">K: s × m, where s is the number of features and m that of the added half z. Usually square.</param>
    /// <param name="b">b: one scalar, or, for a square K, a vector of length s that serves both halves. Default 0.</param>
    /// <param name="activation">σ. Default tanh.</param>
    /// <exception cref="ArgumentException">K is not finite, or b is a vector that does not fit both halves.</exception>
    public HamiltonianLayer(Matrix<double> K, Bias b = default, Activation? activation = null)
        : base(Require.Finite(K, nameof(K)).RowCount, K.ColumnCount)
    {
        this.K = K.Clone();
        Bias = b;
        Activation = activation ?? Activation.Tanh;
        drift = new AffineMap(K.Transpose(), b, Activation);
        kick = new AffineMap(K, b, Activation);
    }

    /// <summary>K: s × m.</summary>
    public Matrix<double> K { get; }

    /// <summary>b</summary>
    public Bias Bias { get; }

    /// <summary>σ</summary>
    public Activation Activation { get; }

    /// <summary>H(y, z) = Σᵢ φ((K z + b)ᵢ) + Σⱼ φ((Kᵀ y + b)ⱼ) with φ′ = σ: conserved by the ODE.</summary>
    /// <param name="y">(y, z): length s + m.</param>
    /// <returns>H.</returns>
    public double Energy(Vector<double> y)
    {
        Require.Length(y, StateWidth, nameof(y));
        int s = K.RowCount, m = K.ColumnCount;
        Vector<double> features = y.SubVector(0, s), added = y.SubVector(s, m);
        return ((K * added) + Bias.ToVector(s)).Sum(Activation.Antiderivative)
            + ((features * K) + Bias.ToVector(m)).Sum(Activation.Antiderivative);
    }

    internal override void Drift(Tile z, Tile into, Scratch scratch) => drift.Evaluate(z, into);

    internal override void Kick(Tile y, Tile into, Scratch scratch)
    {
        kick.Evaluate(y, into);
        into.Negate();
    }

    internal override void DriftTangent(Tile z, Tile dz, Tile into, Scratch scratch) => drift.Tangent(z, dz, into, scratch);

    internal override void KickTangent(Tile y, Tile dy, Tile into, Scratch scratch)
    {
        kick.Tangent(y, dy, into, scratch);
        into.Negate();
    }
}
