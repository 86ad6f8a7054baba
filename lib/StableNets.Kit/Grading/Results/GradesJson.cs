using System.Text.Encodings.Web;
using System.Text.Json;
using StableNets.Teaching;

namespace StableNets.Kit.Grading.Results;

/// <summary><c>grades.json</c>: the grades for other programs.</summary>
internal static class GradesJson
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerOptions.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // formulas and names in other scripts stay readable; it is no HTML
    };

    /// <summary>An array with an object for each submission.</summary>
    public static string Of(IEnumerable<Grade> grades) => JsonSerializer.Serialize(
        grades.Select(grade => new Entry(
            grade.Submission,
            grade.StatusName,
            grade.Points,
            grade.Maximum,
            [.. grade.Exercises.Select(exercise => new ExerciseEntry(exercise.Id, exercise.Points, exercise.Maximum, exercise.FailedRules))])),
        Form) + "\n";

    private sealed record Entry(string Submission, string Status, int Points, int Maximum, IReadOnlyList<ExerciseEntry> Exercises);

    private sealed record ExerciseEntry(string Id, int Points, int Maximum, IReadOnlyList<FailedRule> FailedRules);
}
