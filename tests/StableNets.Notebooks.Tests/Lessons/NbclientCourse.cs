using System.Text.Json;
using StableNets.Kit.Lessons;

namespace StableNets.Notebooks.Tests.Lessons;

/// <summary>The course and its solutions executed by Jupyter's nbclient with the kit's kernel, two notebooks at a time.</summary>
public sealed class NbclientCourse : IAsyncLifetime
{
    private const int AtATime = 2;

    private const string Script =
        """
        import os, sys, nbformat
        from nbclient import NotebookClient
        path, target = sys.argv[1:]
        notebook = nbformat.read(path, as_version=4)
        folder = {"metadata": {"path": os.path.dirname(path)}}
        NotebookClient(notebook, timeout=120, kernel_name=".net-csharp", resources=folder).execute()
        nbformat.write(notebook, target)
        """;

    private readonly Dictionary<string, Task<JsonElement>> runs = [];
    private Support.Jupyter? jupyter;

    /// <summary>The notebooks, by their paths from the notebooks' folder.</summary>
    public static TheoryData<string> Names => [.. Paths().Select(path => Path.GetRelativePath(Course.Find().NotebooksFolder, path).Replace('\\', '/'))];

    public async ValueTask InitializeAsync()
    {
        jupyter = await Support.Jupyter.StartAsync("nbclient", "nbformat");
        if (jupyter is null)
            return;
        var places = new SemaphoreSlim(AtATime);
        foreach (var name in Names)
            runs[name.Data] = ExecuteAsync(jupyter, PathOf(name.Data), places);
    }

    /// <summary>The notebook's code cells with their outputs. Skips the test without nbclient.</summary>
    public Task<JsonElement> CellsAsync(string name)
    {
        Assert.SkipWhen(jupyter is null, "nbclient is not installed: no notebook was executed with the kernel");
        return runs[name];
    }

    public static string PathOf(string name) => Path.Combine(Course.Find().NotebooksFolder, name);

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(runs.Values).ContinueWith(_ => { }, TaskScheduler.Default);
        if (jupyter is not null)
            await jupyter.DisposeAsync();
    }

    private static IEnumerable<string> Paths()
    {
        var solutions = Path.Combine(Course.Find().NotebooksFolder, "solutions");
        return Directory.Exists(solutions)
            ? Course.Find().Paths.Concat(Directory.EnumerateFiles(solutions, "*.ipynb").Order(StringComparer.Ordinal))
            : Course.Find().Paths;
    }

    private static async Task<JsonElement> ExecuteAsync(Support.Jupyter jupyter, string path, SemaphoreSlim places)
    {
        await places.WaitAsync();
        try
        {
            var target = Path.Combine(jupyter.DataFolder, $"{Guid.NewGuid():N}.ipynb");
            using var python = jupyter.Start(Path.GetTempPath(), "-c", Script, path, target);
            var output = python.StandardOutput.ReadToEndAsync();
            var error = await python.StandardError.ReadToEndAsync() + await output;
            await python.WaitForExitAsync();
            Assert.True(python.ExitCode == 0, error);
            return JsonElement.Parse(await File.ReadAllBytesAsync(target)).GetProperty("cells");
        }
        finally
        {
            places.Release();
        }
    }
}
