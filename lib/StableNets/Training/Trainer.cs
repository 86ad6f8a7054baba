using StableNets.Datasets;
using StableNets.Networks;

namespace StableNets.Training;

/// <summary>Training at one depth: iterate, watch the validation set, keep the best weights. Haber &amp; Ruthotto 2017, section 2.</summary>
/// <param name="loss">Softmax or logistic.</param>
/// <param name="penalty">R(θ).</param>
/// <param name="optimiser">The method.</param>
public sealed class Trainer(Loss loss, Penalty penalty, Optimiser optimiser)
{
    /// <summary>Trains a network and a classifier.</summary>
    /// <param name="start">Architecture, depth, step and start weights.</param>
    /// <param name="data">Samples to learn from and to judge by.</param>
    /// <param name="iterations">At most so many, ≥ 1.</param>
    /// <param name="classifier">The classifier to start from; zero when null.</param>
    /// <param name="progress">Told of each iteration.</param>
    /// <param name="cancel">Ends the training; what was reached is returned.</param>
    /// <returns>The weights with the smallest validation loss, and the history.</returns>
    /// <typeparam name="TNetwork">The kind of network, kept.</typeparam>
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
        var problem = new Objective(start, data.Training, loss, penalty);
        var validation = new Objective(start, data.Validation, loss);
        var weights = Objective.Join(start, classifier ?? Classifier.Zero(start.Features, loss.Columns(data.Training.Classes))).ToArray();

        var history = new List<TrainingProgress>();
        double[] best = [];
        foreach (var iterate in optimiser.Minimise(problem, weights))
        {
            var judged = validation.Measure(iterate.Weights);
            var report = new TrainingProgress(iterate.Iteration, iterate.Loss, iterate.GradientNorm, problem.Measure(iterate.Weights).Accuracy, judged.Loss, judged.Accuracy);
            if (history.All(earlier => report.ValidationLoss < earlier.ValidationLoss))
                best = [.. iterate.Weights];
            history.Add(report);
            progress?.Report(report);
            if (iterate.Iteration == iterations || cancel.IsCancellationRequested)
                break;
        }

        var (network, trained) = problem.Split(MathNet.Numerics.LinearAlgebra.Vector<double>.Build.Dense(best));
        return new TrainingResult<TNetwork>((TNetwork)network, trained, history);
    }
}

/// <summary>How training stands after an iteration.</summary>
/// <param name="Iteration">0 is the start.</param>
/// <param name="Loss">The objective, penalty included.</param>
/// <param name="GradientNorm">|∇| of it.</param>
/// <param name="Accuracy">Share of training samples decided rightly.</param>
/// <param name="ValidationLoss">The loss on the validation set, without penalty.</param>
/// <param name="ValidationAccuracy">Share of validation samples decided rightly.</param>
public sealed record TrainingProgress(int Iteration, double Loss, double GradientNorm, double Accuracy, double ValidationLoss, double ValidationAccuracy);

/// <summary>What training found.</summary>
/// <param name="Network">The network with the smallest validation loss.</param>
/// <param name="Classifier">Its classifier.</param>
/// <param name="History">One entry for each iteration.</param>
/// <typeparam name="TNetwork">The kind of network.</typeparam>
public sealed record TrainingResult<TNetwork>(TNetwork Network, Classifier Classifier, IReadOnlyList<TrainingProgress> History)
    where TNetwork : Network
{
    /// <summary>The iteration that the weights are from.</summary>
    public TrainingProgress Best => History.MinBy(report => report.ValidationLoss)!;
}
