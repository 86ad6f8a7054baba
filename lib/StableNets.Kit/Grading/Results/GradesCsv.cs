using System.Globalization;

namespace StableNets.Kit.Grading.Results;

/// <summary><c>grades.csv</c>: a row for each submission and a column for each exercise, for a spreadsheet.</summary>
internal static class GradesCsv
{
    // What a spreadsheet would run as a formula when a file is called so.
    private const string FormulaStarts = "=+-@\t\r";

    /// <summary>The file's text: commas, quotes where needed, <c>\n</c> line ends (RFC 4180 but for these).</summary>
    public static string Of(IReadOnlyList<Grade> grades)
    {
        var ids = ExerciseIds.Of(grades);
        string[] header = ["submission", "homework", "status", "points", "maximum", .. ids.Select(id => $"exercise {id}")];
        return string.Concat(grades.Select(grade => Row(grade, ids)).Prepend(header).Select(row => string.Join(',', row.Select(Field)) + "\n"));
    }

    private static string[] Row(Grade grade, IReadOnlyList<string> ids) =>
    [
        grade.Submission, grade.Homework ?? "", grade.StatusName, Number(grade.Points), Number(grade.Maximum),
        .. ids.Select(id => grade.Exercises.FirstOrDefault(exercise => exercise.Id == id) is { } exercise ? Number(exercise.Points) : ""),
    ];

    private static string Field(string text)
    {
        var safe = text.Length > 0 && FormulaStarts.Contains(text[0]) ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"")}\"";
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
