using StableNets.Kit.Pages;

namespace StableNets.Kit.Grading.Results;

/// <summary>The index of a run of grading: a table of submissions and exercises that leads to each feedback.</summary>
internal static class GradesPage
{
    /// <summary>The document.</summary>
    /// <param name="grades">The grades and the names of their pages.</param>
    public static string Of(IReadOnlyList<(Grade Grade, string Page)> grades)
    {
        var tables = grades.GroupBy(entry => entry.Grade.Homework).Select(group => Table(group.Key ?? "No homework", [.. group]));
        return PageFrame.Wrap("Grades · StableNets", withFigures: false, PageBody.Of("", [], $"<h1>Grades</h1>\n{string.Concat(tables)}"));
    }

    private static string Table(string homework, IReadOnlyList<(Grade Grade, string Page)> entries)
    {
        var ids = ExerciseIds.Of(entries.Select(entry => entry.Grade));
        return $"""
                <section class="text"><h2>{Html.Escape(homework)}</h2>
                <div class="table"><table>
                <thead><tr><th>Submission</th><th>Status</th>{string.Concat(ids.Select(id => $"<th>{Html.Escape(id)}</th>"))}<th>Points</th></tr></thead>
                <tbody>
                {string.Concat(entries.Select(entry => Row(entry.Grade, entry.Page, ids)))}</tbody></table></div></section>

                """;
    }

    private static string Row(Grade grade, string page, IReadOnlyList<string> ids) =>
        $"<tr><td><a href=\"{Uri.EscapeDataString(page)}\">{Html.Escape(grade.Submission)}</a></td><td>{grade.StatusName}</td>"
        + string.Concat(ids.Select(id => $"<td>{grade.Exercises.FirstOrDefault(exercise => exercise.Id == id)?.Points}</td>"))
        + $"<td>{grade.Points} of {grade.Maximum}</td></tr>\n";
}
