using System.Diagnostics;

namespace StableNets.Kit.Workers;

/// <summary>
/// Ends a worker that takes far more memory than its values may. The runtime keeps watch over the values itself; this is for what
/// it does not see: memory taken from the system by native or unsafe code.
/// </summary>
internal sealed class MemoryWatch : IAsyncDisposable
{
    // The runtime, the compiler and the kit take about 300 MB.
    private const long Overhead = 1L << 30;
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource end = new();
    private readonly Task watching;

    /// <param name="process">The worker.</param>
    /// <param name="limit">What its values may take; null for no watch.</param>
    /// <param name="kill">Ends it.</param>
    public MemoryWatch(Process process, long? limit, Action kill) =>
        watching = limit is { } bytes ? WatchAsync(process, bytes + Overhead, kill) : Task.CompletedTask;

    /// <summary>In words what the worker took too much of; null when it did not.</summary>
    public string? Exceeded { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await watching;
        end.Dispose();
    }

    private async Task WatchAsync(Process process, long most, Action kill)
    {
        try
        {
            while (!process.HasExited)
            {
                process.Refresh();
                if (process.WorkingSet64 > most)
                {
                    Exceeded = $"it took more than {most >> 20} MB of memory";
                    kill();
                }

                await Task.Delay(Interval, end.Token);
            }
        }
        catch (Exception e) when (e is InvalidOperationException or OperationCanceledException)
        {
            // It has ended.
        }
    }
}
