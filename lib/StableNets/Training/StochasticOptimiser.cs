using StableNets.Datasets;
using StableNets.Numerics;

namespace StableNets.Training;

/// <summary>
/// Steps along the gradient of a random batch instead of all samples. One iteration is an epoch: the samples are shuffled and dealt into
/// batches; what is left over when the batch size does not divide n sits out until the next shuffle. What is said of the start is said of the first
/// batch: a gradient of all samples there would cost as much as an epoch and move nothing.
/// </summary>
public abstract class StochasticOptimiser : Optimiser
{
    private readonly int batchSize;
    private readonly long seed;
    private readonly double decay;

    private protected StochasticOptimiser(double rate, int batchSize, long seed, double decay)
    {
        Rate = Require.Positive(rate, nameof(rate));
        this.batchSize = Require.AtLeast(1, batchSize, nameof(batchSize));
        this.seed = seed;
        this.decay = Require.Positive(decay, nameof(decay)) <= 1
            ? decay
            : throw new ArgumentOutOfRangeException(nameof(decay), $"decay must be at most 1, got {decay}");
    }

    /// <summary>η in the first epoch.</summary>
    private protected double Rate { get; }

    /// <summary>How η goes on, as it appears in reports.</summary>
    private protected string Decaying => decay < 1 ? $" · {decay}ᵉ" : "";

    private protected sealed override IEnumerable<Iterate> Run(Objective problem, double[] x)
    {
        var gradient = new double[x.Length];
        var size = Math.Min(batchSize, problem.Samples);
        var batches = problem.Samples / size;
        var batch = problem.OnBatch(size);
        var deck = new Deck(problem.Sweep);
        var random = new SeededRandom(seed);
        var share = (double)size / problem.Samples;

        deck.Shuffle(random);
        deck.Deal(0, batch.Sweep);
        var iterate = new Iterate(0, x, batch.Evaluate(x, gradient), Sums.Norm(gradient), batch.Accuracy) { Work = share };
        yield return iterate;

        var update = Begin(x.Length);
        for (var η = Rate; ; η *= decay, deck.Shuffle(random))
        {
            double loss = 0, norm = 0, accuracy = 0;
            for (var b = 0; b < batches; b++)
            {
                deck.Deal(b, batch.Sweep);
                if (batch.TryEvaluate(x, gradient) is not { } one)
                {
                    yield return iterate with { Ending = Ending.Diverged };
                    yield break;
                }

                loss += one / batches;
                norm += Sums.Norm(gradient) / batches;
                accuracy += batch.Accuracy / batches;
                update(x, gradient, η);
            }

            iterate = new Iterate(iterate.Iteration + 1, x, loss, norm, accuracy) { Work = iterate.Work + (batches * share) };
            yield return iterate;
        }
    }

    /// <summary>What changes the weights, given them, a gradient and η; it may remember earlier gradients.</summary>
    private protected abstract Action<double[], double[], double> Begin(int count);
}
