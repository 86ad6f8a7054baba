using System.Diagnostics;

namespace StableNets.Notebooks.Tests.Kit.Commands;

/// <summary>Runs the kit as a person would: as a program.</summary>
internal static class KitProgram
{
    private static readonly string Dll = Path.Combine(AppContext.BaseDirectory, "StableNets.Kit.dll");

    public static Process Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Dll, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    public static async Task<(int ExitCode, string Out, string Error)> RunAsync(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
