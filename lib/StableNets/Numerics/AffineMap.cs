using MathNet.Numerics.LinearAlgebra;
using StableNets.Activations;
using StableNets.Layers;

namespace StableNets.Numerics;

/// <summary>σ(Y W + b) on a tile, its tangent and its adjoint: the one fused operation that all layers reduce to.</summary>
internal sealed class AffineMap
{
    private readonly int inner;
    private readonly int outer;
    private readonly double[] numbers;
    private readonly double[] transposed;
    private readonly Activation activation;

    public AffineMap(Matrix<double> weights, Bias bias, Activation activation)
    {
        (inner, outer) = (weights.RowCount, weights.ColumnCount);
        numbers = [.. weights.ToColumnMajorArray(), .. bias.ToArray(outer)];
        transposed = new double[inner * outer];
        this.activation = activation;
        Transpose();
    }

    /// <summary>The length of (W, b) as one vector: W column by column, then b.</summary>
    public int Count => numbers.Length;

    /// <summary>(W, b) as one vector, to be overwritten. <see cref="Transpose"/> must follow.</summary>
    public Span<double> Numbers => numbers;

    private ReadOnlySpan<double> Weights => numbers.AsSpan(0, transposed.Length);

    private ReadOnlySpan<double> Bias => numbers.AsSpan(transposed.Length);

    /// <summary>into ← σ(Y W + b)</summary>
    public void Evaluate(Tile y, Tile into)
    {
        AffineKernel.Multiply(y, Weights, Bias, into);
        activation.Apply(into.Span);
    }

    /// <summary>into ← σ′ ⊙ (dY W), and with a direction (dW, db) of the weights σ′ ⊙ (dY W + Y dW + db); value = σ(Y W + b)</summary>
    public void Tangent(Tile y, Tile value, Tile dy, ReadOnlySpan<double> direction, Tile into)
    {
        if (direction.IsEmpty)
            into.Span.Clear();
        else
            AffineKernel.Multiply(y, direction[..transposed.Length], direction[transposed.Length..], into);

        AffineKernel.Add(dy, Weights, into);
        activation.MultiplyBySlope(value.Span, into.Span);
    }

    /// <summary>V ← σ′ ⊙ V and into ← into + V Wᵀ; value = σ(Y W + b). The gradient in W is Yᵀ V, that in b is 1ᵀ V.</summary>
    public void Adjoint(Tile value, Tile v, Tile into)
    {
        activation.MultiplyBySlope(value.Span, v.Span);
        AffineKernel.Add(v, transposed, into);
    }

    /// <summary>Takes the numbers as they are now.</summary>
    public void Transpose() => Transposition.Apply(1, Weights, inner, outer, transposed);
}
