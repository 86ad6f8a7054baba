using System.Diagnostics;

namespace StableNets.Notebooks.Tests.Kit.Commands;

/// <summary>Runs the kit as a person would: as a program.</summary>
internal static class KitProgram
{
    private static readonly string Dll = Path.Combine(AppContext.BaseDirectory, "StableNets.Kit.dll");

    public static Process Start(string folder, params string[] arguments) => Process.Start(StartInfo(folder, arguments))!;

    public static ProcessStartInfo StartInfo(string folder, params string[] arguments) => new("dotnet", [Dll, .. arguments])
    {
        WorkingDirectory = folder,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    public static async Task<(int ExitCode, string Out, string Error)> RunAsync(string folder, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
