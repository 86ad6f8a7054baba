using System.Text;
using StableNets.Kit.Editions;
using StableNets.Kit.Grading;
using StableNets.Kit.Notebooks;
using StableNets.Teaching;

namespace StableNets.Kit.Pages.Companions;

/// <summary>The guide for whoever gives the homework, as Markdown: marks and rules from the compiled checks, notes from the sources with the solutions.</summary>
internal static class HomeworkGuide
{
    private const string Opening =
        """
        # Homework guide

        Marks, expected numbers and common mistakes of each homework, and how an exercise is added. Points and rules are those that the checks compute; the notes stand in the notebooks with the solutions, in `notebooks/solutions`, and are not in the student editions.

        Set homework from `notebooks/homework`, collect the notebooks in one folder, then

        ```
        dotnet run --project lib/StableNets.Kit -- check FOLDER --out RESULTS
        ```

        grades them all. An exercise earns all of its points or none, unless its rules carry points of their own. Later exercises often call earlier answers, so one mistake can show in several checks: look at the first one that failed.

        """;

    /// <summary>The guide.</summary>
    /// <param name="sources">The homework with solutions, in order.</param>
    /// <param name="adding">How an exercise is added, as Markdown; empty for nothing.</param>
    public static string Markdown(IReadOnlyList<Notebook> sources, string adding)
    {
        (Notebook Source, Assignment Assignment)[] all = [.. sources.Select(source => (source, Assignment.Of(source)))];
        var text = new StringBuilder(Opening.ReplaceLineEndings("\n")).Append("\n## Marks\n\n| homework | exercises | points |\n| --- | --- | --- |\n");
        foreach (var (_, assignment) in all)
            text.Append($"| {assignment.Title} | {assignment.Exercises.Count} | {assignment.Exercises.Sum(one => one.Exercise.Points)} |\n");
        foreach (var (source, assignment) in all)
            text.Append('\n').AppendJoin("\n\n", Parts(source, assignment)).Append('\n');
        return text.Append('\n').Append(adding).ToString();
    }

    private static IEnumerable<string> Parts(Notebook source, Assignment assignment)
    {
        var notes = Notes(source);
        string?[] opening = [$"## {assignment.Title}", new LessonOutline(source).TimeLine, .. notes[""]];
        return [.. opening.OfType<string>(), .. assignment.Exercises.SelectMany(one => Parts(one.Exercise, notes[one.Id]))];
    }

    private static IEnumerable<string> Parts(IExercise exercise, IEnumerable<string> notes) =>
    [
        $"### {exercise.Id}: {exercise.Title} ({exercise.Points} {(exercise.Points == 1 ? "point" : "points")})",
        .. notes,
        $"What must hold: {Listed(exercise.Rules)}.",
        .. exercise.Mistakes.Count > 0 ? [$"Mistakes that the check recognises: {Listed(exercise.Mistakes)}."] : Array.Empty<string>(),
    ];

    /// <summary>The notes by the exercise that they follow; under the empty name those before the first.</summary>
    private static ILookup<string, string> Notes(Notebook source)
    {
        var exercise = "";
        var notes = new List<(string Exercise, string Text)>();
        foreach (var cell in source.Cells)
        {
            if (cell.Kind == CellKind.Text)
                notes.AddRange(Block.Split(cell.Source, Markers.InText, new(source.FileName, cell.Number)).Where(block => block.Kind == BlockKind.Note).Select(block => (exercise, string.Join('\n', block.Lines).Trim())));
            else
                exercise = AnswerCell.ExerciseOf(cell.Source) ?? exercise;
        }

        return notes.ToLookup(note => note.Exercise, note => note.Text);
    }

    private static string Listed(IEnumerable<string> items) => string.Join("; ", items.Select(ShownNumbers.Literal));
}
