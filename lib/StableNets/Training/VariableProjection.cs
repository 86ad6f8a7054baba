namespace StableNets.Training;

/// <summary>
/// F(θ) = min_w f(θ, w) with w = (W, μ): the classifier that fits the features best belongs to θ and is no unknown any more. ∇F = ∂f/∂θ at the minimum, since
/// ∂f/∂w = 0 there. Golub &amp; Pereyra 1973; in place of the block coordinate descent of Haber &amp; Ruthotto 2017, section 2, as in the authors' code (Meganet).
/// </summary>
internal sealed class VariableProjection
{
    private readonly Objective problem;
    private readonly LogitMap logits;
    private readonly ClassifierFit classifier;

    public VariableProjection(Objective problem)
    {
        this.problem = problem;
        logits = new LogitMap(problem);
        classifier = new ClassifierFit(problem.Sweep, logits.Features, problem.Penalty.Classifier);
    }

    /// <summary>The share of samples that the last weights decide rightly.</summary>
    public double Accuracy => classifier.Accuracy;

    /// <summary>Puts the best classifier for θ into the weights; returns the value there and leaves its gradient, whose part in w is rounding.</summary>
    public double Evaluate(double[] weights, double[] gradient)
    {
        logits.At(weights);
        var w = weights.AsSpan(problem.ClassifierStart);
        var loss = classifier.Minimise(w);
        logits.Load(w);
        logits.Logits.SetScaled(1.0 / problem.Samples, classifier.Residual);
        logits.Adjoint(gradient);
        return loss + problem.AddPenaltyGradient(weights, gradient);
    }

    /// <summary>The same, or null where these weights make the network overflow.</summary>
    public double? TryEvaluate(double[] weights, double[] gradient) => Objective.OrOverflow(weights, () => Evaluate(weights, gradient));
}
