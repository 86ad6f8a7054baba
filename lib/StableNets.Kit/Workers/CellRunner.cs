using System.Globalization;
using StableNets.Kit.Engine;

namespace StableNets.Kit.Workers;

/// <summary>How a cell ended.</summary>
/// <param name="Outcome">The outcome; a cell that ended the process counts as failed.</param>
/// <param name="TimedOut">Whether it ran longer than it may.</param>
/// <param name="Obituary">How the process ended; null when it lives.</param>
internal sealed record CellEnd(CellOutcome Outcome, bool TimedOut, Obituary? Obituary);

/// <summary>Runs cells in one worker, each for no longer than a limit, and says in words why one did not come to an end of its own.</summary>
internal sealed class CellRunner(WorkerProcess worker, TimeSpan limit)
{
    /// <summary>Runs a cell.</summary>
    public async Task<CellEnd> RunAsync(string name, string code, IOutputSink outputs, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        stop.CancelAfter(limit);
        var outcome = await worker.ExecuteAsync(name, code, outputs, stop.Token);
        var obituary = outcome is null ? await worker.ObituaryAsync() : null;
        cancel.ThrowIfCancellationRequested();

        var end = new CellEnd(outcome ?? CellOutcome.Failed, outcome is null or CellOutcome.Stopped && stop.IsCancellationRequested, obituary);
        if (end.TimedOut || obituary is not null)
            outputs.Write(ErrorOutput.Of($"{name} {Words(end)}"));
        return end;
    }

    private string Words(CellEnd end)
    {
        var seconds = limit.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return (end.TimedOut, end.Obituary) switch
        {
            (true, null) => $"ran longer than {seconds} s and was stopped",
            (true, { } obituary) => $"ran longer than {seconds} s and ended the process ({obituary.Text})",
            (_, var obituary) => $"ended the process ({obituary?.Text})",
        };
    }
}
