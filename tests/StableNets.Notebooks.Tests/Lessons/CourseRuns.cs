using System.Collections.Concurrent;
using StableNets.Kit.Notebooks;
using StableNets.Kit.Workers;

namespace StableNets.Notebooks.Tests.Lessons;

/// <summary>Notebooks of the course as they are, each run once by the engine of <c>run</c>, whatever number of tests ask.</summary>
internal static class CourseRuns
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<NotebookRun>>> Runs = [];

    public static Task<NotebookRun> OfAsync(string path) => Runs.GetOrAdd(path, _ => new(() => RunAsync(NotebookReader.Read(path)))).Value;

    /// <summary>Runs a notebook anew.</summary>
    public static Task<NotebookRun> RunAsync(Notebook notebook) =>
        new NotebookRunner(TimeSpan.FromSeconds(120)).RunAsync(notebook, _ => { }, CancellationToken.None);
}
