using System.Numerics.Tensors;

namespace StableNets.Training;

/// <summary>x ← x − t H ∇f(x), with H built from the last m steps s = Δx and changes of gradient y = Δ∇f: limited-memory BFGS (Nocedal 1980), Armijo line search.</summary>
/// <param name="memory">m ≥ 1. Default 20.</param>
/// <param name="tolerance">Stops when |∇f| falls below this share of its first value.</param>
public sealed class Lbfgs(int memory = 20, double tolerance = 1e-8) : Optimiser
{
    private readonly int memory = Require.AtLeast(1, memory, nameof(memory));
    private readonly double tolerance = Require.NotNegative(tolerance, nameof(tolerance));

    /// <inheritdoc/>
    public override string Name => $"L-BFGS ({memory})";

    /// <inheritdoc/>
    public override IEnumerable<Iterate> Minimise(Objective problem, double[] start)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(start);
        var count = problem.Count;
        double[] x = [.. start], gradient = new double[count], next = new double[count], nextGradient = new double[count], direction = new double[count];
        var pairs = new Queue<(double[] Step, double[] Change, double InverseProduct)>();
        var value = problem.Evaluate(x, gradient);
        var first = TensorPrimitives.Norm<double>(gradient);
        yield return new Iterate(0, x, value, first);

        for (var iteration = 1; TensorPrimitives.Norm<double>(gradient) > tolerance * first; iteration++)
        {
            ApplyInverse(pairs, gradient, direction);
            TensorPrimitives.Negate(direction, direction);
            var slope = TensorPrimitives.Dot<double>(gradient, direction);
            var unit = pairs.Count > 0 ? 1 : 1 / Math.Max(TensorPrimitives.Norm<double>(gradient), 1);
            if (LineSearch.Find(problem, x, value, slope, direction, unit, next, nextGradient) is not { } smaller)
            {
                if (pairs.Count == 0)
                    yield break;

                // Old pairs may mislead: once more from the plain gradient before giving up.
                pairs.Clear();
                continue;
            }

            Remember(pairs, x, next, gradient, nextGradient);
            (x, next) = (next, x);
            (gradient, nextGradient) = (nextGradient, gradient);
            value = smaller;
            yield return new Iterate(iteration, x, value, TensorPrimitives.Norm<double>(gradient));
        }
    }

    /// <summary>direction ← H gradient, by the two loops over the remembered pairs.</summary>
    private static void ApplyInverse(Queue<(double[] Step, double[] Change, double InverseProduct)> pairs, double[] gradient, double[] direction)
    {
        gradient.CopyTo(direction, 0);
        var factors = new double[pairs.Count];
        var i = pairs.Count;
        foreach (var (step, change, inverse) in pairs.Reverse())
        {
            factors[--i] = inverse * TensorPrimitives.Dot<double>(step, direction);
            TensorPrimitives.MultiplyAdd(change, -factors[i], direction, direction);
        }

        if (pairs.Count > 0)
        {
            var (_, change, inverse) = pairs.Last();
            TensorPrimitives.Multiply(direction, 1 / (inverse * TensorPrimitives.SumOfSquares<double>(change)), direction);
        }

        foreach (var (step, change, inverse) in pairs)
            TensorPrimitives.MultiplyAdd(step, factors[i++] - (inverse * TensorPrimitives.Dot<double>(change, direction)), direction, direction);
    }

    private void Remember(Queue<(double[] Step, double[] Change, double InverseProduct)> pairs, double[] x, double[] next, double[] gradient, double[] nextGradient)
    {
        double[] step = new double[x.Length], change = new double[x.Length];
        TensorPrimitives.Subtract(next, x, step);
        TensorPrimitives.Subtract(nextGradient, gradient, change);

        // Only a positive product keeps H positive definite; Armijo alone does not promise it.
        var product = TensorPrimitives.Dot<double>(step, change);
        if (product <= 1e-12 * TensorPrimitives.Norm<double>(step) * TensorPrimitives.Norm<double>(change))
            return;
        if (pairs.Count == memory)
            pairs.Dequeue();
        pairs.Enqueue((step, change, 1 / product));
    }
}
