using System.Net;

namespace StableNets.Teaching.Formatting;

/// <summary>A check's report as a student reads it: the points, then rule by rule what holds and what does not, then what to do next.</summary>
internal static class ExerciseView
{
    internal static string Html(ExerciseReport report)
    {
        var rules = report.IsStarted
            ? string.Concat([.. report.FailedRules.Select(Html), .. report.KeptRules.Select(rule => Row($"{Mark("✓", Badge.Good)}{Encode(rule)}"))])
            : "";
        var next = report.IsCorrect ? "" : $"""<div style="margin-top:.35em">{Encode(NextStep(report))}</div>""";
        var earlier = Earlier(report) is { } notice ? $"""<div style="margin-top:.25em">{Encode(notice)}</div>""" : "";
        return Badge.Frame(Colour(report), $"<div><strong>{Encode(Heading(report))}</strong></div>{earlier}{rules}{next}");
    }

    internal static string Plain(ExerciseReport report)
    {
        List<string> lines = [Heading(report)];
        if (Earlier(report) is { } notice)
            lines.Add(notice);
        if (report.IsStarted)
        {
            lines.AddRange(report.FailedRules.SelectMany(Details, (rule, line) => line));
            lines.AddRange(report.KeptRules.Select(rule => $"✓ {rule}"));
        }

        if (!report.IsCorrect)
            lines.Add(NextStep(report));
        return string.Join('\n', lines);

        static IEnumerable<string> Details(FailedRule rule) =>
            [$"✗ {rule.Rule}", .. Parts(rule).Select(part => $"  {part.Label}{part.Text}")];
    }

    private static string Heading(ExerciseReport report) =>
        $"Exercise {report.Id}, {report.Title}: {State(report)} ({report.Points} of {report.Maximum} {(report.Maximum == 1 ? "point" : "points")})";

    private static string State(ExerciseReport report) => report switch
    {
        { IsCorrect: true } => "✓ correct",
        { IsStarted: false } => "not started",
        { Points: > 0 } => "partly right",
        _ => "not yet right",
    };

    private static string Colour(ExerciseReport report) => report switch
    {
        { IsCorrect: true } => Badge.Good,
        { IsStarted: false } => Badge.Open,
        _ => Badge.Bad,
    };

    private static string NextStep(ExerciseReport report) => report.IsStarted
        ? $"Next: change the cell of exercise {report.Id}, run it, then run this cell again."
        : $"Next: write your answer in the cell of exercise {report.Id}, run it, then run this cell again. If you did so already, it gives the same as the cell that was handed out.";

    // Before the rules, since it may explain all of them. A cell calls the earlier answers as they were when it was run.
    private static string? Earlier(ExerciseReport report) => report switch
    {
        { MendFirst: [_, ..] wrong, IsStarted: true } => $"{Named(wrong)} not right yet. If this answer uses {OneOf(wrong)}, begin there, then run the cell of exercise {report.Id} again: until then it uses the old one.",
        { MendFirst: [_, ..] wrong } => $"{Named(wrong)} not right yet.",
        { MendedSince: [_, ..] right } => $"{Named(right)} right now. If this answer uses {OneOf(right)}, run the cell of exercise {report.Id} again: until then it uses the old one.",
        _ => null,
    };

    private static string Named(IReadOnlyList<string> ids) => ids is [var only] ? $"Exercise {only} is" : $"Exercises {string.Join(" and ", ids)} are";

    private static string OneOf(IReadOnlyList<string> ids) => ids.Count == 1 ? "it" : "one of them";

    private static IEnumerable<(string Label, string Text, bool IsCode)> Parts(FailedRule rule)
    {
        if (rule.Counterexample is not null)
            yield return ("Fails already for ", rule.Counterexample, true);
        yield return ("", rule.Message, false);
        if (rule.Diagnosis is not null)
            yield return ("It looks as if ", $"{rule.Diagnosis}.", false);
    }

    private static string Html(FailedRule rule) =>
        Row($"{Mark("✗", Badge.Bad)}<strong>{Encode(rule.Rule)}</strong>{string.Concat(Parts(rule).Select(Html))}");

    // A name stays on one line with its value, as far as there is room.
    private static string Html((string Label, string Text, bool IsCode) part) => part.IsCode
        ? $"""<div>{Encode(part.Label)}<code style="color:inherit;background:none;padding:0;overflow-wrap:anywhere">{Encode(part.Text).Replace(" = ", "&nbsp;=&nbsp;", StringComparison.Ordinal)}</code></div>"""
        : $"""<div style="overflow-wrap:anywhere">{Encode(part.Label + part.Text)}</div>""";

    private static string Row(string html) => $"""<div style="position:relative;padding-left:1.3em;margin-top:.25em">{html}</div>""";

    private static string Mark(string mark, string colour) => $"""<span style="position:absolute;left:0;font-weight:600;color:{colour}">{mark}</span>""";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
