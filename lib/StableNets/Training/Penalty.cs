namespace StableNets.Training;

/// <summary>
/// R = α/(2|h|) Σ_{j=0}^{N−2} |θ_{j+1} − θ_j|² + (α_W/2)(|W|² + |μ|²) + (α_in/2)|θ_in|²: weights that change slowly in time, a small classifier
/// and a small trained input layer.
/// </summary>
/// <remarks>The first term is (α/2) ∫ |θ′(t)|² dt on the grid t_j = j h; zero exactly for weights constant in time. As in the authors' code (Meganet).</remarks>
public readonly struct Penalty
{
    /// <summary>R with these factors.</summary>
    /// <param name="smoothness">α ≥ 0.</param>
    /// <param name="classifier">α_W ≥ 0.</param>
    /// <param name="input">α_in ≥ 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A factor is negative or not finite.</exception>
    public Penalty(double smoothness = 0, double classifier = 0, double input = 0)
    {
        Smoothness = Require.NotNegative(smoothness, nameof(smoothness));
        Classifier = Require.NotNegative(classifier, nameof(classifier));
        Input = Require.NotNegative(input, nameof(input));
    }

    /// <summary>α</summary>
    public double Smoothness { get; }

    /// <summary>α_W</summary>
    public double Classifier { get; }

    /// <summary>α_in</summary>
    public double Input { get; }

    /// <summary>Returns the part of θ_0, …, θ_{N−1}; gradient ← gradient + its gradient.</summary>
    internal double OfLayers(ReadOnlySpan<double> θ, Span<double> gradient, int perLayer, double h)
    {
        var smooth = 0.0;
        var factor = Smoothness / h;
        for (var i = perLayer; i < θ.Length && factor > 0; i++)
        {
            var difference = θ[i] - θ[i - perLayer];
            smooth += difference * difference;
            gradient[i] += factor * difference;
            gradient[i - perLayer] -= factor * difference;
        }

        return 0.5 * factor * smooth;
    }

    /// <summary>The same for the classifier.</summary>
    internal double OfClassifier(ReadOnlySpan<double> weights, Span<double> gradient) => Square(Classifier, weights, gradient);

    /// <summary>The same for the input layer.</summary>
    internal double OfInput(ReadOnlySpan<double> weights, Span<double> gradient) => Square(Input, weights, gradient);

    /// <summary>(factor/2)|weights|²</summary>
    private static double Square(double factor, ReadOnlySpan<double> weights, Span<double> gradient)
    {
        var small = 0.0;
        for (var i = 0; i < weights.Length && factor > 0; i++)
        {
            small += weights[i] * weights[i];
            gradient[i] += factor * weights[i];
        }

        return 0.5 * factor * small;
    }
}
