using StableNets.Kit.Engine;
using StableNets.Kit.Lessons;
using StableNets.Kit.Workers;

namespace StableNets.Kit.Grading;

/// <summary>
/// A worker with a folder of its own that is gone afterwards, for one submission: it has opened the kit and read nothing of anybody's.
/// </summary>
internal sealed class WorkPlace : IAsyncDisposable
{
    private readonly DirectoryInfo root;

    private WorkPlace(DirectoryInfo root, WorkerProcess worker) => (this.root, Worker) = (root, worker);

    /// <summary>The worker.</summary>
    public WorkerProcess Worker { get; }

    /// <summary>Makes a place and opens the kit in it.</summary>
    /// <param name="course">Whose kit and data it gets.</param>
    /// <param name="memory">What its values may take, in bytes.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<WorkPlace> OpenAsync(Course course, long memory, CancellationToken cancel)
    {
        var root = Directory.CreateTempSubdirectory("stablenets-grading-");
        try
        {
            // As in the repository, because homework may read ../data.
            var folder = root.CreateSubdirectory(Path.Combine("notebooks", "homework")).FullName;
            Copy(Path.Combine(course.NotebooksFolder, "data"), Path.Combine(root.FullName, "notebooks", "data"));
            var home = root.CreateSubdirectory("home").FullName;
            var place = new WorkPlace(root, await WorkerProcess.StartAsync(new WorkerSettings(folder, memory, home), cancel));
            await place.OpenKitAsync(Opening.Code(course), cancel);
            return place;
        }
        catch
        {
            root.Delete(recursive: true);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Worker.DisposeAsync();
        try
        {
            root.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A process that a cell has started may still write there. The system cleans its temporary folder.
        }
    }

    private async Task OpenKitAsync(string code, CancellationToken cancel)
    {
        var outputs = new StepOutputs();
        if (await Worker.ExecuteAsync("the opening", code, outputs, cancel) == CellOutcome.Succeeded)
            return;
        await Worker.DisposeAsync();
        cancel.ThrowIfCancellationRequested();
        throw new InvalidOperationException($"the kit did not open: {string.Join("; ", outputs.Errors.Select(error => error.Title))}");
    }

    private static void Copy(string from, string to)
    {
        if (!Directory.Exists(from))
            return;
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
