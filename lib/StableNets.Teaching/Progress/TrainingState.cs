using StableNets.Teaching.Figures;
using StableNets.Teaching.Formatting;
using StableNets.Training;
using static StableNets.Teaching.Figures.Numbers;

namespace StableNets.Teaching.Progress;

/// <summary>How far training has come.</summary>
/// <param name="Title">What is trained.</param>
/// <param name="Levels">The reports, level by level of coarse-to-fine training; else one level. At least one report in each.</param>
/// <param name="Depth">N of the last level; null where it does not change.</param>
/// <param name="Elapsed">Time since the start.</param>
[TypeFormatterSource(typeof(ShownSource), PreferredMimeTypes = [MimeType.Html, MimeType.Plain])]
internal sealed record TrainingState(string Title, IReadOnlyList<IReadOnlyList<TrainingProgress>> Levels, int? Depth, TimeSpan Elapsed) : IShown
{
    /// <summary>Whether nothing more will come.</summary>
    public bool IsDone { get; init; }

    public string Html => TrainingHtml.Of(this);

    public string Plain => Line;

    internal TrainingProgress Last => Levels[^1][^1];

    internal int Iterations => Levels.Sum(level => level[^1].Iteration);

    internal LearningRun Run => LearningRun.OfLevels(Levels, deeper: Depth is not null);

    /// <summary>The last report in words.</summary>
    internal string Numbers => string.Join(", ", new[]
    {
        Depth is { } depth ? $"N = {depth}" : null,
        $"iteration {Iterations}",
        $"loss {Loss(Last.Loss)} (validation {Loss(Last.ValidationLoss)})",
        $"right {Share(Last.Accuracy)} ({Share(Last.ValidationAccuracy)})",
        FormattableString.Invariant($"{Elapsed.TotalSeconds:F1} s"),
    }.OfType<string>());

    internal string Line => $"{Title}: {Numbers}";

    /// <summary>The whole run. No time is in it, so that the same run gives the same figure.</summary>
    internal Figure ToFigure() => new(Title, Caption, Panels.Loss("Loss", Run), Panels.Accuracy("Accuracy", Run));

    private string Caption
    {
        get
        {
            var best = Levels[^1].MinBy(report => report.ValidationLoss)!;
            var levels = Levels.Count == 1 ? "" : $" on {Levels.Count} levels{(Depth is { } depth ? $", the last with N = {depth}" : "")}";
            var kept = best == Last
                ? "The last weights have the smallest validation loss."
                : $"The smallest validation loss{(Levels.Count == 1 ? "" : " of the last level")}, {Loss(best.ValidationLoss)}, came at iteration {Iterations - Last.Iteration + best.Iteration}.";
            return $"After {Iterations} iterations{levels} the loss is {Loss(Last.Loss)} on training samples and {Loss(Last.ValidationLoss)} on validation samples; "
                + $"{Share(Last.Accuracy)} and {Share(Last.ValidationAccuracy)} of them are decided rightly. {kept}";
        }
    }

    private static string Loss(double loss) => Short(Rounded(loss, 3));

    // A line must not end between a number and its sign.
    private static string Share(double accuracy) => FormattableString.Invariant($"{100 * accuracy:0.#}\u00a0%");
}
