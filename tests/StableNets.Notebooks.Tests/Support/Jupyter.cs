using System.Diagnostics;
using StableNets.Notebooks.Tests.Kit.Commands;

namespace StableNets.Notebooks.Tests.Support;

/// <summary>The distribution's Jupyter, with the kit's kernel registered in a folder of the tests' own.</summary>
public sealed class Jupyter : IAsyncDisposable
{
    // Not the first python3 on the path, which may be another one without Jupyter.
    private const string Python = "/usr/bin/python3";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("stablenets-jupyter-");

    /// <summary>What Jupyter keeps for its user.</summary>
    public string DataFolder => folder.FullName;

    /// <summary>Registers the kernel; null where the modules are not installed.</summary>
    public static async Task<Jupyter?> StartAsync(params string[] modules)
    {
        if (!File.Exists(Python))
            return null;
        using var probe = Process.Start(new ProcessStartInfo(Python, ["-c", $"import {string.Join(", ", modules)}"]) { RedirectStandardError = true })!;
        await probe.StandardError.ReadToEndAsync();
        await probe.WaitForExitAsync();
        if (probe.ExitCode != 0)
            return null;

        var jupyter = new Jupyter();
        var (exit, _, error) = await KitProgram.RunAsync(jupyter.DataFolder, "kernel", "install", "--prefix", jupyter.DataFolder);
        Assert.True(exit == 0, error);
        return jupyter;
    }

    /// <summary>Starts python with the kernel in reach.</summary>
    public Process Start(string workingFolder, params string[] arguments)
    {
        var start = new ProcessStartInfo(Python, arguments) { WorkingDirectory = workingFolder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["JUPYTER_DATA_DIR"] = Path.Combine(DataFolder, "share", "jupyter");
        start.Environment["JUPYTER_CONFIG_DIR"] = Path.Combine(DataFolder, "config");
        start.Environment["JUPYTER_RUNTIME_DIR"] = Path.Combine(DataFolder, "runtime");
        return Process.Start(start)!;
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
