using MathNet.Numerics.LinearAlgebra;
using StableNets.Activations;
using StableNets.Numerics;

namespace StableNets.Layers;

/// <summary>
/// Y″ = −σ(Y K + b) Kᵀ. In columns y″ = −K σ(Kᵀ y + b): the second-order network of Ruthotto &amp; Haber 2018
/// (arXiv 1804.04272), eq. (11), here with rows as samples.
/// </summary>
/// <remarks>The Jacobian −K diag(σ′) Kᵀ is symmetric and negative semidefinite: the features swing, they do not run away.</remarks>
public sealed class SecondOrderLayer : AccelerationLayer, IConserves
{
    private readonly Matrix<double> ownK;
    private readonly AffineMap inner;
    private readonly AffineMap outer;

    /// <summary>Y″ = −σ(Y K + b) Kᵀ</summary>
    /// <param name="K">K: s × m.</param>
    /// <param name="b">b: one scalar, or a vector of length m. Default 0.</param>
    /// <param name="activation">σ. Default tanh.</param>
    /// <exception cref="ArgumentException">K is empty or not finite, or b does not fit it.</exception>
    public SecondOrderLayer(Matrix<double> K, Bias b = default, Activation? activation = null)
        : base(Require.NotEmpty(K, nameof(K)).RowCount)
    {
        ownK = K.Clone();
        Bias = b;
        Activation = activation ?? Activation.Tanh;
        inner = new AffineMap(K, b, Activation);
        outer = new AffineMap(-K.Transpose(), default, Activation.Identity);
    }

    /// <summary>K: s × m. A copy: a layer never changes.</summary>
    public Matrix<double> K => ownK.Clone();

    /// <summary>b</summary>
    public Bias Bias { get; }

    /// <summary>σ</summary>
    public Activation Activation { get; }

    /// <summary>H(y, z) = ½ |z|² + Σⱼ φ((Kᵀ y + b)ⱼ) with φ′ = σ and z = y′: conserved by the ODE.</summary>
    /// <param name="y">(y, z): length 2 s.</param>
    /// <returns>H.</returns>
    /// <exception cref="ArgumentException">y has another length or entries that are not finite.</exception>
    /// <exception cref="OverflowException">H is beyond the range of numbers.</exception>
    public double Energy(Vector<double> y)
    {
        Require.Length(y, StateWidth, nameof(y));
        Vector<double> features = y.SubVector(0, Features), velocity = y.SubVector(Features, Features);
        return Require.NoOverflow(
            (0.5 * velocity.DotProduct(velocity))
            + ((features * ownK) + Bias.ToVector(ownK.ColumnCount)).Sum(Activation.Antiderivative),
            "H(y)");
    }

    /// <inheritdoc/>
    public override Vector<double> Parameters() => LayerParameters.Join(ownK, Bias);

    /// <inheritdoc/>
    public override Layer WithParameters(Vector<double> parameters)
    {
        var (newK, newBias) = LayerParameters.Split(parameters, ownK, Bias);
        return new SecondOrderLayer(newK, newBias, Activation);
    }

    // The maps: the inner one, (K, b), then the outer one, (−Kᵀ, 0).
    internal override int MapCount => inner.Count + outer.Count;

    private int WeightCount => ownK.RowCount * ownK.ColumnCount;

    internal override void ToMaps(ReadOnlySpan<double> parameters, Span<double> maps)
    {
        var weights = parameters[..WeightCount];
        maps.Clear();
        weights.CopyTo(maps);
        LayerParameters.Spread(parameters[WeightCount..], maps[WeightCount..inner.Count]);
        LayerParameters.AddTransposed(-1, weights, ownK.RowCount, ownK.ColumnCount, maps.Slice(inner.Count, WeightCount));
    }

    internal override void FromMaps(ReadOnlySpan<double> maps, Span<double> parameters)
    {
        parameters.Clear();
        maps[..WeightCount].CopyTo(parameters);
        LayerParameters.AddTransposed(-1, maps.Slice(inner.Count, WeightCount), ownK.ColumnCount, ownK.RowCount, parameters[..WeightCount]);
        LayerParameters.Gather(maps[WeightCount..inner.Count], parameters[WeightCount..]);
    }

    internal override void Load(ReadOnlySpan<double> maps)
    {
        inner.Load(maps[..WeightCount], maps[WeightCount..inner.Count]);
        outer.Load(maps.Slice(inner.Count, WeightCount), maps[(inner.Count + WeightCount)..]);
    }

    internal override void Kick(Tile y, Tile into, Scratch scratch) => outer.Evaluate(Hidden(y, scratch), into);

    internal override void KickTangent(Tile y, Tile value, Tile dy, ReadOnlySpan<double> direction, Tile into, Scratch scratch)
    {
        Tile hidden = Hidden(y, scratch), change = scratch.Take(ownK.ColumnCount);
        inner.Tangent(y, hidden, dy, Part(direction, ..inner.Count), change);
        outer.Tangent(hidden, value, change, Part(direction, inner.Count..), into);
    }

    internal override void KickAdjoint(Tile y, Tile value, Tile v, Tile into, Span<double> gradient, Scratch scratch)
    {
        Tile hidden = Hidden(y, scratch), back = scratch.Take(ownK.ColumnCount);
        back.Span.Clear();
        outer.Adjoint(hidden, value, v, back, gradient[inner.Count..]);
        inner.Adjoint(y, hidden, back, into, gradient[..inner.Count]);
    }

    /// <summary>σ(Y K + b)</summary>
    private Tile Hidden(Tile y, Scratch scratch)
    {
        var hidden = scratch.Take(ownK.ColumnCount);
        inner.Evaluate(y, hidden);
        return hidden;
    }
}
