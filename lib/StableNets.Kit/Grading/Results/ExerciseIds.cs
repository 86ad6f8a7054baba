namespace StableNets.Kit.Grading.Results;

/// <summary>The columns of a table of grades.</summary>
internal static class ExerciseIds
{
    /// <summary>The numbers of all exercises, 1.2 before 1.10.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<Grade> grades) =>
        [.. grades.SelectMany(grade => grade.Exercises).Select(exercise => exercise.Id).Distinct().OrderBy(Version.Parse)];
}
