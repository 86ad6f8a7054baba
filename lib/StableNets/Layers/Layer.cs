using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using StableNets.Numerics;

namespace StableNets.Layers;

/// <summary>
/// y′ = f(y; θ): a layer is the right-hand side of an ODE, with weights θ. An integrator turns it into a step of a network.
/// </summary>
/// <remarks>Batches Y are n × s: rows are samples, columns are features.</remarks>
public abstract class Layer : IField
{
    private protected Layer(int features, int stateWidth)
    {
        Features = features;
        StateWidth = stateWidth;
    }

    /// <summary>s: the number of features that enter.</summary>
    public int Features { get; }

    /// <summary>The width of the state that the layer moves: s, or more where the layer carries a second half z along.</summary>
    public int StateWidth { get; }

    /// <summary>f(Y) for a whole batch.</summary>
    /// <param name="y">Y: n × <see cref="StateWidth"/>, n ≥ 1.</param>
    /// <returns>f(Y), of the same shape.</returns>
    /// <exception cref="ArgumentException">Y has no sample, another width or entries that are not finite.</exception>
    /// <exception cref="OverflowException">f(Y) is beyond the range of numbers.</exception>
    public Matrix<double> Evaluate(Matrix<double> y)
    {
        var input = DenseMatrix.OfMatrix(Require.Samples(y, nameof(y)));
        if (y.ColumnCount != StateWidth)
            throw new ArgumentException($"y must have {StateWidth} columns, got {Require.Shape(y)}", nameof(y));
        var result = new DenseMatrix(y.RowCount, StateWidth);
        Tiles.ForEach(y.RowCount, StateWidth, (first, count, scratch) =>
        {
            Tile state = scratch.Take(StateWidth), slope = scratch.Take(StateWidth);
            Tiles.Load(input, first, count, state);
            Evaluate(state, slope, scratch);
            Tiles.Store(slope, result, first, count);
            scratch.Release(0);
        });
        return Require.NoOverflow(result, "f(y)");
    }

    /// <summary>J = ∂f/∂y at one state, in column convention: J[i, k] = ∂fᵢ/∂yₖ.</summary>
    /// <param name="y">y: length <see cref="StateWidth"/>.</param>
    /// <returns>J: square, <see cref="StateWidth"/> × <see cref="StateWidth"/>. For a dense layer diag(σ′(Kᵀy + b)) Kᵀ, Haber &amp; Ruthotto 2017, eq. (3.7).</returns>
    /// <exception cref="ArgumentException">y has another length or entries that are not finite.</exception>
    /// <exception cref="OverflowException">J is beyond the range of numbers.</exception>
    public Matrix<double> Jacobian(Vector<double> y)
    {
        Require.Length(y, StateWidth, nameof(y));
        var input = DenseMatrix.Create(StateWidth, StateWidth, (_, k) => y[k]);
        var directions = DenseMatrix.CreateIdentity(StateWidth);
        var result = new DenseMatrix(StateWidth, StateWidth);

        // Sample k carries the direction e_k: row k of the result is column k of J.
        Tiles.ForEach(StateWidth, StateWidth, (first, count, scratch) =>
        {
            Tile state = scratch.Take(StateWidth), direction = scratch.Take(StateWidth), slope = scratch.Take(StateWidth);
            Tiles.Load(input, first, count, state);
            Tiles.Load(directions, first, count, direction);
            var change = scratch.Take(StateWidth);
            Evaluate(state, slope, scratch);
            Tangent(state, slope, direction, [], change, scratch);
            Tiles.Store(change, result, first, count);
            scratch.Release(0);
        });
        return Require.NoOverflow(result.Transpose(), "∂f/∂y");
    }

    /// <summary>θ = (K, b) as one vector: K column by column, then b (one number, or one for each feature).</summary>
    /// <returns>A copy.</returns>
    public abstract Vector<double> Parameters();

    /// <summary>The same kind of layer with other weights.</summary>
    /// <param name="parameters">θ, as long as <see cref="Parameters"/>.</param>
    /// <returns>A new layer.</returns>
    /// <exception cref="ArgumentException">θ has another length or entries that are not finite.</exception>
    public abstract Layer WithParameters(Vector<double> parameters);

    void IField.Evaluate(Tile y, Tile into, Scratch scratch) => Evaluate(y, into, scratch);

    /// <summary>The length of (W, b) over all affine maps of the layer: the space in which tiles add up their gradients.</summary>
    internal abstract int MapCount { get; }

    /// <summary>maps ← L θ: what θ becomes in the (W, b) of the layer's affine maps, without the constant part.</summary>
    internal abstract void ToMaps(ReadOnlySpan<double> parameters, Span<double> maps);

    /// <summary>θ ← Lᵀ maps: the gradient in θ from that in (W, b).</summary>
    internal abstract void FromMaps(ReadOnlySpan<double> maps, Span<double> parameters);

    /// <summary>maps ← maps + the part that does not depend on θ.</summary>
    internal virtual void Constant(Span<double> maps)
    {
    }

    /// <summary>Takes new (W, b) in place. Only for a layer that nobody else holds.</summary>
    internal abstract void Load(ReadOnlySpan<double> maps);

    /// <summary>into ← f(Y)</summary>
    internal abstract void Evaluate(Tile y, Tile into, Scratch scratch);

    /// <summary>into ← J(Y) dY + (∂f/∂θ) dθ, sample by sample; value = f(Y); dθ as a direction of the maps, or empty for none.</summary>
    internal abstract void Tangent(Tile y, Tile value, Tile dy, ReadOnlySpan<double> direction, Tile into, Scratch scratch);

    /// <summary>into ← into + J(Y)ᵀ V and gradient ← gradient + (∂f/∂θ)ᵀ V; value = f(Y). V is overwritten.</summary>
    internal abstract void Adjoint(Tile y, Tile value, Tile v, Tile into, Span<double> gradient, Scratch scratch);
}
