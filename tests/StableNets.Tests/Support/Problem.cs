using StableNets.Activations;
using StableNets.Datasets;
using StableNets.Networks;
using StableNets.Tests.Reference;
using StableNets.Training;

namespace StableNets.Tests.Support;

/// <summary>A learning problem with everything at random: network, classifier, samples and their classes.</summary>
internal sealed record Problem(Model Model, Network Network, IReadOnlyList<PlainField> Plain, Classifier Classifier, Loss Loss, Dataset Data)
{
    /// <summary>Softmax with three classes, or the logistic loss with two; with inputs other than null also a trained input layer.</summary>
    public static Problem Draw(string model, SeededRandom random, int n, int features = 3, int depth = 4, bool logistic = false, int? inputs = null)
    {
        var (network, plain) = Model.All[model].Draw(random, features, depth: depth);
        if (inputs is { } r)
            network = new InputLayer(random.NormalMatrix(r, features), random.NormalVector(features), Activation.Tanh).Before(network);
        var (classes, columns) = logistic ? (2, 1) : (3, 3);
        return new(
            Model.All[model],
            network,
            plain,
            new Classifier(random.NormalMatrix(features, columns), random.NormalVector(columns)),
            logistic ? Loss.Logistic : Loss.Softmax,
            new Dataset(random.NormalMatrix(n, network.Inputs), [.. Enumerable.Range(0, n).Select(_ => random.Below(classes))], classes));
    }

    public Objective Objective(Penalty penalty = default, bool keepStates = false, int threads = 2) => new(Network, Data, Loss, penalty, keepStates) { Threads = threads };

    /// <summary>The value and the gradient at the network's and the classifier's own weights.</summary>
    public (double Value, double[] Gradient) Evaluate(Penalty penalty = default, bool keepStates = false, int threads = 2)
    {
        var objective = Objective(penalty, keepStates, threads);
        var gradient = new double[objective.Count];
        return (objective.Evaluate(objective.Join(Network, Classifier), gradient), gradient);
    }

    /// <summary>Some of the samples.</summary>
    public Problem Of(Range samples) => this with { Data = Data.Select([.. Enumerable.Range(0, Data.Count).Take(samples)]) };
}
