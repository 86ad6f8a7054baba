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
    private readonly Matrix<double> ownK;
    private readonly AffineMap drift;
    private readonly AffineMap kick;

    /// <summary>Y′ = σ(Z Kᵀ + b),  Z′ = −σ(Y K + b)</summary>
    /// <param name="K">K: s × m, where s is the number of features and m that of the added half z. Usually square.</param>
    /// <param name="b">b: one scalar, or, for a square K, a vector of length s that serves both halves. Default 0.</param>
    /// <param name="activation">σ. Default tanh.</param>
    /// <exception cref="ArgumentException">K is empty or not finite, or b is a vector that does not fit both halves.</exception>
    public HamiltonianLayer(Matrix<double> K, Bias b = default, Activation? activation = null)
        : base(Require.NotEmpty(K, nameof(K)).RowCount, K.ColumnCount)
    {
        ownK = K.Clone();
        Bias = b;
        Activation = activation ?? Activation.Tanh;
        drift = new AffineMap(K.Transpose(), b, Activation);
        kick = new AffineMap(K, b, Activation);
    }

    /// <summary>K: s × m. A copy: a layer never changes.</summary>
    public Matrix<double> K => ownK.Clone();

    /// <summary>b</summary>
    public Bias Bias { get; }

    /// <summary>σ</summary>
    public Activation Activation { get; }

    /// <summary>H(y, z) = Σᵢ φ((K z + b)ᵢ) + Σⱼ φ((Kᵀ y + b)ⱼ) with φ′ = σ: conserved by the ODE.</summary>
    /// <param name="y">(y, z): length s + m.</param>
    /// <returns>H.</returns>
    /// <exception cref="ArgumentException">y has another length or entries that are not finite.</exception>
    /// <exception cref="OverflowException">H is beyond the range of numbers.</exception>
    public double Energy(Vector<double> y)
    {
        Require.Length(y, StateWidth, nameof(y));
        int s = ownK.RowCount, m = ownK.ColumnCount;
        Vector<double> features = y.SubVector(0, s), added = y.SubVector(s, m);
        return Require.NoOverflow(
            ((ownK * added) + Bias.ToVector(s)).Sum(Activation.Antiderivative)
            + ((features * ownK) + Bias.ToVector(m)).Sum(Activation.Antiderivative),
            "H(y)");
    }

    /// <inheritdoc/>
    public override Vector<double> Parameters() => LayerParameters.Join(ownK, Bias);

    /// <inheritdoc/>
    public override Layer WithParameters(Vector<double> parameters)
    {
        var (newK, newBias) = LayerParameters.Split(parameters, ownK, Bias);
        return new HamiltonianLayer(newK, newBias, Activation);
    }

    // The maps: that of the kick, (K, b), then that of the drift, (Kᵀ, b).
    internal override int MapCount => kick.Count + drift.Count;

    private int WeightCount => ownK.RowCount * ownK.ColumnCount;

    internal override void ToMaps(ReadOnlySpan<double> parameters, Span<double> maps)
    {
        ReadOnlySpan<double> weights = parameters[..WeightCount], b = parameters[WeightCount..];
        maps.Clear();
        weights.CopyTo(maps);
        LayerParameters.Spread(b, maps[WeightCount..kick.Count]);
        LayerParameters.AddTransposed(1, weights, ownK.RowCount, ownK.ColumnCount, maps.Slice(kick.Count, WeightCount));
        LayerParameters.Spread(b, maps[(kick.Count + WeightCount)..]);
    }

    internal override void FromMaps(ReadOnlySpan<double> maps, Span<double> parameters)
    {
        parameters.Clear();
        maps[..WeightCount].CopyTo(parameters);
        LayerParameters.AddTransposed(1, maps.Slice(kick.Count, WeightCount), ownK.ColumnCount, ownK.RowCount, parameters[..WeightCount]);
        LayerParameters.Gather(maps[WeightCount..kick.Count], parameters[WeightCount..]);
        LayerParameters.Gather(maps[(kick.Count + WeightCount)..], parameters[WeightCount..]);
    }

    internal override void Load(ReadOnlySpan<double> maps)
    {
        kick.Load(maps[..WeightCount], maps[WeightCount..kick.Count]);
        drift.Load(maps.Slice(kick.Count, WeightCount), maps[(kick.Count + WeightCount)..]);
    }

    internal override void Drift(Tile z, Tile into, Scratch scratch) => drift.Evaluate(z, into);

    internal override void Kick(Tile y, Tile into, Scratch scratch)
    {
        kick.Evaluate(y, into);
        into.Negate();
    }

    internal override void DriftTangent(Tile z, Tile value, Tile dz, ReadOnlySpan<double> direction, Tile into, Scratch scratch) =>
        drift.Tangent(z, value, dz, Part(direction, kick.Count..), into);

    internal override void KickTangent(Tile y, Tile value, Tile dy, ReadOnlySpan<double> direction, Tile into, Scratch scratch)
    {
        kick.Tangent(y, Negated(value, scratch), dy, Part(direction, ..kick.Count), into);
        into.Negate();
    }

    internal override void DriftAdjoint(Tile z, Tile value, Tile v, Tile into, Span<double> gradient, Scratch scratch) =>
        drift.Adjoint(z, value, v, into, gradient[kick.Count..]);

    internal override void KickAdjoint(Tile y, Tile value, Tile v, Tile into, Span<double> gradient, Scratch scratch)
    {
        v.Negate();
        kick.Adjoint(y, Negated(value, scratch), v, into, gradient[..kick.Count]);
    }

    /// <summary>σ(Y K + b) from the kick −σ(Y K + b)</summary>
    private static Tile Negated(Tile value, Scratch scratch)
    {
        var activated = scratch.Take(value.Columns);
        activated.Set(value);
        activated.Negate();
        return activated;
    }
}
