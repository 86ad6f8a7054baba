using StableNets.Kit.Lessons;
using StableNets.Kit.Notebooks;

namespace StableNets.Kit.Grading;

/// <summary>Grades submissions side by side, each in a process and a folder of its own; whatever happens to one, the others go on.</summary>
internal sealed class Grader(Course course, Assignments assignments, GradingLimits limits)
{
    // More at once would only compete for memory: a worker takes about 300 MB.
    private const int MostAtOnce = 4;

    /// <summary>Grades all files.</summary>
    /// <param name="files">The submissions.</param>
    /// <param name="graded">Told of each grade as it comes, one at a time, with the submission's place in the list.</param>
    /// <param name="cancel">Gives up: what is not graded then is told of as cancelled.</param>
    public async Task GradeAsync(IReadOnlyList<SubmissionFile> files, Action<int, Grade> graded, CancellationToken cancel)
    {
        await using var places = new WorkPlaces(course, limits.Memory, files.Count, cancel);
        var gate = new Lock();
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Clamp(Environment.ProcessorCount, 1, MostAtOnce) };
        await Parallel.ForAsync(0, files.Count, options, async (i, _) =>
        {
            var grade = await GradeAsync(files[i], places, cancel);
            lock (gate)
                graded(i, grade);
        });
    }

    private async Task<Grade> GradeAsync(SubmissionFile file, WorkPlaces places, CancellationToken cancel)
    {
        var (assignment, notebook) = (assignments.OfFile(file.Name), (Notebook?)null);
        try
        {
            cancel.ThrowIfCancellationRequested();
            notebook = Read(file);
            assignment = assignments.Of(notebook);
            if (assignment is null)
                return Grade.Nothing(file.Name, GradeStatus.UnknownHomework, null, $"Expected one of {Known}; neither its cells nor its name tell which.", notebook);
            var run = new SubmissionRun(notebook, assignment, limits);
            await run.RunAsync(places.TakeAsync, cancel);
            return run.Result(file.Name, notebook);
        }
        catch (OperationCanceledException)
        {
            return Grade.Nothing(file.Name, GradeStatus.Cancelled, assignment, "The run was cancelled.", notebook);
        }
        catch (Exception e) when (notebook is null && e is NotebookException or IOException or UnauthorizedAccessException)
        {
            return Grade.Nothing(file.Name, GradeStatus.Unreadable, assignment, e.Message);
        }
        catch (Exception e)
        {
            return Grade.Nothing(file.Name, GradeStatus.NotGraded, assignment, $"The grader could not finish: {e.Message}", notebook);
        }
    }

    private string Known => string.Join(", ", assignments.All.Select(assignment => assignment.Name));

    private Notebook Read(SubmissionFile file)
    {
        var length = new FileInfo(file.Path).Length;
        return length <= limits.File
            ? NotebookReader.Read(file.Path)
            : throw new NotebookException($"{file.Name}: expected at most {limits.File >> 20} MB, got {length >> 20} MB. Clear its outputs.");
    }
}
