using StableNets.Datasets;
using StableNets.Networks;

namespace StableNets.Training;

/// <summary>Training at one depth: iterate, watch the validation set, keep the best weights. Haber &amp; Ruthotto 2017, section 2.</summary>
public sealed class Trainer
{
    private readonly Loss loss;
    private readonly Penalty penalty;
    private readonly Optimiser optimiser;
    private readonly bool keepStates;

    /// <summary>A way to train.</summary>
    /// <param name="loss">Softmax or logistic.</param>
    /// <param name="penalty">R.</param>
    /// <param name="optimiser">The method.</param>
    /// <param name="keepStates">Whether networks that can be run backwards keep their states, see <see cref="Objective"/>. Default no.</param>
    public Trainer(Loss loss, Penalty penalty, Optimiser optimiser, bool keepStates = false)
    {
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(optimiser);
        this.loss = loss;
        this.penalty = penalty;
        this.optimiser = optimiser;
        this.keepStates = keepStates;
    }

    /// <summary>Trains a network and a classifier.</summary>
    /// <param name="start">Architecture, depth, step and start weights.</param>
    /// <param name="data">Samples to learn from and to judge by.</param>
    /// <param name="iterations">At most so many, ≥ 1.</param>
    /// <param name="classifier">The classifier to start from; zero when null.</param>
    /// <param name="progress">Told of each iteration, in order.</param>
    /// <param name="cancel">Ends the training after the iteration that runs; what was reached is returned.</param>
    /// <returns>The weights with the smallest validation loss, the history and why it ended.</returns>
    /// <typeparam name="TNetwork">The kind of network, kept.</typeparam>
    /// <exception cref="ArgumentException">The data or the classifier do not fit the network or the loss.</exception>
    /// <exception cref="OverflowException">The network grows beyond the range of numbers with its start weights already.</exception>
    public TrainingResult<TNetwork> Train<TNetwork>(
        TNetwork start,
        TrainingData data,
        int iterations,
        Classifier? classifier = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancel = default)
        where TNetwork : Network
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(data);
        Require.AtLeast(1, iterations, nameof(iterations));
        if (data.Training.Classes != data.Validation.Classes)
            throw new ArgumentException($"data must have as many classes to judge by as to learn from, got {data.Validation.Classes} and {data.Training.Classes}", nameof(data));
        var problem = new Objective(start, data.Training, loss, penalty, keepStates);
        var validation = new Objective(start, data.Validation, loss);
        var weights = problem.Join(start, classifier ?? Classifier.Zero(start.Features, loss.Columns(data.Training.Classes)));

        // A start that overflows is an error; later it is an ending, with the weights from before.
        validation.Measure(weights);
        var history = new List<TrainingProgress>();
        var (best, bestLoss, ending) = (weights, double.PositiveInfinity, Ending.AllIterations);
        foreach (var iterate in optimiser.Minimise(problem, weights))
        {
            if (iterate.Ending is { } why)
            {
                ending = why;
                break;
            }

            if (validation.TryMeasure(iterate.Weights) is not { } judged)
            {
                ending = Ending.Diverged;
                break;
            }

            if (judged < bestLoss)
                (best, bestLoss) = ([.. iterate.Weights], judged);
            var report = new TrainingProgress(iterate.Iteration, iterate.Loss, iterate.GradientNorm, iterate.Accuracy, judged, validation.Accuracy) { Work = iterate.Work };
            history.Add(report);
            progress?.Report(report);
            if (iterate.Iteration == iterations)
                break;
            if (cancel.IsCancellationRequested)
            {
                ending = Ending.Cancelled;
                break;
            }
        }

        var (network, trained) = problem.Split(best);
        return new TrainingResult<TNetwork>((TNetwork)network, trained, history, ending);
    }
}

/// <summary>How training stands after an iteration.</summary>
/// <param name="Iteration">0 is the start.</param>
/// <param name="Loss">The objective, penalty included. With mini-batches: its mean over the batches of the epoch.</param>
/// <param name="GradientNorm">|∇| of it.</param>
/// <param name="Accuracy">Share of training samples decided rightly. With mini-batches: over the batches, as they came.</param>
/// <param name="ValidationLoss">The loss on the validation set, without penalty.</param>
/// <param name="ValidationAccuracy">Share of validation samples decided rightly.</param>
public sealed record TrainingProgress(int Iteration, double Loss, double GradientNorm, double Accuracy, double ValidationLoss, double ValidationAccuracy)
{
    /// <summary>The gradients computed so far, see <see cref="Iterate.Work"/>.</summary>
    public double Work { get; init; }
}

/// <summary>What training found.</summary>
/// <param name="Network">The network with the smallest validation loss.</param>
/// <param name="Classifier">Its classifier.</param>
/// <param name="History">One entry for each iteration, the start included.</param>
/// <param name="Ending">Why it ended.</param>
/// <typeparam name="TNetwork">The kind of network.</typeparam>
public sealed record TrainingResult<TNetwork>(TNetwork Network, Classifier Classifier, IReadOnlyList<TrainingProgress> History, Ending Ending)
    where TNetwork : Network
{
    /// <summary>The iteration that the weights are from.</summary>
    public TrainingProgress Best => History.MinBy(report => report.ValidationLoss)!;
}
