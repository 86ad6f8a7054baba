using MathNet.Numerics.LinearAlgebra;
using StableNets.Datasets;
using StableNets.Networks;
using StableNets.Training;

namespace StableNets.Teaching.Figures;

/// <content>What a trained network decides.</content>
public static partial class Panels
{
    private const int MostClassesWritten = 12;

    /// <summary>What a network and its classifier answer everywhere in the plane, with samples on top.</summary>
    /// <param name="title">What the panel shows.</param>
    /// <param name="network">Two features.</param>
    /// <param name="classifier">The classifier behind it.</param>
    /// <param name="loss">How its logits are read.</param>
    /// <param name="data">The samples. Two features.</param>
    /// <returns>The panel.</returns>
    public static Panel DecisionRegions(string title, Network network, Classifier classifier, Loss loss, Dataset data) =>
        DecisionRegions(title, points => Metrics.Decide(network, classifier, loss, points), data);

    /// <summary>Two panels: what a network answers in the plane before training and after it, each with its share of right answers.</summary>
    /// <param name="start">The network that training began with.</param>
    /// <param name="trained">What training found.</param>
    /// <param name="loss">How logits are read.</param>
    /// <param name="data">The samples. Two features.</param>
    /// <param name="classifier">The classifier before training; by default the trained one, because the one that training begins with answers the same everywhere.</param>
    /// <returns>The panels, for <c>new Figure(title, caption, Panels.BeforeAndAfter(…))</c>.</returns>
    /// <typeparam name="TNetwork">The kind of network.</typeparam>
    public static Panel[] BeforeAndAfter<TNetwork>(TNetwork start, TrainingResult<TNetwork> trained, Loss loss, Dataset data, Classifier? classifier = null)
        where TNetwork : Network
    {
        ArgumentNullException.ThrowIfNull(trained);
        return [Judged("before training", start, classifier ?? trained.Classifier), Judged("after training", trained.Network, trained.Classifier)];

        Panel Judged(string when, Network network, Classifier own) => DecisionRegions(
            FormattableString.Invariant($"{when}: {100 * Metrics.Of(network, own, loss, data).Accuracy:0.#} % right"), network, own, loss, data);
    }

    /// <summary>How many samples of each class were taken for which: right answers lie on the diagonal.</summary>
    /// <param name="title">What the panel shows.</param>
    /// <param name="metrics">The counts.</param>
    /// <returns>The panel.</returns>
    public static Panel Confusion(string title, Metrics metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        var classes = metrics.Confusion.GetLength(0);
        var numbers = Evenly(0, classes - 1);
        var counts = Matrix<double>.Build.Dense(classes, classes, (c, p) => metrics.Confusion[c, p]);
        return new(
            title,
            new Axis("decided class") { Ticks = Numbered(numbers) },
            new Axis("true class") { Ticks = Numbered(numbers), Range = (classes - 0.5, -0.5) },
            new Grid("samples", numbers, numbers, counts.ToArray()) { WriteValues = classes <= MostClassesWritten })
        { EqualAspect = true };
    }
}
