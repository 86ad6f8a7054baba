using StableNets.Numerics;

namespace StableNets.Training;

/// <summary>S = Σᵢ (log(1 + e^{Lᵢ}) − cᵢ Lᵢ),  p = 1 / (1 + e^{−L}),  ∂S/∂L = p − c,  ∂²S/∂L² = p (1 − p), with c = 1 for class 1.</summary>
internal sealed class LogisticLoss : Loss
{
    public override int Columns(int classes) => classes == 2
        ? 1
        : throw new ArgumentException($"the logistic loss tells 2 classes, got {classes}: use the softmax loss", nameof(classes));

    public override int Decide(ReadOnlySpan<double> logits) => logits[0] > 0 ? 1 : 0;

    internal override double Evaluate(Tile logits, ReadOnlySpan<int> labels, double weight, Tile probabilities, Scratch scratch)
    {
        Span<double> gradient = logits.Span, p = probabilities.Span;
        var loss = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            // Written with e^{−|L|} ≤ 1, so that nothing overflows.
            double L = gradient[i], small = Math.Exp(-Math.Abs(L));
            loss += Math.Max(L, 0) + Math.Log(1 + small) - (labels[i] * L);
            p[i] = L >= 0 ? 1 / (1 + small) : small / (1 + small);
            gradient[i] = weight * (p[i] - labels[i]);
        }

        gradient[labels.Length..].Clear();
        return loss;
    }

    internal override void Curvature(Tile probabilities, int samples, double weight, Tile direction, Scratch scratch)
    {
        Span<double> d = direction.Span, p = probabilities.Span;
        for (var i = 0; i < samples; i++)
            d[i] *= weight * p[i] * (1 - p[i]);
        d[samples..].Clear();
    }
}
