using System.Numerics.Tensors;

namespace StableNets.Training;

/// <summary>
/// Armijo's rule: the first of t = t₀, ½ t₀, ¼ t₀, … with f(x + t d) ≤ f(x) + c t ⟨∇f, d⟩.
/// </summary>
internal static class LineSearch
{
    private const double SufficientDecrease = 1e-4;
    private const int MostHalvings = 30;

    /// <summary>
    /// Looks along d for a smaller value. evaluate(x, gradient) gives f and leaves ∇f, or is null where f overflows; it may move x where that makes f
    /// smaller still. On success <paramref name="next"/> and <paramref name="gradient"/> hold the new point and its gradient; null when d does not lead
    /// downhill or no step makes the value smaller, which near a minimum is rounding.
    /// </summary>
    public static double? Find(Func<double[], double[], double?> evaluate, double[] x, double value, double slope, double[] direction, double firstStep, double[] next, double[] gradient)
    {
        var step = firstStep;
        for (var halving = 0; halving < MostHalvings && slope < 0; halving++, step /= 2)
        {
            TensorPrimitives.MultiplyAdd(direction, step, x, next);

            // Near a minimum the rule's right side is the value itself, to rounding: a step that gains nothing must not count, or the search never ends.
            if (evaluate(next, gradient) is { } trial && trial < value && trial <= value + (SufficientDecrease * step * slope))
                return trial;
        }

        return null;
    }
}
