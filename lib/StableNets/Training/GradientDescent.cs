namespace StableNets.Training;

/// <summary>v ← μ v − η ∇f,  x ← x + v: stochastic gradient descent with momentum μ (Polyak 1964).</summary>
/// <param name="rate">η &gt; 0 in the first epoch.</param>
/// <param name="momentum">0 ≤ μ &lt; 1. Default 0.9.</param>
/// <param name="batchSize">Samples in a batch, ≥ 1.</param>
/// <param name="seed">Of the shuffles.</param>
/// <param name="decay">q: η ← q η after each epoch, 0 &lt; q ≤ 1. Default 1: it stays.</param>
public sealed class GradientDescent(double rate, double momentum = 0.9, int batchSize = 32, long seed = 1, double decay = 1)
    : StochasticOptimiser(rate, batchSize, seed, decay)
{
    private readonly double momentum = Require.NotNegative(momentum, nameof(momentum)) < 1
        ? momentum
        : throw new ArgumentOutOfRangeException(nameof(momentum), $"momentum must be below 1, got {momentum}");

    /// <inheritdoc/>
    public override string Name => $"SGD (η = {Rate}{Decaying}, μ = {momentum})";

    private protected override Action<double[], double[], double> Begin(int count)
    {
        var velocity = new double[count];
        return (x, gradient, η) =>
        {
            for (var i = 0; i < x.Length; i++)
            {
                velocity[i] = (momentum * velocity[i]) - (η * gradient[i]);
                x[i] += velocity[i];
            }
        };
    }
}
