using StableNets.Kit.Pages;
using StableNets.Kit.Workers;

namespace StableNets.Kit.Lessons;

/// <summary>Runs lessons side by side, each in a process of its own, and writes each page as soon as its lesson is done.</summary>
internal sealed class LessonQueue(NotebookRunner runner, Site site)
{
    // More at once would only compete for memory: a worker takes about 300 MB.
    private const int MostAtOnce = 4;

    /// <summary>Starts all lessons; the tasks are in the lessons' order, whichever ends first.</summary>
    /// <param name="lessons">The lessons.</param>
    /// <param name="progress">Told how many code cells of a lesson are done.</param>
    /// <param name="cancel">Gives everything up.</param>
    public IReadOnlyList<Task<LessonReport>> Start(IReadOnlyList<Lesson> lessons, Action<Lesson, int> progress, CancellationToken cancel)
    {
        var places = new SemaphoreSlim(Math.Clamp(Environment.ProcessorCount, 1, MostAtOnce));
        return [.. lessons.Select(lesson => Task.Run(() => RunAsync(lesson), cancel))];

        async Task<LessonReport> RunAsync(Lesson lesson)
        {
            await places.WaitAsync(cancel);
            try
            {
                return lesson.Notebook is { } notebook
                    ? site.WritePage(lesson, await runner.RunAsync(notebook, done => progress(lesson, done), cancel))
                    : site.WritePage(lesson);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // Whatever went wrong with this lesson, the others go on.
                return site.WritePage(lesson with { Notebook = null, Error = $"{lesson.FileName}: the kit could not finish it: {e.Message}" });
            }
            finally
            {
                places.Release();
            }
        }
    }
}
