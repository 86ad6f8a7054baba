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
    private readonly AffineMap inner;
    private readonly AffineMap outer;

    /// <summary>Y″ = −σ(Y K + b) Kᵀ</summary>
    /// <param name="K">K: s × m.</param>
    /// <param name="b">b: one scalar, or a vector of length m. Default 0.</param>
    /// <param name="activation">σ. Default tanh.</param>
    /// <exception cref="ArgumentException">K is not finite, or b does not fit it.</exception>
    public SecondOrderLayer(Matrix<double> K, Bias b = default, Activation? activation = null)
        : base(Require.Finite(K, nameof(K)).RowCount)
    {
        this.K = K.Clone();
        Bias = b;
        Activation = activation ?? Activation.Tanh;
        inner = new AffineMap(K, b, Activation);
        outer = new AffineMap(-K.Transpose(), default, Activation.Identity);
    }

    /// <summary>K: s × m.</summary>
    public Matrix<double> K { get; }

    /// <summary>b</summary>
    public Bias Bias { get; }

    /// <summary>σ</summary>
    public Activation Activation { get; }

    /// <summary>H(y, z) = ½ |z|² + Σⱼ φ((Kᵀ y + b)ⱼ) with φ′ = σ and z = y′: conserved by the ODE.</summary>
    /// <param name="y">(y, z): length 2 s.</param>
    /// <returns>H.</returns>
    public double Energy(Vector<double> y)
    {
        Require.Length(y, StateWidth, nameof(y));
        Vector<double> features = y.SubVector(0, Features), velocity = y.SubVector(Features, Features);
        return (0.5 * velocity.DotProduct(velocity))
            + ((features * K) + Bias.ToVector(K.ColumnCount)).Sum(Activation.Antiderivative);
    }

    /// <inheritdoc/>
    public override Vector<double> Parameters() => LayerParameters.Join(K, Bias);

    /// <inheritdoc/>
    public override Layer WithParameters(Vector<double> parameters)
    {
        var (newK, newBias) = LayerParameters.Split(parameters, K, Bias);
        return new SecondOrderLayer(newK, newBias, Activation);
    }

    // The maps: the inner one, (K, b), then the outer one, (−Kᵀ, 0).
    internal override int MapCount => inner.Count + outer.Count;

    private int WeightCount => K.RowCount * K.ColumnCount;

    internal override void ToMaps(ReadOnlySpan<double> parameters, Span<double> maps)
    {
        var weights = parameters[..WeightCount];
        maps.Clear();
        weights.CopyTo(maps);
        LayerParameters.Spread(parameters[WeightCount..], maps[WeightCount..inner.Count]);
        LayerParameters.AddTransposed(-1, weights, K.RowCount, K.ColumnCount, maps.Slice(inner.Count, WeightCount));
    }

    internal override void FromMaps(ReadOnlySpan<double> maps, Span<double> parameters)
    {
        parameters.Clear();
        maps[..WeightCount].CopyTo(parameters);
        LayerParameters.AddTransposed(-1, maps.Slice(inner.Count, WeightCount), K.ColumnCount, K.RowCount, parameters[..WeightCount]);
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
        Tile hidden = Hidden(y, scratch), change = scratch.Take(K.ColumnCount);
        inner.Tangent(y, hidden, dy, Part(direction, ..inner.Count), change);
        outer.Tangent(hidden, value, change, Part(direction, inner.Count..), into);
    }

    internal override void KickAdjoint(Tile y, Tile value, Tile v, Tile into, Span<double> gradient, Scratch scratch)
    {
        Tile hidden = Hidden(y, scratch), back = scratch.Take(K.ColumnCount);
        back.Span.Clear();
        outer.Adjoint(hidden, value, v, back, gradient[inner.Count..]);
        inner.Adjoint(y, hidden, back, into, gradient[..inner.Count]);
    }

    /// <summary>σ(Y K + b)</summary>
    private Tile Hidden(Tile y, Scratch scratch)
    {
        var hidden = scratch.Take(K.ColumnCount);
        inner.Evaluate(y, hidden);
        return hidden;
    }
}
