using System.Numerics.Tensors;

namespace StableNets.Training;

/// <summary>
/// Armijo's rule: the first of t = 1, ½, ¼, … with f(x + t d) ≤ f(x) + c t ⟨∇f, d⟩.
/// </summary>
internal static class LineSearch
{
    private const double SufficientDecrease = 1e-4;
    private const int MostHalvings = 30;

    /// <summary>
    /// Looks along d for a smaller value. On success <paramref name="next"/> and <paramref name="gradient"/> hold the new point and its gradient;
    /// null when no step makes the value smaller, which near a minimum is rounding.
    /// </summary>
    public static double? Find(Objective problem, double[] x, double value, double slope, double[] direction, double firstStep, double[] next, double[] gradient)
    {
        var step = firstStep;
        for (var halving = 0; halving < MostHalvings; halving++, step /= 2)
        {
            TensorPrimitives.MultiplyAdd(direction, step, x, next);
            if (TryEvaluate(problem, next, gradient) is { } trial && trial <= value + (SufficientDecrease * step * slope))
                return trial;
        }

        return null;
    }

    // A step so long that the network explodes is a step too long, no error.
    private static double? TryEvaluate(Objective problem, double[] weights, double[] gradient)
    {
        try
        {
            var value = problem.Evaluate(weights, gradient);
            return double.IsFinite(value) ? value : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }
}
