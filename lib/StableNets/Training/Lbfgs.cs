using System.Numerics.Tensors;
using StableNets.Numerics;

namespace StableNets.Training;

/// <summary>
/// x ← x − t H ∇f(x), with H built from the last m steps s = Δx and changes of gradient y = Δ∇f: limited-memory BFGS (Nocedal 1980), with Armijo's line search.
/// </summary>
/// <param name="memory">m ≥ 1. Default 20.</param>
/// <param name="tolerance">Stops when |∇f| is at most this share of its first value, ≥ 0. Default 10⁻⁸.</param>
public sealed class Lbfgs(int memory = 20, double tolerance = 1e-8) : Optimiser
{
    private readonly int memory = Require.AtLeast(1, memory, nameof(memory));
    private readonly double tolerance = Require.NotNegative(tolerance, nameof(tolerance));

    /// <inheritdoc/>
    public override string Name => $"L-BFGS (m = {memory})";

    private protected override IEnumerable<Iterate> Run(Objective problem, double[] x)
    {
        double[] gradient = new double[x.Length], next = new double[x.Length], nextGradient = new double[x.Length], direction = new double[x.Length];
        var pairs = new Queue<Pair>();
        var value = problem.Evaluate(x, gradient);
        var first = Sums.Norm(gradient);
        var work = 1.0;
        var iterate = new Iterate(0, x, value, first, problem.Accuracy) { Work = work };
        yield return iterate;

        while (iterate.GradientNorm > tolerance * first)
        {
            ApplyInverse(pairs, gradient, direction);
            TensorPrimitives.Negate(direction, direction);
            var slope = Sums.Dot(gradient, direction);
            var step = pairs.Count > 0 ? 1 : 1 / Math.Max(iterate.GradientNorm, 1);
            if (LineSearch.Find(Evaluate, x, iterate.Loss, slope, direction, step, next, nextGradient) is { } smaller)
            {
                Remember(pairs, x, next, gradient, nextGradient);
                (x, next) = (next, x);
                (gradient, nextGradient) = (nextGradient, gradient);
                iterate = new Iterate(iterate.Iteration + 1, x, smaller, Sums.Norm(gradient), problem.Accuracy) { Work = work };
                yield return iterate;
            }
            else if (pairs.Count > 0)
            {
                // Old pairs may mislead: once more from the plain gradient before giving up.
                pairs.Clear();
            }
            else
            {
                yield return iterate with { Ending = Ending.NoSmallerValue };
                yield break;
            }
        }

        yield return iterate with { Ending = Ending.Converged };

        double? Evaluate(double[] weights, double[] into)
        {
            work++;
            return problem.TryEvaluate(weights, into);
        }
    }

    /// <summary>direction ← H gradient, by the two loops over the remembered pairs.</summary>
    private static void ApplyInverse(Queue<Pair> pairs, double[] gradient, double[] direction)
    {
        gradient.CopyTo(direction, 0);
        if (pairs.Count == 0)
            return;
        var factors = new double[pairs.Count];
        var i = pairs.Count;
        foreach (var pair in pairs.Reverse())
        {
            factors[--i] = Sums.Dot(pair.Step, direction) / pair.Product;
            TensorPrimitives.MultiplyAdd(pair.Change, -factors[i], direction, direction);
        }

        var last = pairs.Last();
        TensorPrimitives.Multiply(direction, last.Product / Sums.Dot(last.Change, last.Change), direction);
        foreach (var pair in pairs)
            TensorPrimitives.MultiplyAdd(pair.Step, factors[i++] - (Sums.Dot(pair.Change, direction) / pair.Product), direction, direction);
    }

    private void Remember(Queue<Pair> pairs, double[] x, double[] next, double[] gradient, double[] nextGradient)
    {
        double[] step = new double[x.Length], change = new double[x.Length];
        TensorPrimitives.Subtract(next, x, step);
        TensorPrimitives.Subtract(nextGradient, gradient, change);

        // Only a positive product keeps H positive definite; Armijo alone does not promise it.
        var product = Sums.Dot(step, change);
        if (product <= 1e-12 * Sums.Norm(step) * Sums.Norm(change))
            return;
        if (pairs.Count == memory)
            pairs.Dequeue();
        pairs.Enqueue(new Pair(step, change, product));
    }

    /// <summary>s, y and ⟨s, y⟩.</summary>
    private readonly record struct Pair(double[] Step, double[] Change, double Product);
}
