using System.Diagnostics;
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
        await using var worker = await WorkerProcess.StartAsync(new WorkerSettings(notebook.Folder), cancel);
        var runner = new CellRunner(worker, cellLimit);
        foreach (var cell in notebook.CodeCells)
        {
            if (worker.HasEnded)
            {
                results.Add(new CellResult(cell, CellOutcome.NotRun, []));
            }
            else
            {
                var outputs = new LatestOutputs(displays);
                var end = await runner.RunAsync(cell.Name, cell.Source, outputs, cancel);
                results.Add(new CellResult(cell, end.Outcome, outputs.Items));
            }

            progress(results.Count);
        }

        return new NotebookRun(notebook, results, clock.Elapsed);
    }
}
