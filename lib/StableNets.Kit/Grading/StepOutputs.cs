using System.Text.Json;
using StableNets.Kit.Engine;
using StableNets.Teaching;
using StableNets.Teaching.Formatting;

namespace StableNets.Kit.Grading;

/// <summary>What a worker says while a step runs: errors are kept, the report of a check is taken, all else is left out.</summary>
internal sealed class StepOutputs : IOutputSink
{
    private const int LongestText = 4_000;

    /// <summary>What went wrong.</summary>
    public List<ErrorOutput> Errors { get; } = [];

    /// <summary>The value of the step's last expression as a report's JSON; null when it is something else.</summary>
    public string? Report { get; private set; }

    public void Write(Output output)
    {
        switch (output)
        {
            case ErrorOutput error:
                Errors.Add(error);
                break;

            // Only the value of the step itself has no id: what code displays while it runs has one, a forged report too.
            case DisplayOutput { DisplayId: null } result when result.Data.TryGetValue(MimeType.Exercise, out var report):
                Report = report;
                break;
        }
    }

    /// <summary>The grade that the report speaks of; null when there is none, or not one for this exercise.</summary>
    public ExerciseGrade? GradeFor(IExercise exercise)
    {
        if (Report is null)
            return null;
        var report = JsonSerializer.Deserialize<ReportJson>(Report, JsonSerializerOptions.Web)!;
        return report.Id == exercise.Id && report.Points >= 0 && report.Points <= exercise.Points
            ? new ExerciseGrade(exercise.Id, exercise.Title, report.Points, exercise.Points, [.. (report.FailedRules ?? []).Select(Short)], [.. (report.MendFirst ?? []).Select(id => Short(id)!)])
            : null;
    }

    private static FailedRule Short(FailedRule rule) => new(
        Short(rule.Rule)!, Short(rule.Message)!, Short(rule.Counterexample), Short(rule.Diagnosis));

    private static string? Short(string? text) => text is { Length: > LongestText } ? text[..LongestText] + " …" : text;

    private sealed record ReportJson(string Id, int Points, FailedRule[]? FailedRules, string[]? MendFirst);
}
