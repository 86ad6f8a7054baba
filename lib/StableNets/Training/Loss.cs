using StableNets.Numerics;

namespace StableNets.Training;

/// <summary>S(L, C): how badly the logits L = Y_N W + μ fit the classes C. Haber &amp; Ruthotto 2017, section 2; both losses here are convex in L.</summary>
public abstract class Loss
{
    private protected Loss()
    {
    }

    /// <summary>Cross entropy of the softmax: m classes, m columns of logits. Eq. (2.3).</summary>
    public static Loss Softmax { get; } = new SoftmaxLoss();

    /// <summary>Cross entropy of the logistic function: two classes, one column of logits. Eq. (2.2).</summary>
    public static Loss Logistic { get; } = new LogisticLoss();

    /// <summary>The number of logits for m classes.</summary>
    /// <param name="classes">m ≥ 2.</param>
    /// <returns>Columns of W.</returns>
    /// <exception cref="ArgumentException">The loss cannot tell so many classes.</exception>
    public abstract int Columns(int classes);

    /// <summary>The class that logits point to.</summary>
    /// <param name="logits">One sample's logits.</param>
    /// <returns>The class.</returns>
    public abstract int Decide(ReadOnlySpan<double> logits);

    /// <summary>Returns Σ S over the samples of a tile; logits ← weight · ∂S/∂L, and 0 in the padding.</summary>
    internal abstract double Evaluate(Tile logits, ReadOnlySpan<int> labels, double weight, Scratch scratch);

    /// <summary>d ← (∂²S/∂L²) d, sample by sample, where residual = ∂S/∂L is what <see cref="Evaluate"/> left with weight 1; 0 in the padding.</summary>
    internal abstract void Curve(Tile residual, ReadOnlySpan<int> labels, Tile d, Scratch scratch);
}
