using StableNets.Networks;
using StableNets.Training;

namespace StableNets.Teaching.Figures;

/// <content>How training went.</content>
public static partial class Panels
{
    private const int MostIterationsDrawn = 400;

    // A logarithmic axis has no zero; a loss this small is rounding.
    private const double SmallestDrawn = 1e-16;

    /// <summary>The loss on training and validation samples over the iterations of one run, on a logarithmic axis.</summary>
    /// <param name="title">What the panel shows.</param>
    /// <param name="history">The run, as <see cref="TrainingResult{TNetwork}.History"/> holds it. Training losses include the penalty.</param>
    /// <returns>The panel.</returns>
    public static Panel Loss(string title, IReadOnlyList<TrainingProgress> history) => Learning(title, LossAxis, Losses, new LearningRun("", history));

    /// <summary>The losses of several runs: each run has a look of its own, and markers where the validation samples judge.</summary>
    /// <param name="title">What the panel shows.</param>
    /// <param name="runs">Each a name and its history.</param>
    /// <returns>The panel.</returns>
    public static Panel Loss(string title, params (string Name, IReadOnlyList<TrainingProgress> History)[] runs) => Learning(title, LossAxis, Losses, Named(runs));

    /// <summary>The loss of coarse-to-fine training, its levels one after the other, with a line where the depth doubles.</summary>
    /// <param name="title">What the panel shows.</param>
    /// <param name="levels">The levels, as <see cref="CoarseToFine"/> returns them.</param>
    /// <returns>The panel.</returns>
    /// <typeparam name="TNetwork">The kind of network.</typeparam>
    public static Panel Loss<TNetwork>(string title, IReadOnlyList<TrainingResult<TNetwork>> levels)
        where TNetwork : Network => Learning(title, LossAxis, Losses, LearningRun.OfLevels(Histories(levels)));

    /// <summary>The share of training and validation samples decided rightly over the iterations of one run.</summary>
    /// <param name="title">What the panel shows.</param>
    /// <param name="history">The run.</param>
    /// <returns>The panel.</returns>
    public static Panel Accuracy(string title, IReadOnlyList<TrainingProgress> history) => Learning(title, AccuracyAxis, Accuracies, new LearningRun("", history));

    /// <summary>The accuracies of several runs: each run has a look of its own, and markers where the validation samples judge.</summary>
    /// <param name="title">What the panel shows.</param>
    /// <param name="runs">Each a name and its history.</param>
    /// <returns>The panel.</returns>
    public static Panel Accuracy(string title, params (string Name, IReadOnlyList<TrainingProgress> History)[] runs) => Learning(title, AccuracyAxis, Accuracies, Named(runs));

    /// <summary>The accuracy of coarse-to-fine training, with a line where the depth doubles.</summary>
    /// <param name="title">What the panel shows.</param>
    /// <param name="levels">The levels, as <see cref="CoarseToFine"/> returns them.</param>
    /// <returns>The panel.</returns>
    /// <typeparam name="TNetwork">The kind of network.</typeparam>
    public static Panel Accuracy<TNetwork>(string title, IReadOnlyList<TrainingResult<TNetwork>> levels)
        where TNetwork : Network => Learning(title, AccuracyAxis, Accuracies, LearningRun.OfLevels(Histories(levels)));

    /// <summary>One quantity of several runs over their iterations, such as the validation loss or |∇|.</summary>
    /// <param name="title">What the panel shows.</param>
    /// <param name="quantity">The vertical axis, such as <c>Axis.Log("|∇|")</c>. On a logarithmic axis values below 10⁻¹⁶ are drawn there.</param>
    /// <param name="of">The quantity, such as <c>report => report.GradientNorm</c>.</param>
    /// <param name="runs">Each a name and its history.</param>
    /// <returns>The panel.</returns>
    public static Panel OverIterations(
        string title, Axis quantity, Func<TrainingProgress, double> of, params (string Name, IReadOnlyList<TrainingProgress> History)[] runs)
    {
        ArgumentNullException.ThrowIfNull(of);
        return Learning(title, quantity, [("", of)], Named(runs));
    }

    internal static Panel Loss(string title, LearningRun run) => Learning(title, LossAxis, Losses, run);

    internal static Panel Accuracy(string title, LearningRun run) => Learning(title, AccuracyAxis, Accuracies, run);

    private static Axis LossAxis => Axis.Log("loss");

    private static Axis AccuracyAxis => "decided rightly, %";

    private static (string, Func<TrainingProgress, double>)[] Losses => [("training", report => report.Loss), ("validation", report => report.ValidationLoss)];

    private static (string, Func<TrainingProgress, double>)[] Accuracies => [("training", report => 100 * report.Accuracy), ("validation", report => 100 * report.ValidationAccuracy)];

    private static IEnumerable<IReadOnlyList<TrainingProgress>> Histories<TNetwork>(IReadOnlyList<TrainingResult<TNetwork>> levels)
        where TNetwork : Network
    {
        ArgumentNullException.ThrowIfNull(levels);
        return levels.Select(level => level.History);
    }

    private static LearningRun[] Named((string Name, IReadOnlyList<TrainingProgress> History)[] runs) => [.. runs.Select(run => new LearningRun(run.Name, run.History))];

    private static Panel Learning(string title, Axis quantity, (string Name, Func<TrainingProgress, double> Of)[] measures, params LearningRun[] runs)
    {
        var lines = runs.SelectMany((run, r) => measures.Select((measure, m) => run.Line(measure.Name, measure.Of, quantity.IsLog ? SmallestDrawn : null, MostIterationsDrawn) switch
        {
            // One run has looks to spare; of several each keeps one, and markers tell validation from training.
            var (name, xs, ys) => new Curve(name, xs, ys) { Look = Look.Number(runs.Length == 1 ? m : r), Draw = m == 0 ? Draw.Line : Draw.LineAndMarkers },
        }));
        var doublings = runs.SelectMany(run => run.LevelStarts.Select(at => ReferenceLine.Vertical(run.LevelStart, at)));
        return new(title, "iteration", quantity, [.. doublings, .. lines]);
    }
}
