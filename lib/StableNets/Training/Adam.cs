namespace StableNets.Training;

/// <summary>
/// m ← β₁ m + (1−β₁) ∇f,  v ← β₂ v + (1−β₂) (∇f)²,  x ← x − η m̂ / (√v̂ + 10⁻⁸) with m̂ = m/(1−β₁ᵏ), v̂ = v/(1−β₂ᵏ) after k steps, entrywise (Kingma &amp; Ba 2014).
/// </summary>
/// <param name="rate">η &gt; 0. Default 0.01.</param>
/// <param name="batchSize">Samples in a batch, ≥ 1.</param>
/// <param name="seed">Of the shuffles.</param>
public sealed class Adam(double rate = 0.01, int batchSize = 32, long seed = 1) : StochasticOptimiser(batchSize, seed)
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;
    private const double Tiny = 1e-8;

    private readonly double rate = Require.Positive(rate, nameof(rate));

    /// <inheritdoc/>
    public override string Name => $"Adam (η = {rate})";

    private protected override Action<double[], double[]> Begin(int count)
    {
        double[] mean = new double[count], square = new double[count];
        double power1 = 1, power2 = 1;
        return (x, gradient) =>
        {
            power1 *= Beta1;
            power2 *= Beta2;
            for (var i = 0; i < x.Length; i++)
            {
                mean[i] = (Beta1 * mean[i]) + ((1 - Beta1) * gradient[i]);
                square[i] = (Beta2 * square[i]) + ((1 - Beta2) * gradient[i] * gradient[i]);
                x[i] -= rate * (mean[i] / (1 - power1)) / (Math.Sqrt(square[i] / (1 - power2)) + Tiny);
            }
        };
    }
}
