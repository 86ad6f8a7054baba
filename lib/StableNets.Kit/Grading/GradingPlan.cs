using StableNets.Kit.Notebooks;

namespace StableNets.Kit.Grading;

/// <summary>One thing to run.</summary>
internal abstract record GradingStep(string Name, string Code)
{
    /// <summary>A cell of the student's.</summary>
    internal sealed record Run(Cell Cell, string? ExerciseId) : GradingStep(Cell.Name, Opening.Remove(Cell.Source));

    /// <summary>A check of the kit's.</summary>
    internal sealed record Check(AssignedExercise Exercise) : GradingStep($"the check of exercise {Exercise.Id}", Exercise.Code);
}

/// <summary>
/// What to run for a submission: its cells in order, without the checks that stand in it, and the kit's own checks instead.
/// </summary>
/// <param name="Steps">What to run, in order.</param>
/// <param name="Missing">Exercises that the submission has no cell for.</param>
internal sealed record GradingPlan(IReadOnlyList<GradingStep> Steps, IReadOnlyList<AssignedExercise> Missing)
{
    /// <summary>
    /// Each check comes after the exercise's last cell, or where the file's own check stood if that is later: an answer may be
    /// spread over two cells.
    /// </summary>
    public static GradingPlan Of(Notebook submission, Assignment assignment)
    {
        var cells = submission.CodeCells.Select(cell => (Cell: cell, Answers: AnswerCell.ExerciseOf(cell.Source), Checks: Checked(cell, assignment))).ToArray();
        var last = assignment.Exercises.ToDictionary(
            exercise => exercise,
            exercise => Array.FindLastIndex(cells, cell => cell.Answers == exercise.Id || cell.Checks == exercise));
        var steps = new List<GradingStep>();
        for (var i = 0; i < cells.Length; i++)
        {
            if (cells[i].Checks is null)
                steps.Add(new GradingStep.Run(cells[i].Cell, cells[i].Answers));
            steps.AddRange(assignment.Exercises.Where(exercise => last[exercise] == i).Select(exercise => new GradingStep.Check(exercise)));
        }

        return new GradingPlan(steps, [.. assignment.Exercises.Where(exercise => last[exercise] < 0)]);
    }

    private static AssignedExercise? Checked(Cell cell, Assignment assignment) => CheckCall.Read(cell.Source) is { } call
        ? assignment.Exercises.FirstOrDefault(exercise => (exercise.Call.Homework, exercise.Call.Exercise) == (call.Homework, call.Exercise))
        : null;
}
