using StableNets.Datasets;
using StableNets.Networks;

namespace StableNets.Training;

/// <summary>
/// Train at N layers, prolongate to 2N, train on from there, and so on at fixed T: the multi-level start of Haber &amp; Ruthotto 2017, section 5.
/// </summary>
/// <param name="trainer">How each level is trained.</param>
public sealed class CoarseToFine(Trainer trainer)
{
    /// <summary>Trains one level after the other. The classifier is carried over too.</summary>
    /// <param name="start">The coarsest network with its start weights.</param>
    /// <param name="data">Samples to learn from and to judge by.</param>
    /// <param name="iterations">At most so many on each level; its length is the number of levels.</param>
    /// <param name="progress">Told of each level's depth and iteration.</param>
    /// <param name="cancel">Ends the training; the levels that were reached are returned.</param>
    /// <returns>One result for each level, from coarse to fine.</returns>
    /// <typeparam name="TNetwork">The kind of network, kept.</typeparam>
    public IReadOnlyList<TrainingResult<TNetwork>> Train<TNetwork>(
        TNetwork start,
        TrainingData data,
        IReadOnlyList<int> iterations,
        IProgress<(int Depth, TrainingProgress Progress)>? progress = null,
        CancellationToken cancel = default)
        where TNetwork : Network
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(iterations);
        Require.AtLeast(1, iterations.Count, "number of levels");
        var levels = new List<TrainingResult<TNetwork>>();
        var network = start;
        foreach (var count in iterations)
        {
            var depth = network.Depth;
            var relay = progress is null ? null : new Relay(report => progress.Report((depth, report)));
            levels.Add(trainer.Train(network, data, count, levels.LastOrDefault()?.Classifier, relay, cancel));
            if (cancel.IsCancellationRequested)
                break;
            network = Prolongation.Prolongate(levels[^1].Network);
        }

        return levels;
    }

    // Progress<T> would post to another thread and lose the order.
    private sealed class Relay(Action<TrainingProgress> tell) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => tell(value);
    }
}
