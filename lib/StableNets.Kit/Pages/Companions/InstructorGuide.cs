using System.Text;
using StableNets.Kit.Lessons;
using StableNets.Kit.Workers;

namespace StableNets.Kit.Pages.Companions;

/// <summary>The guide for whoever teaches the course, as Markdown, made from the lessons and from what they showed when they ran.</summary>
internal static class InstructorGuide
{
    private const string Opening =
        """
        # Instructor guide

        For each lesson: its question, its objectives and its time; section by section what it asks the students to predict, the answers to the predictions that they write down, and the numbers that this run gave; the exercises with their answers; common mistakes; questions for the discussion. Everything is taken from the lessons as they ran: a number here is a number that the students' own run checks. Printed, each lesson begins on a new sheet.

        ## Timetable

        """;

    /// <summary>The guide to the lessons that were run.</summary>
    public static string Markdown(IReadOnlyList<LessonReport> reports)
    {
        var lessons = reports.Where(report => report.Run is not null).Select(report => (report.Lesson, Run: report.Run!, Outline: new LessonOutline(report.Run!.Notebook))).ToArray();
        var text = new StringBuilder(Opening.ReplaceLineEndings("\n")).Append('\n');
        text.Append(Timetable.Markdown(lessons.Select(lesson => (Link(lesson.Lesson, null, Html.Escape(lesson.Lesson.Title)), LessonTime.Of(lesson.Outline.TimeLine)))));
        foreach (var (lesson, run, outline) in lessons)
            text.Append('\n').AppendJoin("\n\n", Parts(lesson, run, outline)).Append('\n');
        return text.ToString();
    }

    private static IEnumerable<string> Parts(Lesson lesson, NotebookRun run, LessonOutline outline)
    {
        var results = run.Results.ToDictionary(result => result.Cell.Number);
        string?[] opening = [$"## {Link(lesson, null, Html.Escape(lesson.Title))}", outline.Question, outline.Objectives, outline.TimeLine];
        return
        [
            .. opening.OfType<string>(),
            .. Under("### Predictions and numbers", outline.Sections.SelectMany(section => Predicted(lesson, section, results))),
            .. Under("### Exercises", outline.Exercises is { } exercises ? [exercises] : []),
            .. Under("### Common mistakes", Mistakes(lesson, run, outline)),
            .. Under("### Discussion", outline.Discussion is { } discussion ? [discussion] : []),
        ];
    }

    private static IEnumerable<string> Under(string heading, IEnumerable<string> parts) =>
        parts.ToArray() is { Length: > 0 } some ? some.Prepend(heading) : [];

    private static IEnumerable<string> Predicted(Lesson lesson, LessonSection section, IReadOnlyDictionary<int, CellResult> results)
    {
        string[] predictions = [.. LessonOutline.Predictions(section)];
        CellResult[] shown = [.. section.Cells.Select(cell => results.GetValueOrDefault(cell.Number)).OfType<CellResult>()];
        string[] numbers = [.. shown.SelectMany(ShownNumbers.Revelations), .. shown.SelectMany(ShownNumbers.Claims)];
        if (predictions.Length + numbers.Length == 0)
            return [];
        return [$"#### {Link(lesson, section.Cells[0].Number, section.Title.Length > 0 ? section.Title : "Opening")}", .. predictions, .. numbers.Length > 0 ? [List(numbers)] : Array.Empty<string>()];
    }

    private static IEnumerable<string> Mistakes(Lesson lesson, NotebookRun run, LessonOutline outline)
    {
        string[] hints = [.. run.Results.SelectMany(ShownNumbers.Hints)];
        return
        [
            .. outline.Warnings.Select(warning => $"In {Link(lesson, warning.Cell, warning.Section.Title)}: {warning.Text}"),
            .. hints.Length > 0 ? ["Hints that the checks of the exercises give:", List(hints)] : Array.Empty<string>(),
        ];
    }

    private static string List(IEnumerable<string> items) => string.Join('\n', items.Select(item => $"- {item}"));

    private static string Link(Lesson lesson, int? cell, string words) => $"<a href=\"{lesson.Page}{(cell is null ? "" : $"#cell-{cell}")}\">{words}</a>";
}
