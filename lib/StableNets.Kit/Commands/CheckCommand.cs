using System.CommandLine;
using StableNets.Kit.Grading;
using StableNets.Kit.Grading.Results;
using StableNets.Kit.Lessons;

namespace StableNets.Kit.Commands;

/// <summary><c>check</c>: grades homework.</summary>
internal static class CheckCommand
{
    public const string Name = "check";

    private const int AllGraded = 0;
    private const int SomeNotGraded = 1;
    private const int NothingToDo = 2;

    /// <summary>What <c>check --help</c> says below the options.</summary>
    public const string Notes = """
        Status of a submission:
          graded            all checks ran (whatever the points)
          output-limit      a cell printed or showed more than is kept; all checks ran
          cell-timeout      a cell was stopped after --cell-timeout; the rest is graded
          crashed           a cell broke the process down; the rest is graded without it
          exited            a cell ended the process; the rest is graded without it
          out-of-memory     a cell took more than 1 GB; the rest is graded without it
          time-limit        stopped after --timeout; exercises not reached earn nothing
          unknown-homework  neither its cells nor its name tell which homework it is
          unreadable        not a C# notebook
          not-graded        the grader itself failed
          cancelled         the run was stopped before

        Exit code:
          0  every submission is "graded"
          1  one has another status
          2  there is nothing to grade

        """;

    public static Command Create()
    {
        var path = new Argument<string>("path") { Description = "A notebook, or a folder of submissions." };
        var folder = new Option<string?>("--out") { Description = "Folder for the results instead of artifacts/grades.", HelpName = "DIR" };
        var cell = SecondsOption.Create("--cell-timeout", "How long one cell may run.", 30);
        var submission = SecondsOption.Create("--timeout", "How long one submission may run in all.", 300);
        var command = new Command(Name, "Grades homework, one notebook or a folder of them, by the checks in notebooks/solutions; writes a page of feedback for each, an index, grades.json and grades.csv.") { path, folder, cell, submission };
        command.SetAction((arguments, cancel) => RunAsync(
            arguments.GetRequiredValue(path),
            arguments.GetValue(folder),
            new GradingLimits(TimeSpan.FromSeconds(arguments.GetValue(cell)), TimeSpan.FromSeconds(arguments.GetValue(submission))),
            cancel));
        return command;
    }

    private static async Task<int> RunAsync(string path, string? folder, GradingLimits limits, CancellationToken cancel)
    {
        try
        {
            var course = Course.Find();
            var assignments = new Assignments(course);
            foreach (var problem in assignments.Problems)
                Console.Error.WriteLine($"{problem} This homework cannot be graded.");
            if (assignments.All.Count == 0)
                throw new FileNotFoundException("There is no homework to grade by: expected files notebooks/solutions/*.ipynb in the repository.");

            var files = SubmissionFile.In(path);
            var results = new GradesFolder(Path.GetFullPath(folder ?? course.GradesFolder), files);
            await new Grader(course, assignments, limits).GradeAsync(
                files,
                (i, grade) =>
                {
                    results.Add(i, grade);
                    GradesDisplay.Tell(grade);
                },
                cancel);
            results.Finish();
            GradesDisplay.Close(results.Grades, results.Index);
            return results.Grades.All(grade => grade.IsGraded) ? AllGraded : SomeNotGraded;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return NothingToDo;
        }
    }
}
