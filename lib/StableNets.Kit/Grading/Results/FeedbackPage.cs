using System.Text;
using StableNets.Kit.Notebooks;
using StableNets.Kit.Pages;
using StableNets.Teaching;

namespace StableNets.Kit.Grading.Results;

/// <summary>What one student is told: exercise by exercise the points, the rule that fails, the smallest input that breaks it, and what that looks like.</summary>
internal static class FeedbackPage
{
    /// <summary>The document. All that comes from the submission is text here, never HTML.</summary>
    public static string Of(Grade grade)
    {
        var main = new StringBuilder()
            .Append($"<h1>{Html.Escape(grade.Homework ?? grade.Submission)}</h1>\n")
            .Append($"<p class=\"lead\">{Html.Escape(grade.Submission)}: <strong>{Points(grade.Points, grade.Maximum)}</strong>{Html.Escape(grade.IsGraded ? "" : $" ({grade.StatusName})")}</p>\n");
        if (grade.Remarks.Count > 0)
            main.Append($"<div class=\"problem\"><p class=\"problem-title\">While it ran</p><ul>{string.Concat(grade.Remarks.Select(remark => $"<li>{Html.Escape(remark)}</li>"))}</ul></div>\n");
        foreach (var exercise in grade.Exercises)
            main.Append(Section(exercise, grade.Notebook));
        return PageFrame.Wrap($"{grade.Submission} · StableNets", withFigures: false, PageBody.Of("<a href=\"index.html\">All submissions</a>", Headings(grade), main.ToString()));
    }

    private static string Section(ExerciseGrade exercise, Notebook? notebook) =>
        $"""
         <section class="text">
         <h2 id="{Anchor(exercise)}">{Html.Escape(Title(exercise))}</h2>
         <p>{(exercise.FailedRules.Count == 0 ? "✓ " : "")}{Points(exercise.Points, exercise.Maximum)}</p>
         {MendFirst(exercise.MendFirst)}{string.Concat(exercise.FailedRules.Select(Rule))}{Answer(exercise, notebook)}</section>

         """;

    private static string MendFirst(IReadOnlyList<string> ids) => ids.Count == 0
        ? ""
        : $"<p>{(ids.Count == 1 ? "Exercise" : "Exercises")} {Html.Escape(string.Join(" and ", ids))} {(ids.Count == 1 ? "is" : "are")} not right. If this answer uses {(ids.Count == 1 ? "it" : "one of them")}, begin there: what follows may come from it.</p>\n";

    private static string Rule(FailedRule rule) =>
        $"""
         <div class="problem"><p class="problem-title">✗ {Html.Escape(rule.Rule)}</p>
         {Part("p", "", rule.Message)}{Part("pre", "Smallest input found: ", rule.Counterexample)}{Part("p", "It looks as if ", rule.Diagnosis)}</div>

         """;

    private static string Part(string tag, string label, string? text) => text is null ? "" : $"<{tag}>{label}{Html.Escape(text)}</{tag}>\n";

    private static string Answer(ExerciseGrade exercise, Notebook? notebook)
    {
        var cells = notebook?.CodeCells.Where(cell => AnswerCell.ExerciseOf(cell.Source) == exercise.Id).ToArray() ?? [];
        return cells.Length == 0
            ? ""
            : $"<details{(exercise.FailedRules.Count > 0 ? " open" : "")}><summary>The answer as handed in</summary>{string.Concat(cells.Select(cell => $"<pre class=\"code\"><code>{CodeColours.Html(cell.Source)}</code></pre>"))}</details>\n";
    }

    private static IReadOnlyList<Heading> Headings(Grade grade) =>
        [.. grade.Exercises.Select(exercise => new Heading(2, Anchor(exercise), Html.Escape(Title(exercise))))];

    private static string Title(ExerciseGrade exercise) => $"Exercise {exercise.Id}: {exercise.Title}";

    private static string Anchor(ExerciseGrade exercise) => $"exercise-{exercise.Id}";

    private static string Points(int points, int maximum) => $"{points} of {maximum} {(maximum == 1 ? "point" : "points")}";
}
