using StableNets.Numerics;

namespace StableNets.Training;

/// <summary>
/// m ← β₁ m + (1−β₁) ∇f,  v ← β₂ v + (1−β₂) (∇f)²,  x ← x − η m̂ / (√v̂ + 10⁻⁸) with m̂ = m/(1−β₁ᵏ), v̂ = v/(1−β₂ᵏ) after k steps, entrywise (Kingma &amp; Ba 2014).
/// </summary>
/// <param name="rate">η &gt; 0 in the first epoch. Default 0.01.</param>
/// <param name="batchSize">Samples in a batch, ≥ 1.</param>
/// <param name="seed">Of the shuffles.</param>
/// <param name="decay">q: η ← q η after each epoch, 0 &lt; q ≤ 1. Default 1: it stays.</param>
public sealed class Adam(double rate = 0.01, int batchSize = 32, long seed = 1, double decay = 1) : StochasticOptimiser(rate, batchSize, seed, decay)
{
    /// <inheritdoc/>
    public override string Name => $"Adam (η = {Rate}{Decaying})";

    private protected override Action<double[], double[], double> Begin(int count)
    {
        double[] mean = new double[count], square = new double[count];
        var powers = (1.0, 1.0);
        return (x, gradient, η) =>
        {
            powers = AdamKernel.Next(powers);
            AdamKernel.Step(η, powers, gradient, mean, square, x);
        };
    }
}
