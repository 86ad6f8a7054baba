using System.Diagnostics;
using System.Globalization;
using StableNets.Kit.Engine;
using StableNets.Kit.Notebooks;

namespace StableNets.Kit.Workers;

/// <summary>
/// Runs a notebook's cells in a worker. After a cell that fails the next ones still run, so that a page shows as much as it can;
/// only a cell that ends the process leaves those after it without a result.
/// </summary>
/// <param name="cellLimit">How long a cell may run.</param>
internal sealed class NotebookRunner(TimeSpan cellLimit)
{
    /// <summary>Runs all code cells. <paramref name="progress"/> is told the number of code cells done.</summary>
    public async Task<NotebookRun> RunAsync(Notebook notebook, Action<int> progress, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        var results = new List<CellResult>();
        var displays = new Dictionary<string, (List<Output> Outputs, int At)>();
        await using var worker = await WorkerProcess.StartAsync(notebook.Folder, cancel);
        foreach (var cell in notebook.CodeCells)
        {
            results.Add(worker.HasEnded ? new CellResult(cell, CellOutcome.NotRun, []) : await RunAsync(worker, cell, displays, cancel));
            progress(results.Count);
        }

        return new NotebookRun(notebook, results, clock.Elapsed);
    }

    private async Task<CellResult> RunAsync(
        WorkerProcess worker, Cell cell, Dictionary<string, (List<Output> Outputs, int At)> displays, CancellationToken cancel)
    {
        var outputs = new LatestOutputs(displays);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        stop.CancelAfter(cellLimit);
        var outcome = await worker.ExecuteAsync(cell.Name, cell.Source, outputs, stop.Token);
        cancel.ThrowIfCancellationRequested();

        var limit = cellLimit.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        if (outcome == CellOutcome.Stopped)
            outputs.Write(ErrorOutput.Of($"{cell.Name} ran longer than {limit} s and was stopped"));
        else if (outcome is null && stop.IsCancellationRequested)
            outputs.Write(ErrorOutput.Of($"{cell.Name} ran longer than {limit} s and ended the process ({await worker.ObituaryAsync()})"));
        else if (outcome is null)
            outputs.Write(ErrorOutput.Of($"{cell.Name} ended the process ({await worker.ObituaryAsync()})"));
        return new CellResult(cell, outcome ?? CellOutcome.Failed, outputs.Items);
    }
}
