namespace StableNets.Training;

/// <summary>v ← μ v − η ∇f,  x ← x + v: stochastic gradient descent with momentum μ (Polyak 1964).</summary>
/// <param name="rate">η &gt; 0.</param>
/// <param name="momentum">0 ≤ μ &lt; 1. Default 0.9.</param>
/// <param name="batchSize">Samples in a batch, ≥ 1.</param>
/// <param name="seed">Of the shuffles.</param>
public sealed class GradientDescent(double rate, double momentum = 0.9, int batchSize = 32, long seed = 1) : StochasticOptimiser(batchSize, seed)
{
    private readonly double rate = Require.Positive(rate, nameof(rate));
    private readonly double momentum = Require.NotNegative(momentum, nameof(momentum)) < 1
        ? momentum
        : throw new ArgumentOutOfRangeException(nameof(momentum), $"momentum must be below 1, got {momentum}");

    /// <inheritdoc/>
    public override string Name => $"SGD (η = {rate}, μ = {momentum})";

    private protected override Action<double[], double[]> Begin(int count)
    {
        var velocity = new double[count];
        return (x, gradient) =>
        {
            for (var i = 0; i < x.Length; i++)
            {
                velocity[i] = (momentum * velocity[i]) - (rate * gradient[i]);
                x[i] += velocity[i];
            }
        };
    }
}
