using StableNets.Numerics;

namespace StableNets.Training;

/// <summary>S = Σᵢ (log(1 + e^{Lᵢ}) − cᵢ Lᵢ),  p = 1 / (1 + e^{−L}),  ∂S/∂L = p − c, with c = 1 for class 1 and 0 for class 0.</summary>
internal sealed class LogisticLoss : Loss
{
    public override int Columns(int classes) => classes == 2
        ? 1
        : throw new ArgumentException($"classes must be 2 for the logistic loss, got {classes}: the softmax loss tells more", nameof(classes));

    public override int Decide(ReadOnlySpan<double> logits) => logits[0] > 0 ? 1 : 0;

    internal override double Evaluate(Tile logits, ReadOnlySpan<int> labels, double weight, Scratch scratch)
    {
        var gradient = logits.Span;
        var loss = 0.0;
        for (var i = 0; i < labels.Length; i++)
        {
            // Written with e^{−|L|} ≤ 1, so that nothing overflows.
            double L = gradient[i], small = Math.Exp(-Math.Abs(L)), p = (L >= 0 ? 1 : small) / (1 + small);
            loss += Math.Max(L, 0) + Math.Log(1 + small) - (labels[i] * L);
            gradient[i] = weight * (p - labels[i]);
        }

        gradient[labels.Length..].Clear();
        return loss;
    }

    // p (1 − p) = |r| (1 − |r|) with r = p − c, whichever the class: no digits are lost where p is near 1.
    internal override void Curve(Tile residual, ReadOnlySpan<int> labels, Tile d, Scratch scratch)
    {
        ReadOnlySpan<double> r = residual.Span;
        var curved = d.Span;
        for (var i = 0; i < curved.Length; i++)
            curved[i] *= Math.Abs(r[i]) * (1 - Math.Abs(r[i]));
    }
}
