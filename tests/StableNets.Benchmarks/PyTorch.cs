using System.Diagnostics;
using System.Globalization;

namespace StableNets.Benchmarks;

/// <summary>PyTorch in the distribution's Python, where there is one.</summary>
internal static class PyTorch
{
    // Another Python may stand first on PATH: the distribution's is where the distribution puts it.
    private static readonly string[] Interpreters = ["/usr/bin/python3", "python3", "python"];

    /// <summary>Median milliseconds of each case; all null where PyTorch is absent.</summary>
    public static double?[] Measure(IReadOnlyList<Case> cases, int threads)
    {
        var interpreter = Interpreters.FirstOrDefault(HasTorch);
        if (interpreter is null)
            return new double?[cases.Count];

        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "gradient.py"), $"{threads}", .. cases.Select(c => $"{c.Samples},{c.Width},{c.Layers}")];
        var lines = Run(interpreter, arguments)?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];
        return [.. cases.Select((_, i) => i < lines.Length ? double.Parse(lines[i], CultureInfo.InvariantCulture) : (double?)null)];
    }

    private static bool HasTorch(string interpreter) => Run(interpreter, ["-c", "import torch"]) is not null;

    private static string? Run(string interpreter, string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(interpreter, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            errors.Wait();
            return process.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
