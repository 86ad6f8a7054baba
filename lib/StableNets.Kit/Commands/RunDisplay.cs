using System.Globalization;
using Spectre.Console;
using StableNets.Kit.Lessons;

namespace StableNets.Kit.Commands;

/// <summary>What a person sees of a run: bars that fill on a terminal, one line a lesson elsewhere, and a table at the end.</summary>
internal static class RunDisplay
{
    /// <summary>Follows lessons that <paramref name="start"/> starts, in their order.</summary>
    public static Task<IReadOnlyList<LessonReport>> FollowAsync(
        IReadOnlyList<Lesson> lessons, Func<Action<Lesson, int>, IReadOnlyList<Task<LessonReport>>> start) =>
        AnsiConsole.Profile.Capabilities is { Interactive: true, Ansi: true }
            ? FollowWithBarsAsync(lessons, start)
            : FollowWithLinesAsync(start);

    /// <summary>Prints the closing table, what failed, and where the index lies.</summary>
    public static void Close(IReadOnlyList<LessonReport> reports, string index)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn(new TableColumn("Lesson").NoWrap());
        foreach (var column in new[] { "Cells", "Seconds", "Charts", "Failed" })
            table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var report in reports)
        {
            table.AddRow(
                Markup.Escape(Path.GetFileNameWithoutExtension(report.Lesson.FileName)),
                Number(report.Cells),
                report.Time.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture),
                Number(report.Figures),
                report.Lesson.Error is null ? Number(report.FailedCells) : "unreadable");
        }

        AnsiConsole.Write(table);
        foreach (var problem in reports.SelectMany(report => report.Problems))
            Console.Error.WriteLine(problem);
        Console.WriteLine($"Open {index}");
    }

    private static async Task<IReadOnlyList<LessonReport>> FollowWithLinesAsync(Func<Action<Lesson, int>, IReadOnlyList<Task<LessonReport>>> start)
    {
        var reports = new List<LessonReport>();
        foreach (var running in start((_, _) => { }))
        {
            var report = await running;
            reports.Add(report);
            Console.WriteLine($"{report.Lesson.FileName}: {(report.Succeeded ? "ok" : "failed")}");
        }

        return reports;
    }

    private static Task<IReadOnlyList<LessonReport>> FollowWithBarsAsync(
        IReadOnlyList<Lesson> lessons, Func<Action<Lesson, int>, IReadOnlyList<Task<LessonReport>>> start) =>
        AnsiConsole.Progress().Columns(new SpinnerColumn(), new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new ElapsedTimeColumn())
            .StartAsync<IReadOnlyList<LessonReport>>(async context =>
            {
                var bars = lessons.ToDictionary(
                    lesson => lesson,
                    lesson => context.AddTask(Markup.Escape(lesson.FileName), maxValue: Math.Max(1, lesson.Notebook?.CodeCells.Count() ?? 1)));
                var reports = await Task.WhenAll(start((lesson, done) => bars[lesson].Value = done).Select(async running =>
                {
                    var report = await running;
                    bars[report.Lesson].Value = bars[report.Lesson].MaxValue;
                    return report;
                }));
                return reports;
            });

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
