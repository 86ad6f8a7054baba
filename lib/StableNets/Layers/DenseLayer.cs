using MathNet.Numerics.LinearAlgebra;
using StableNets.Activations;
using StableNets.Numerics;

namespace StableNets.Layers;

/// <summary>f(Y) = σ(Y K + b). The layer of a plain net and of a ResNet: notes eqs. (1)–(3); Haber &amp; Ruthotto 2017, eqs. (2.1), (3.5).</summary>
public class DenseLayer : Layer
{
    private readonly AffineMap map;

    /// <summary>f(Y) = σ(Y K + b)</summary>
    /// <param name="K">K: s × s, finite.</param>
    /// <param name="b">b: one scalar, or a vector of length s. Default 0.</param>
    /// <param name="activation">σ. Default tanh.</param>
    /// <exception cref="ArgumentException">K is not square or not finite, or b does not fit it.</exception>
    public DenseLayer(Matrix<double> K, Bias b = default, Activation? activation = null)
        : this(K, b, activation, "a dense layer")
    {
    }

    private protected DenseLayer(Matrix<double> weights, Bias b, Activation? activation, string purpose)
        : base(Require.Square(weights, "K", purpose).ColumnCount, weights.ColumnCount)
    {
        Weights = weights.Clone();
        Bias = b;
        Activation = activation ?? Activation.Tanh;
        map = new AffineMap(Weights, Bias, Activation);
    }

    /// <summary>The matrix W that multiplies: f(Y) = σ(Y W + b). Here K itself. s × s.</summary>
    public Matrix<double> Weights { get; }

    /// <summary>b</summary>
    public Bias Bias { get; }

    /// <summary>σ</summary>
    public Activation Activation { get; }

    internal override void Evaluate(Tile y, Tile into, Scratch scratch) => map.Evaluate(y, into);

    internal override void Tangent(Tile y, Tile dy, Tile into, Scratch scratch) => map.Tangent(y, dy, into, scratch);
}
