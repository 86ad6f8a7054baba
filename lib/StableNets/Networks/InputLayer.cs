using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using StableNets.Activations;
using StableNets.Datasets;
using StableNets.Layers;
using StableNets.Numerics;

namespace StableNets.Networks;

/// <summary>
/// Y₀ = σ(X K + 1 bᵀ): what takes r inputs to the s features of a network, so that 784 pixels can enter a narrower one, or 2 coordinates a wider one.
/// </summary>
/// <remarks>
/// Not a step of the ODE: it has no h and no "Y +" in front. With weights it is trained with the rest; <see cref="ZeroPadding"/> has none.
/// </remarks>
public sealed class InputLayer
{
    private readonly Matrix<double> ownK;
    private readonly Vector<double> bias;
    private readonly AffineMap map;

    /// <summary>Y₀ = σ(X K + 1 bᵀ), trained.</summary>
    /// <param name="K">K: r × s, finite.</param>
    /// <param name="b">b: one scalar for all features, or a vector of length s; trained as a vector. Default 0.</param>
    /// <param name="activation">σ. Default the identity: an affine map.</param>
    /// <exception cref="ArgumentException">K is empty or not finite, or b does not fit it.</exception>
    public InputLayer(Matrix<double> K, Bias b = default, Activation? activation = null)
        : this(K, b, activation ?? Activation.Identity, isTrained: true)
    {
    }

    private InputLayer(Matrix<double> K, Bias b, Activation activation, bool isTrained)
    {
        ownK = Require.NotEmpty(K, nameof(K)).Clone();
        bias = b.ToVector(K.ColumnCount);
        Activation = activation;
        IsTrained = isTrained;
        map = new AffineMap(K, b, activation);
    }

    /// <summary>r: the number of inputs.</summary>
    public int Inputs => ownK.RowCount;

    /// <summary>s: the number of features.</summary>
    public int Features => ownK.ColumnCount;

    /// <summary>K: r × s. A copy: the layer never changes.</summary>
    public Matrix<double> K => ownK.Clone();

    /// <summary>b: length s. A copy.</summary>
    public Vector<double> Bias => bias.Clone();

    /// <summary>σ</summary>
    public Activation Activation { get; }

    /// <summary>Whether training changes K and b.</summary>
    public bool IsTrained { get; }

    /// <summary>Y₀ = (X, 0): the inputs and s − r features that start at zero. Nothing to train.</summary>
    /// <param name="inputs">r ≥ 1.</param>
    /// <param name="features">s ≥ r.</param>
    /// <returns>The layer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer features than inputs, or no input.</exception>
    public static InputLayer ZeroPadding(int inputs, int features)
    {
        Require.AtLeast(Require.AtLeast(1, inputs, nameof(inputs)), features, nameof(features));
        return new InputLayer(DenseMatrix.Create(inputs, features, (i, k) => i == k ? 1 : 0), 0, Activation.Identity, isTrained: false);
    }

    /// <summary>K with independent entries of mean 0 and variance 1/r, so that inputs of size 1 give features of size 1; b = 0. Trained.</summary>
    /// <param name="inputs">r ≥ 1.</param>
    /// <param name="features">s ≥ 1.</param>
    /// <param name="random">Where the numbers come from.</param>
    /// <param name="activation">σ. Default the identity.</param>
    /// <returns>The layer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no input or no feature.</exception>
    public static InputLayer Random(int inputs, int features, SeededRandom random, Activation? activation = null)
    {
        ArgumentNullException.ThrowIfNull(random);
        Require.AtLeast(1, inputs, nameof(inputs));
        Require.AtLeast(1, features, nameof(features));
        return new InputLayer(random.NormalMatrix(inputs, features) / Math.Sqrt(inputs), 0, activation);
    }

    /// <summary>The network with this layer in front.</summary>
    /// <param name="network">A network of s features.</param>
    /// <typeparam name="TNetwork">Its kind, kept.</typeparam>
    /// <returns>A network that takes r inputs. A layer that was in front before is replaced.</returns>
    /// <exception cref="ArgumentException">The network has another number of features.</exception>
    public TNetwork Before<TNetwork>(TNetwork network)
        where TNetwork : Network
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Features == Features
            ? (TNetwork)network.With(this)
            : throw new ArgumentException($"network must have {Features} features like the input layer, got {network.Features}", nameof(network));
    }

    /// <summary>Y₀ for a whole batch.</summary>
    /// <param name="x">X: n × r, n ≥ 1.</param>
    /// <returns>Y₀: n × s.</returns>
    /// <exception cref="ArgumentException">X has no sample, another width or entries that are not finite.</exception>
    /// <exception cref="OverflowException">Y₀ is beyond the range of numbers.</exception>
    public Matrix<double> Evaluate(Matrix<double> x)
    {
        var input = DenseMatrix.OfMatrix(Require.Samples(x, nameof(x)));
        if (x.ColumnCount != Inputs)
            throw new ArgumentException($"x must have {Inputs} columns, one per input, got {Require.Shape(x)}", nameof(x));
        var result = new DenseMatrix(x.RowCount, Features);
        Tiles.ForEach(x.RowCount, Math.Max(Inputs, Features), (first, count, scratch) =>
        {
            Tile from = scratch.Take(Inputs), into = scratch.Take(Features);
            Tiles.Load(input, first, count, from);
            Evaluate(from, into);
            Tiles.Store(into, result, first, count);
            scratch.Release(0);
        });
        return Require.NoOverflow(result, "Y₀");
    }

    /// <summary>How many weights are trained: r s + s, or 0.</summary>
    internal int Count => IsTrained ? map.Count : 0;

    /// <summary>The trained weights: K column by column, then b.</summary>
    internal double[] Parameters() => IsTrained ? [.. ownK.ToColumnMajorArray(), .. bias] : [];

    /// <summary>The same layer with other weights, as many as <see cref="Parameters"/>.</summary>
    internal InputLayer WithParameters(double[] parameters) => IsTrained
        ? new InputLayer(new DenseMatrix(Inputs, Features, parameters[..^Features]), new DenseVector(parameters[^Features..]), Activation)
        : this;

    /// <summary>Takes new weights in place. Only for a layer that nobody else holds.</summary>
    internal void Load(ReadOnlySpan<double> parameters)
    {
        if (IsTrained)
            map.Load(parameters[..^Features], parameters[^Features..]);
    }

    /// <summary>into ← Y₀</summary>
    internal void Evaluate(Tile x, Tile into) => map.Evaluate(x, into);

    /// <summary>into ← σ′ ⊙ (X dK + db); value = Y₀.</summary>
    internal void TangentInWeights(Tile x, Tile value, ReadOnlySpan<double> direction, Tile into) => map.TangentInWeights(x, value, direction, into);

    /// <summary>gradient ← gradient + (Xᵀ (σ′ ⊙ V), 1ᵀ (σ′ ⊙ V)); value = Y₀. V is overwritten.</summary>
    internal void AdjointInWeights(Tile x, Tile value, Tile v, Span<double> gradient) => map.AdjointInWeights(x, value, v, gradient);

    /// <summary>dY₀ = σ′ ⊙ (dX K)</summary>
    internal Matrix<double> Tangent(Matrix<double> x, Matrix<double> dX) => Slopes(x).PointwiseMultiply(dX * ownK);

    /// <summary>X̄ = (σ′ ⊙ Ȳ₀) Kᵀ</summary>
    internal Matrix<double> Adjoint(Matrix<double> x, Matrix<double> barY0) => Slopes(x).PointwiseMultiply(barY0) * ownK.Transpose();

    /// <summary>σ′(X K + 1 bᵀ)</summary>
    private Matrix<double> Slopes(Matrix<double> x) => ((x * ownK) + DenseMatrix.Create(x.RowCount, Features, (_, k) => bias[k])).Map(Activation.Derivative, Zeros.Include);
}
