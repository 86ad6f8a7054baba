using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace StableNets.Benchmarks;

/// <summary>PyTorch in the distribution's Python, where there is one: a process that waits for cases, so that each is measured just before this library.</summary>
internal sealed class PyTorch : IDisposable
{
    // Another Python may stand first on PATH: the distribution's is where the distribution puts it.
    private static readonly string[] Interpreters = ["/usr/bin/python3", "python3", "python"];

    private readonly Process? process;

    public PyTorch(int threads)
    {
        foreach (var interpreter in Interpreters)
        {
            process = Start(interpreter, threads);
            if (process?.StandardOutput.ReadLine() is { } said)
            {
                Version = said;
                return;
            }
        }

        process = null;
    }

    /// <summary>Its version and where its matrix products come from; null where PyTorch is absent.</summary>
    public string? Version { get; }

    /// <summary>Median milliseconds of a case; null where PyTorch is absent.</summary>
    public double? Measure(Case one)
    {
        if (process is null)
            return null;
        process.StandardInput.WriteLine($"{one.Samples},{one.Width},{one.Layers}");
        return process.StandardOutput.ReadLine() is { } line ? double.Parse(line, CultureInfo.InvariantCulture) : null;
    }

    public void Dispose()
    {
        process?.StandardInput.Close();
        process?.WaitForExit();
        process?.Dispose();
    }

    private static Process? Start(string interpreter, int threads)
    {
        try
        {
            var script = Path.Combine(AppContext.BaseDirectory, "gradient.py");
            var start = new ProcessStartInfo(interpreter, [script, $"{threads}"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
            var process = Process.Start(start)!;
            process.StandardInput.AutoFlush = true;
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            return process;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
