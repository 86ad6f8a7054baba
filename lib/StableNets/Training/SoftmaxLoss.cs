using System.Numerics.Tensors;
using StableNets.Numerics;

namespace StableNets.Training;

/// <summary>S = Σᵢ (log Σ_k e^{L_ik} − L_{i,cᵢ}),  p = e^L / Σ e^L,  ∂S/∂L = p − C, with C = 1 in the column of each sample's class.</summary>
internal sealed class SoftmaxLoss : Loss
{
    public override int Columns(int classes) => Require.AtLeast(2, classes, nameof(classes));

    public override int Decide(ReadOnlySpan<double> logits) => TensorPrimitives.IndexOfMax(logits);

    internal override double Evaluate(Tile logits, ReadOnlySpan<int> labels, double weight, Scratch scratch)
    {
        Span<double> largest = scratch.Take(1).Span, sum = scratch.Take(1).Span;
        var loss = 0.0;

        // The largest logit is taken off first: e^L would overflow from 710 on.
        logits.Slice(0, 1).Span.CopyTo(largest);
        for (var k = 1; k < logits.Columns; k++)
            TensorPrimitives.Max(largest, logits.Slice(k, 1).Span, largest);
        for (var k = 0; k < logits.Columns; k++)
            TensorPrimitives.Subtract(logits.Slice(k, 1).Span, largest, logits.Slice(k, 1).Span);
        for (var i = 0; i < labels.Length; i++)
            loss -= logits.Slice(labels[i], 1).Span[i];

        sum.Clear();
        for (var k = 0; k < logits.Columns; k++)
        {
            var power = logits.Slice(k, 1).Span;
            TensorPrimitives.Exp(power, power);
            TensorPrimitives.Add(sum, power, sum);
        }

        for (var i = 0; i < labels.Length; i++)
            loss += Math.Log(sum[i]);

        for (var k = 0; k < logits.Columns; k++)
        {
            var gradient = logits.Slice(k, 1).Span;
            TensorPrimitives.Divide(gradient, sum, gradient);
            TensorPrimitives.Multiply(gradient, weight, gradient);
            gradient[labels.Length..].Clear();
        }

        for (var i = 0; i < labels.Length; i++)
            logits.Slice(labels[i], 1).Span[i] -= weight;
        return loss;
    }

    // (diag(p) − p pᵀ) d = p ⊙ (d − ⟨p, d⟩) with p = r + C: C adds to the column of each sample's class alone.
    internal override void Curve(Tile residual, ReadOnlySpan<int> labels, Tile d, Scratch scratch)
    {
        var mean = scratch.Take(1).Span;
        mean.Clear();
        for (var k = 0; k < d.Columns; k++)
            TensorPrimitives.MultiplyAdd(residual.Slice(k, 1).Span, d.Slice(k, 1).Span, mean, mean);
        for (var i = 0; i < labels.Length; i++)
            mean[i] += d.Slice(labels[i], 1).Span[i];

        for (var k = 0; k < d.Columns; k++)
            TensorPrimitives.Subtract(d.Slice(k, 1).Span, mean, d.Slice(k, 1).Span);
        for (var i = 0; i < labels.Length; i++)
            mean[i] = d.Slice(labels[i], 1).Span[i];
        for (var k = 0; k < d.Columns; k++)
            TensorPrimitives.Multiply(d.Slice(k, 1).Span, residual.Slice(k, 1).Span, d.Slice(k, 1).Span);
        for (var i = 0; i < labels.Length; i++)
            d.Slice(labels[i], 1).Span[i] += mean[i];
    }
}
