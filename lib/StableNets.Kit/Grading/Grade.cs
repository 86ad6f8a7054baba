using StableNets.Kit.Notebooks;
using StableNets.Teaching;

namespace StableNets.Kit.Grading;

/// <summary>What became of a submission. When several things happened, the last of this list counts.</summary>
internal enum GradeStatus
{
    /// <summary>All checks ran. Cells may have failed: that costs the points that hang on them and nothing else.</summary>
    Graded,

    /// <summary>A cell produced more than is kept. It still ran to its end, and all checks ran.</summary>
    OutputLimit,

    /// <summary>A cell ran longer than a cell may, and was stopped. What comes after it is graded.</summary>
    CellTimeout,

    /// <summary>A cell broke the process down, such as by a stack overflow. The rest is graded in a new process without that cell.</summary>
    Crashed,

    /// <summary>A cell ended the process. The rest is graded in a new process without that cell.</summary>
    Exited,

    /// <summary>A cell took more memory than a submission may. The rest is graded in a new process without that cell.</summary>
    OutOfMemory,

    /// <summary>The submission as a whole took longer than it may. Exercises not reached earn nothing.</summary>
    TimeLimit,

    /// <summary>No homework could be told from the file's stamp, its exercises or its name.</summary>
    UnknownHomework,

    /// <summary>The file is no notebook that can be read.</summary>
    Unreadable,

    /// <summary>The grader itself failed.</summary>
    NotGraded,

    /// <summary>The run was cancelled before this submission was graded.</summary>
    Cancelled,
}

/// <summary>What one answer earned.</summary>
/// <param name="Id">The exercise's number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Points">What was earned.</param>
/// <param name="Maximum">What a right answer earns.</param>
/// <param name="FailedRules">What is wrong; empty when nothing is.</param>
/// <param name="MendFirst">The numbers of the exercises that the answer may use and that are not right.</param>
internal sealed record ExerciseGrade(string Id, string Title, int Points, int Maximum, IReadOnlyList<FailedRule> FailedRules, IReadOnlyList<string> MendFirst);

/// <summary>What one submission earned.</summary>
/// <param name="Submission">Its path within what was graded.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Homework">Title of the homework; null when it could not be told.</param>
/// <param name="Exercises">Its exercises.</param>
/// <param name="Remarks">What happened that is no matter of one exercise, in words.</param>
/// <param name="Notebook">What was handed in; null when it could not be read.</param>
internal sealed record Grade(
    string Submission, GradeStatus Status, string? Homework, IReadOnlyList<ExerciseGrade> Exercises, IReadOnlyList<string> Remarks, Notebook? Notebook = null)
{
    /// <summary>The sum of the exercises.</summary>
    public int Points => Exercises.Sum(exercise => exercise.Points);

    /// <summary>What there is to earn; 0 when the homework is not known.</summary>
    public int Maximum => Exercises.Sum(exercise => exercise.Maximum);

    /// <summary>Whether all was as it should be.</summary>
    public bool IsGraded => Status == GradeStatus.Graded;

    /// <summary>The status as files write it, such as <c>cell-timeout</c>.</summary>
    public string StatusName => NameOf(Status);

    /// <summary>A submission that earned nothing, with the one reason.</summary>
    public static Grade Nothing(string submission, GradeStatus status, Assignment? assignment, string reason, Notebook? notebook = null) => new(
        submission,
        status,
        assignment?.Title,
        [.. (assignment?.Exercises ?? []).Select(exercise => Nothing(exercise, "The submission is graded", reason))],
        [reason],
        notebook);

    /// <summary>An exercise that earned nothing, with the reason.</summary>
    public static ExerciseGrade Nothing(AssignedExercise exercise, string rule, string reason) =>
        new(exercise.Id, exercise.Exercise.Title, 0, exercise.Exercise.Points, [new FailedRule(rule, reason, null, null)], []);

    /// <summary>A status as files write it.</summary>
    public static string NameOf(GradeStatus status) =>
        string.Concat(status.ToString().Select((c, i) => char.IsUpper(c) && i > 0 ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
