using System.Numerics.Tensors;
using StableNets.Numerics;

namespace StableNets.Training;

/// <summary>S = Σᵢ (log Σ_k e^{L_ik} − L_{i,cᵢ}),  p = e^L / Σ e^L,  ∂S/∂L = p − C,  ∂²S/∂L² = diag(p) − p pᵀ.</summary>
internal sealed class SoftmaxLoss : Loss
{
    public override int Columns(int classes) => classes;

    public override int Decide(ReadOnlySpan<double> logits) => TensorPrimitives.IndexOfMax(logits);

    internal override double Evaluate(Tile logits, ReadOnlySpan<int> labels, double weight, Tile probabilities, Scratch scratch)
    {
        Tile largest = scratch.Take(1), sum = scratch.Take(1);
        var columns = logits.Columns;

        // The largest logit is taken off first: e^L would overflow from 710 on.
        largest.Set(logits.Slice(0, 1));
        for (var k = 1; k < columns; k++)
            TensorPrimitives.Max(largest.Span, logits.Slice(k, 1).Span, largest.Span);
        sum.Span.Clear();
        for (var k = 0; k < columns; k++)
        {
            Span<double> logit = logits.Slice(k, 1).Span, p = probabilities.Slice(k, 1).Span;
            TensorPrimitives.Subtract(logit, largest.Span, logit);
            TensorPrimitives.Exp(logit, p);
            TensorPrimitives.Add(sum.Span, p, sum.Span);
        }

        var loss = 0.0;
        for (var i = 0; i < labels.Length; i++)
            loss += Math.Log(sum.Span[i]) - logits.Slice(labels[i], 1).Span[i];

        for (var k = 0; k < columns; k++)
        {
            Span<double> gradient = logits.Slice(k, 1).Span, p = probabilities.Slice(k, 1).Span;
            TensorPrimitives.Divide(p, sum.Span, p);
            TensorPrimitives.Multiply(p, weight, gradient);
            gradient[labels.Length..].Clear();
        }

        for (var i = 0; i < labels.Length; i++)
            logits.Slice(labels[i], 1).Span[i] -= weight;
        return loss;
    }

    internal override void Curvature(Tile probabilities, int samples, double weight, Tile direction, Scratch scratch)
    {
        Tile mean = scratch.Take(1);
        mean.Span.Clear();
        for (var k = 0; k < direction.Columns; k++)
            TensorPrimitives.MultiplyAdd(probabilities.Slice(k, 1).Span, direction.Slice(k, 1).Span, mean.Span, mean.Span);
        for (var k = 0; k < direction.Columns; k++)
        {
            var d = direction.Slice(k, 1).Span;
            TensorPrimitives.Subtract(d, mean.Span, d);
            TensorPrimitives.Multiply(d, probabilities.Slice(k, 1).Span, d);
            TensorPrimitives.Multiply(d, weight, d);
            d[samples..].Clear();
        }
    }
}
