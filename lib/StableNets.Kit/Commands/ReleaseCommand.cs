using System.CommandLine;
using StableNets.Kit.Editions;
using StableNets.Kit.Lessons;

namespace StableNets.Kit.Commands;

/// <summary><c>release</c>: makes the student editions of the homework.</summary>
internal static class ReleaseCommand
{
    public static Command Create()
    {
        var verify = new Option<bool>("--verify") { Description = "Write nothing; exit code 1 if a student edition differs from what would be made." };
        var force = new Option<bool>("--force") { Description = "Overwrite a student edition even if somebody changed its cells." };
        var command = new Command("release", "Makes the student editions in notebooks/homework from notebooks/solutions. Exit code 1 if one could not be made, and why.") { verify, force };
        command.SetAction(arguments => Run(arguments.GetValue(verify), arguments.GetValue(force)));
        return command;
    }

    private static int Run(bool verify, bool force)
    {
        try
        {
            var course = Course.Find();
            if (course.Solutions.Count == 0)
            {
                Console.Error.WriteLine("There is no homework: expected files notebooks/solutions/*.ipynb in the repository.");
                return 1;
            }

            var release = new Release(course);
            var report = verify ? release.Verify() : release.Write(force);
            foreach (var line in report.Done)
                Console.WriteLine(line);
            foreach (var line in report.Problems)
                Console.Error.WriteLine(line);
            return report.Problems.Count == 0 ? 0 : 1;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return 1;
        }
    }
}
