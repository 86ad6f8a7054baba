using StableNets.Kit.Notebooks;
using StableNets.Teaching;

namespace StableNets.Kit.Grading;

/// <summary>An exercise of an assignment.</summary>
/// <param name="Exercise">Its rules and points, compiled.</param>
/// <param name="Call">Its check as the source of the homework calls it.</param>
internal sealed record AssignedExercise(IExercise Exercise, CheckCall Call)
{
    // Before the check the formatters are set back, because a cell may have registered its own for the report.
    // One line, and with full names: a class of the student's may have the same name.
    private const string Prelude = "global::Microsoft.DotNet.Interactive.Formatting.Formatter.ResetToDefault(); ";

    /// <summary>Its number, such as <c>1.2</c>.</summary>
    public string Id => Exercise.Id;

    /// <summary>The check to run.</summary>
    public string Code => $"{Prelude}global::{Assignment.Namespace}.{Call.Homework}.{Call.Exercise}.Check({Call.Answer})";
}

/// <summary>A homework: its checks come from the file with the solutions, never from what a student hands in.</summary>
/// <param name="Name">Its file name without extension, such as <c>hw1-euler</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Exercises">The exercises in order.</param>
internal sealed record Assignment(string Name, string Title, IReadOnlyList<AssignedExercise> Exercises)
{
    /// <summary>Where the compiled checks are.</summary>
    public const string Namespace = "StableNets.Teaching.Homework";

    /// <summary>Reads an assignment off its source.</summary>
    /// <exception cref="NotebookException">A check calls what is not there, or an answer has no check.</exception>
    public static Assignment Of(Notebook source)
    {
        var exercises = source.CodeCells.Select(cell => Exercise(source, cell)).OfType<AssignedExercise>().ToArray();
        if (exercises.Length == 0)
            throw new NotebookException($"{source.FileName}: expected cells such as `Homework1.EulerStep.Check(EulerStep)`, found none.");
        foreach (var cell in source.CodeCells)
        {
            if (AnswerCell.ExerciseOf(cell.Source) is { } id && exercises.All(exercise => exercise.Id != id))
                throw new NotebookException($"{source.FileName}, {cell.Name}: exercise {id} has no check.");
        }

        return new Assignment(source.Name, Pages.NotebookTitle.Of(source), exercises);
    }

    private static AssignedExercise? Exercise(Notebook source, Cell cell)
    {
        if (CheckCall.Read(cell.Source) is not { } call)
            return null;
        var exercise = typeof(IExercise).Assembly.GetType($"{Namespace}.{call.Homework}")?.GetProperty(call.Exercise)?.GetValue(null) as IExercise
            ?? throw new NotebookException($"{source.FileName}, {cell.Name}: there is no exercise {call.Homework}.{call.Exercise} in {Namespace}.");
        return new AssignedExercise(exercise, call);
    }
}
