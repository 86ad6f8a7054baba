namespace StableNets.Training;

/// <summary>
/// R = α/(2|h|) Σ_{j=0}^{N−2} |θ_{j+1} − θ_j|² + (α_W/2)(|W|² + |μ|²): weights that change slowly in time, and a small classifier.
/// </summary>
/// <remarks>The first term is (α/2) ∫ |θ′(t)|² dt on the grid t_j = j h; zero exactly for weights constant in time. As in the authors' code (Meganet).</remarks>
public readonly struct Penalty
{
    /// <summary>R with these factors.</summary>
    /// <param name="smoothness">α ≥ 0.</param>
    /// <param name="classifier">α_W ≥ 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A factor is negative or not finite.</exception>
    public Penalty(double smoothness = 0, double classifier = 0)
    {
        Smoothness = Require.NotNegative(smoothness, nameof(smoothness));
        Classifier = Require.NotNegative(classifier, nameof(classifier));
    }

    /// <summary>α</summary>
    public double Smoothness { get; }

    /// <summary>α_W</summary>
    public double Classifier { get; }

    /// <summary>Returns R; gradient ← gradient + ∂R/∂weights.</summary>
    internal double Evaluate(ReadOnlySpan<double> weights, Span<double> gradient, int depth, int perLayer, double h)
    {
        double smooth = 0, small = 0;
        var factor = Smoothness / Math.Abs(h);
        for (var i = perLayer; i < depth * perLayer && factor > 0; i++)
        {
            var difference = weights[i] - weights[i - perLayer];
            smooth += difference * difference;
            gradient[i] += factor * difference;
            gradient[i - perLayer] -= factor * difference;
        }

        for (var i = depth * perLayer; i < weights.Length && Classifier > 0; i++)
        {
            small += weights[i] * weights[i];
            gradient[i] += Classifier * weights[i];
        }

        return (0.5 * factor * smooth) + (0.5 * Classifier * small);
    }
}
