using StableNets.Training;

namespace StableNets.Teaching.Figures;

/// <summary>One training run as curves over its iterations. Levels of coarse-to-fine training count on from each other.</summary>
internal sealed class LearningRun
{
    private readonly string name;
    private readonly IReadOnlyList<(int At, TrainingProgress Report)> reports;

    internal LearningRun(string name, IReadOnlyList<TrainingProgress> history)
        : this(name, [.. Checked(history).Select(report => (report.Iteration, report))], [])
    {
    }

    private LearningRun(string name, IReadOnlyList<(int At, TrainingProgress Report)> reports, IReadOnlyList<int> levelStarts) =>
        (this.name, this.reports, LevelStarts) = (name, reports, levelStarts);

    /// <summary>Where the levels after the first begin.</summary>
    internal IReadOnlyList<int> LevelStarts { get; }

    /// <summary>What happens there.</summary>
    internal string LevelStart { get; private init; } = "";

    internal static LearningRun OfLevels(IEnumerable<IReadOnlyList<TrainingProgress>> levels, bool deeper = true)
    {
        var reports = new List<(int At, TrainingProgress Report)>();
        var starts = new List<int>();
        foreach (var history in levels)
        {
            var start = reports.Count == 0 ? 0 : reports[^1].At;
            starts.Add(start);
            reports.AddRange(Checked(history).Select(report => (start + report.Iteration, report)));
        }

        return new("", Checked(reports), starts[1..]) { LevelStart = deeper ? "N doubles" : "training starts again" };
    }

    /// <summary>A quantity over the iterations: of a long run every k-th, and the last.</summary>
    internal (string Name, double[] Xs, double[] Ys) Line(string measure, Func<TrainingProgress, double> of, double? smallest, int most)
    {
        var stride = (reports.Count + most - 1) / most;
        var shown = reports.Where((_, i) => i % stride == 0 || i == reports.Count - 1).ToArray();
        return (
            string.Join(", ", new[] { name, measure }.Where(part => part.Length > 0)),
            [.. shown.Select(one => (double)one.At)],
            [.. shown.Select(one => Math.Max(of(one.Report), smallest ?? double.NegativeInfinity))]);
    }

    private static IReadOnlyList<T> Checked<T>(IReadOnlyList<T> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return history.Count > 0 ? history : throw new ArgumentException("a run needs an iteration or more, got none", nameof(history));
    }
}
