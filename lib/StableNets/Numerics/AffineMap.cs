using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using StableNets.Activations;
using StableNets.Layers;

namespace StableNets.Numerics;

/// <summary>σ(Y W + b) on a tile, its tangent and its adjoint: the one fused operation that all layers reduce to.</summary>
internal sealed class AffineMap
{
    private readonly int inner;
    private readonly int outer;
    private readonly double[] weights;
    private readonly double[] transposed;
    private readonly double[] bias;
    private readonly Activation activation;

    public AffineMap(Matrix<double> weights, Bias bias, Activation activation)
    {
        (inner, outer) = (weights.RowCount, weights.ColumnCount);
        this.weights = DenseMatrix.OfMatrix(weights).Values;
        transposed = new double[this.weights.Length];
        this.bias = bias.ToArray(outer);
        this.activation = activation;
        Transpose();
    }

    /// <summary>The length of (W, b) as one vector: W column by column, then b.</summary>
    public int Count => weights.Length + bias.Length;

    /// <summary>Takes new W and b, W column by column.</summary>
    public void Load(ReadOnlySpan<double> newWeights, ReadOnlySpan<double> newBias)
    {
        newWeights.CopyTo(weights);
        newBias.CopyTo(bias);
        Transpose();
    }

    /// <summary>into ← σ(Y W + b)</summary>
    public void Evaluate(Tile y, Tile into)
    {
        AffineKernel.Multiply(y, weights, bias, into);
        activation.Apply(into.Span);
    }

    /// <summary>into ← σ′ ⊙ (dY W), and with a direction (dW, db) of the weights σ′ ⊙ (dY W + Y dW + db); value = σ(Y W + b)</summary>
    public void Tangent(Tile y, Tile value, Tile dy, ReadOnlySpan<double> direction, Tile into)
    {
        if (direction.IsEmpty)
            into.Span.Clear();
        else
            AffineKernel.Multiply(y, direction[..weights.Length], direction[weights.Length..], into);

        AffineKernel.Add(dy, weights, into);
        activation.MultiplyBySlope(value.Span, into.Span);
    }

    /// <summary>into ← σ′ ⊙ (Y dW + db) alone.</summary>
    public void TangentInWeights(Tile y, Tile value, ReadOnlySpan<double> direction, Tile into)
    {
        AffineKernel.Multiply(y, direction[..weights.Length], direction[weights.Length..], into);
        activation.MultiplyBySlope(value.Span, into.Span);
    }

    /// <summary>
    /// into ← into + (σ′ ⊙ V) Wᵀ, and (dW, db) ← (dW, db) + (Yᵀ (σ′ ⊙ V), 1ᵀ(σ′ ⊙ V)); value = σ(Y W + b). V is overwritten.
    /// </summary>
    public void Adjoint(Tile y, Tile value, Tile v, Tile into, Span<double> gradient)
    {
        AdjointInWeights(y, value, v, gradient);
        AffineKernel.Add(v, transposed, into);
    }

    /// <summary>(dW, db) ← (dW, db) + (Yᵀ (σ′ ⊙ V), 1ᵀ(σ′ ⊙ V)) alone. V is overwritten by σ′ ⊙ V.</summary>
    public void AdjointInWeights(Tile y, Tile value, Tile v, Span<double> gradient)
    {
        activation.MultiplyBySlope(value.Span, v.Span);
        GradientKernel.Add(y, v, gradient[..weights.Length]);
        var biasGradient = gradient[weights.Length..];
        for (var column = 0; column < outer; column++)
            biasGradient[column] += Sums.Of(v.Slice(column, 1).Span);
    }

    private void Transpose()
    {
        for (var k = 0; k < inner; k++)
            for (var column = 0; column < outer; column++)
                transposed[(k * outer) + column] = weights[(column * inner) + k];
    }
}
