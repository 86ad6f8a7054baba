using System.Diagnostics;
using System.Globalization;
using StableNets.Kit.Jupyter.Protocol;

namespace StableNets.Kit.Jupyter;

/// <summary>A kernel's process, from its start to its end.</summary>
internal static class KernelProcess
{
    // Jupyter asks again after 5 seconds, less politely.
    private static readonly TimeSpan ExitHandlers = TimeSpan.FromSeconds(1);

    /// <summary>Serves until a front end asks for the end, then ends the process, because a cell's own threads may still run.</summary>
    public static void Run(ConnectionFile file)
    {
        EndWithJupyter();
        using (var kernel = new Kernel(file))
            kernel.RunAsync().GetAwaiter().GetResult();

        // Exit handlers belong to the cells, and one may never return.
        _ = Task.Delay(ExitHandlers).ContinueWith(_ => Process.GetCurrentProcess().Kill(), TaskScheduler.Default);
        Environment.Exit(0);
    }

    // A Jupyter that was killed asks nobody to end. On Windows the variable holds a handle, and Jupyter ends its kernels with itself.
    private static void EndWithJupyter()
    {
        if (OperatingSystem.IsWindows() || !int.TryParse(Environment.GetEnvironmentVariable("JPY_PARENT_PID"), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return;
        try
        {
            _ = Process.GetProcessById(id).WaitForExitAsync().ContinueWith(_ => Process.GetCurrentProcess().Kill(), TaskScheduler.Default);
        }
        catch (ArgumentException)
        {
            Process.GetCurrentProcess().Kill();
        }
    }
}
