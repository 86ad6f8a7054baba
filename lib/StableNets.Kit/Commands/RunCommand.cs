using System.CommandLine;
using StableNets.Kit.Lessons;
using StableNets.Kit.Pages;
using StableNets.Kit.Workers;

namespace StableNets.Kit.Commands;

/// <summary><c>run</c>: runs lessons and writes their pages.</summary>
internal static class RunCommand
{
    /// <summary>Gives <paramref name="command"/> the arguments of <c>run</c> and what it does.</summary>
    public static T Configure<T>(T command) where T : Command
    {
        var names = new Argument<string[]>("lessons")
        {
            Description = "Lessons by number (2), by part of the file name (hamiltonian) or by path; all lessons when none is named.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var folder = new Option<string?>("--out")
        {
            Description = "Folder for the pages instead of artifacts/lessons.",
            HelpName = "DIR",
        };
        var cellLimit = SecondsOption.Create("--cell-timeout", "How long one cell may run.", 120);

        command.Add(names);
        command.Add(folder);
        command.Add(cellLimit);
        command.SetAction((arguments, cancel) => RunAsync(
            arguments.GetValue(names) ?? [],
            arguments.GetValue(folder),
            TimeSpan.FromSeconds(arguments.GetValue(cellLimit)),
            cancel));
        return command;
    }

    private static async Task<int> RunAsync(string[] names, string? folder, TimeSpan cellLimit, CancellationToken cancel)
    {
        try
        {
            var course = Course.Find();
            IReadOnlyList<Lesson> lessons = [.. course.Select(names).Select(Lesson.Read)];
            var site = new Site(Path.GetFullPath(folder ?? course.PagesFolder), lessons, course);
            var queue = new LessonQueue(new NotebookRunner(cellLimit), site);

            var reports = await RunDisplay.FollowAsync(lessons, progress => queue.Start(lessons, progress, cancel));
            site.Finish(reports);
            RunDisplay.Close(reports, site.Index);
            return reports.All(report => report.Succeeded) ? 0 : 1;
        }
        catch (Exception e) when (e is UnknownLessonException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }
}
