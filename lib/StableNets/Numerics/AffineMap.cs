using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using StableNets.Activations;
using StableNets.Layers;

namespace StableNets.Numerics;

/// <summary>σ(Y W + b) on a tile, and its tangent: the one fused operation that all layers reduce to.</summary>
internal sealed class AffineMap
{
    private readonly double[] weights;
    private readonly double[] bias;
    private readonly double[] noBias;
    private readonly Activation activation;

    public AffineMap(Matrix<double> weights, Bias bias, Activation activation)
    {
        this.weights = DenseMatrix.OfMatrix(weights).Values;
        this.bias = bias.ToArray(weights.ColumnCount);
        noBias = new double[weights.ColumnCount];
        this.activation = activation;
    }

    /// <summary>into ← σ(Y W + b)</summary>
    public void Evaluate(Tile y, Tile into)
    {
        AffineKernel.Multiply(y, weights, bias, into);
        activation.Apply(into.Span);
    }

    /// <summary>into ← σ′(Y W + b) ⊙ (dY W)</summary>
    public void Tangent(Tile y, Tile dy, Tile into, Scratch scratch)
    {
        var slope = scratch.Take(into.Columns);
        AffineKernel.Multiply(y, weights, bias, slope);
        activation.ApplyDerivative(slope.Span);
        AffineKernel.Multiply(dy, weights, noBias, into);
        into.Multiply(slope);
    }
}
