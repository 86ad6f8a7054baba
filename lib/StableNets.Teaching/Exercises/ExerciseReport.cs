using StableNets.Teaching.Exercises;
using StableNets.Teaching.Formatting;

namespace StableNets.Teaching;

/// <summary>What a check found: the points, and what is still wrong.</summary>
[TypeFormatterSource(typeof(ExerciseReportSource), PreferredMimeTypes = [MimeType.Html, MimeType.Plain, MimeType.Exercise])]
public sealed class ExerciseReport : IShown
{
    internal ExerciseReport(string id, string title, int points, int maximum, Findings.State found) =>
        (Id, Title, Points, Maximum, FailedRules, KeptRules, IsStarted) = (id, title, points, maximum, found.Failed, found.Kept, found.IsStarted);

    /// <summary>The exercise's number.</summary>
    public string Id { get; }

    /// <summary>The exercise's title.</summary>
    public string Title { get; }

    /// <summary>What the answer earns.</summary>
    public int Points { get; }

    /// <summary>What a right answer earns.</summary>
    public int Maximum { get; }

    /// <summary>The rules that the answer breaks; empty when it is right.</summary>
    public IReadOnlyList<FailedRule> FailedRules { get; }

    /// <summary>The rules that hold.</summary>
    public IReadOnlyList<string> KeptRules { get; }

    /// <summary>Whether there is an answer yet: false while the exercise stands as it was handed out.</summary>
    public bool IsStarted { get; }

    /// <summary>The numbers of the exercises that this answer may call and that failed their own last check; empty when it is right.</summary>
    public IReadOnlyList<string> MendFirst { get; internal set; } = [];

    /// <summary>The numbers of those that failed before and are right now, while this answer's cell was not run again: it still calls the old ones.</summary>
    public IReadOnlyList<string> MendedSince { get; internal set; } = [];

    /// <summary>Whether every rule holds.</summary>
    public bool IsCorrect => FailedRules.Count == 0;

    /// <summary>The usual mistake that the answer looks like; null where it looks like none.</summary>
    public string? Diagnosis => FailedRules.Select(rule => rule.Diagnosis).FirstOrDefault(found => found is not null);

    string IShown.Html => ExerciseView.Html(this);

    string IShown.Plain => ExerciseView.Plain(this);

    /// <inheritdoc/>
    public override string ToString() => ExerciseView.Plain(this);
}
