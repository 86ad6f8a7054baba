using StableNets.Datasets;
using StableNets.Numerics;

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

    private protected sealed override IEnumerable<Iterate> Run(Objective problem, double[] x)
    {
        var gradient = new double[x.Length];
        var value = problem.Evaluate(x, gradient);
        var iterate = new Iterate(0, x, value, Sums.Norm(gradient), problem.Accuracy) { Work = 1 };
        yield return iterate;

        var size = Math.Min(batchSize, problem.Samples);
        var batches = problem.Samples / size;
        var batch = problem.OnBatch(size);
        var update = Begin(x.Length);
        var random = new SeededRandom(seed);
        int[] order = [.. Enumerable.Range(0, problem.Samples)];
        while (true)
        {
            random.Shuffle(order);
            double loss = 0, norm = 0, accuracy = 0;
            for (var b = 0; b < batches; b++)
            {
                batch.Choose(problem, order.AsSpan(b * size, size));
                if (batch.TryEvaluate(x, gradient) is not { } one)
                {
                    yield return iterate with { Ending = Ending.Diverged };
                    yield break;
                }

                loss += one / batches;
                norm += Sums.Norm(gradient) / batches;
                accuracy += batch.Accuracy / batches;
                update(x, gradient);
            }

            var work = iterate.Work + ((double)batches * size / problem.Samples);
            iterate = new Iterate(iterate.Iteration + 1, x, loss, norm, accuracy) { Work = work };
            yield return iterate;
        }
    }

    /// <summary>What changes the weights, given them and a gradient; it may remember earlier gradients.</summary>
    private protected abstract Action<double[], double[]> Begin(int count);
}
