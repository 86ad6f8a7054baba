using System.Numerics.Tensors;
using StableNets.Datasets;

namespace StableNets.Training;

/// <summary>
/// Steps along the gradient of a random batch instead of all samples. One iteration is an epoch: the samples are shuffled and dealt into
/// batches; what is left over when the batch size does not divide n sits out until the next shuffle.
/// </summary>
public abstract class StochasticOptimiser : Optimiser
{
    private readonly int batchSize;
    private readonly long seed;

    private protected StochasticOptimiser(int batchSize, long seed)
    {
        this.batchSize = Require.AtLeast(1, batchSize, nameof(batchSize));
        this.seed = seed;
    }

    /// <inheritdoc/>
    public sealed override IEnumerable<Iterate> Minimise(Objective problem, double[] start)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(start);
        double[] x = [.. start], gradient = new double[problem.Count];
        var value = problem.Evaluate(x, gradient);
        yield return new Iterate(0, x, value, TensorPrimitives.Norm<double>(gradient));

        var size = Math.Min(batchSize, problem.Samples);
        var batch = problem.OnBatch(size);
        var update = Begin(problem.Count);
        var random = new SeededRandom(seed);
        int[] order = [.. Enumerable.Range(0, problem.Samples)];
        for (var epoch = 1; ; epoch++)
        {
            Shuffle(order, random);
            double loss = 0, norm = 0;
            var batches = problem.Samples / size;
            for (var b = 0; b < batches; b++)
            {
                batch.Choose(problem, order.AsSpan(b * size, size));
                loss += batch.Evaluate(x, gradient) / batches;
                norm += TensorPrimitives.Norm<double>(gradient) / batches;
                update(x, gradient);
            }

            yield return new Iterate(epoch, x, loss, norm);
        }
    }

    /// <summary>What changes the weights, given them and a gradient; it may remember earlier gradients.</summary>
    private protected abstract Action<double[], double[]> Begin(int count);

    // Fisher and Yates: each order is as likely.
    private static void Shuffle(int[] order, SeededRandom random)
    {
        for (var i = order.Length - 1; i > 0; i--)
        {
            var k = random.Below(i + 1);
            (order[i], order[k]) = (order[k], order[i]);
        }
    }
}
