using StableNets.Datasets;
using StableNets.Networks;

namespace StableNets.Training;

/// <summary>
/// Train at N layers, prolongate to 2N, train on from there, and so on at fixed T: the multi-level start of Haber &amp; Ruthotto 2017, section 5.
/// </summary>
/// <remarks>
/// Iterate little on the coarsest levels: what a network learns while h |K| is large does not survive prolongation, and it is a worse start than less
/// learning. Then most where prolongation begins to hold, which still is cheap, and a few iterations on each finer level.
/// </remarks>
public sealed class CoarseToFine
{
    private readonly Trainer trainer;

    /// <summary>A way to train level by level.</summary>
    /// <param name="trainer">How each level is trained.</param>
    public CoarseToFine(Trainer trainer)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        this.trainer = trainer;
    }

    /// <summary>Trains one level after the other. The classifier is carried over too.</summary>
    /// <param name="start">The coarsest network with its start weights.</param>
    /// <param name="data">Samples to learn from and to judge by.</param>
    /// <param name="iterations">At most so many on each level, each ≥ 1; its length is the number of levels.</param>
    /// <param name="progress">Told of each level's depth and iteration, in order.</param>
    /// <param name="cancel">Ends the training; the levels that were reached are returned.</param>
    /// <returns>One result for each level, from coarse to fine.</returns>
    /// <typeparam name="TNetwork">The kind of network, kept.</typeparam>
    /// <exception cref="ArgumentException">The data do not fit the network or the loss, or there is no level.</exception>
    /// <exception cref="OverflowException">A level's network grows beyond the range of numbers with its start weights already.</exception>
    public IReadOnlyList<TrainingResult<TNetwork>> Train<TNetwork>(
        TNetwork start,
        TrainingData data,
        IReadOnlyList<int> iterations,
        IProgress<(int Depth, TrainingProgress Progress)>? progress = null,
        CancellationToken cancel = default)
        where TNetwork : Network
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(iterations);
        Require.AtLeast(1, iterations.Count, "number of levels");
        var levels = new List<TrainingResult<TNetwork>>();
        foreach (var count in iterations)
        {
            var network = levels.Count == 0 ? start : Prolongation.Prolongate(levels[^1].Network);
            var relay = progress is null ? null : new Relay(report => progress.Report((network.Depth, report)));
            levels.Add(trainer.Train(network, data, count, levels.LastOrDefault()?.Classifier, relay, cancel));
            if (cancel.IsCancellationRequested)
                break;
        }

        return levels;
    }

    // Progress<T> would post to another thread and lose the order.
    private sealed class Relay(Action<TrainingProgress> tell) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => tell(value);
    }
}
