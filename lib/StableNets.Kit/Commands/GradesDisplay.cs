using System.Globalization;
using Spectre.Console;
using StableNets.Kit.Grading;
using StableNets.Kit.Grading.Results;

namespace StableNets.Kit.Commands;

/// <summary>What a person sees of grading: a line for each submission as it is done, and a table at the end.</summary>
internal static class GradesDisplay
{
    /// <summary>Tells of one grade.</summary>
    public static void Tell(Grade grade) => Console.WriteLine($"{grade.Submission}: {grade.StatusName}, {grade.Points} of {grade.Maximum} points");

    // Without a terminal there is no width to keep to; the usual 80 would break names into pieces.
    private const int WidthOfFiles = 160;

    /// <summary>Prints a table for each homework, what to look at, and where the index lies. A single submission gets its failed rules too.</summary>
    public static void Close(IReadOnlyList<Grade> grades, string index)
    {
        if (Console.IsOutputRedirected)
            AnsiConsole.Profile.Width = WidthOfFiles;
        foreach (var homework in grades.GroupBy(grade => grade.Homework))
            AnsiConsole.Write(TableOf(homework.Key ?? "No homework", [.. homework]));
        if (grades is [var only])
            TellRules(only);
        foreach (var grade in grades.Where(grade => !grade.IsGraded))
            Console.Error.WriteLine($"{grade.Submission}: {grade.StatusName}: {string.Join("; ", grade.Remarks)}");
        Console.WriteLine($"Open {index}");
    }

    private static Table TableOf(string title, IReadOnlyList<Grade> grades)
    {
        var ids = ExerciseIds.Of(grades);
        var table = new Table().Border(TableBorder.Simple).Title(Markup.Escape(title));
        table.AddColumn("Submission");
        table.AddColumn(new TableColumn("Status").NoWrap());
        foreach (var id in ids.Append("Points"))
            table.AddColumn(new TableColumn(id).RightAligned().NoWrap());
        foreach (var grade in grades)
        {
            table.AddRow(
            [
                Markup.Escape(grade.Submission),
                grade.StatusName,
                .. ids.Select(id => grade.Exercises.FirstOrDefault(exercise => exercise.Id == id)?.Points.ToString(CultureInfo.InvariantCulture) ?? ""),
                string.Create(CultureInfo.InvariantCulture, $"{grade.Points} of {grade.Maximum}"),
            ]);
        }

        return table;
    }

    private static void TellRules(Grade grade)
    {
        foreach (var exercise in grade.Exercises)
        {
            foreach (var rule in exercise.FailedRules)
                Console.WriteLine($"Exercise {exercise.Id}: ✗ {rule.Rule}: {rule.Message}");
        }
    }
}
