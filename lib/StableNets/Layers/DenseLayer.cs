using MathNet.Numerics.LinearAlgebra;
using StableNets.Activations;
using StableNets.Numerics;

namespace StableNets.Layers;

/// <summary>f(Y) = σ(Y K + b). The layer of a plain net and of a ResNet: notes eqs. (1)–(3); Haber &amp; Ruthotto 2017, eqs. (2.1), (3.5).</summary>
public class DenseLayer : Layer
{
    private readonly Matrix<double> ownK;
    private readonly Matrix<double> ownWeights;
    private readonly AffineMap map;

    /// <summary>f(Y) = σ(Y K + b)</summary>
    /// <param name="K">K: s × s, finite.</param>
    /// <param name="b">b: one scalar, or a vector of length s. Default 0.</param>
    /// <param name="activation">σ. Default tanh.</param>
    /// <exception cref="ArgumentException">K is empty, not square or not finite, or b does not fit it.</exception>
    public DenseLayer(Matrix<double> K, Bias b = default, Activation? activation = null)
        : this(Require.Square(K, nameof(K), "a dense layer"), K, b, activation)
    {
    }

    private protected DenseLayer(Matrix<double> K, Matrix<double> weights, Bias b, Activation? activation)
        : base(weights.ColumnCount, weights.ColumnCount)
    {
        ownK = K.Clone();
        ownWeights = weights.Clone();
        Bias = b;
        Activation = activation ?? Activation.Tanh;
        map = new AffineMap(ownWeights, Bias, Activation);
    }

    /// <summary>K: s × s. A copy: a layer never changes.</summary>
    public Matrix<double> K => ownK.Clone();

    /// <summary>The matrix W that multiplies: f(Y) = σ(Y W + b). For a dense layer K itself, for an antisymmetric one ½(K − Kᵀ − γ I). s × s, a copy.</summary>
    public Matrix<double> Weights => ownWeights.Clone();

    /// <summary>b</summary>
    public Bias Bias { get; }

    /// <summary>σ</summary>
    public Activation Activation { get; }

    /// <inheritdoc/>
    public override Vector<double> Parameters() => LayerParameters.Join(ownK, Bias);

    /// <inheritdoc/>
    public override Layer WithParameters(Vector<double> parameters)
    {
        var (newK, newBias) = LayerParameters.Split(parameters, ownK, Bias);
        return new DenseLayer(newK, newBias, Activation);
    }

    internal sealed override int MapCount => map.Count;

    private int WeightCount => Features * Features;

    internal override void ToMaps(ReadOnlySpan<double> parameters, Span<double> maps)
    {
        parameters[..WeightCount].CopyTo(maps);
        LayerParameters.Spread(parameters[WeightCount..], maps[WeightCount..]);
    }

    internal override void FromMaps(ReadOnlySpan<double> maps, Span<double> parameters)
    {
        parameters.Clear();
        maps[..WeightCount].CopyTo(parameters);
        LayerParameters.Gather(maps[WeightCount..], parameters[WeightCount..]);
    }

    internal override void Load(ReadOnlySpan<double> maps) => map.Load(maps[..WeightCount], maps[WeightCount..]);

    internal sealed override void Evaluate(Tile y, Tile into, Scratch scratch) => map.Evaluate(y, into);

    internal sealed override void Tangent(Tile y, Tile value, Tile dy, ReadOnlySpan<double> direction, Tile into, Scratch scratch) =>
        map.Tangent(y, value, dy, direction, into);

    internal sealed override void Adjoint(Tile y, Tile value, Tile v, Tile into, Span<double> gradient, Scratch scratch) =>
        map.Adjoint(y, value, v, into, gradient);
}
