using StableNets.Kit.Engine;
using StableNets.Kit.Notebooks;

namespace StableNets.Kit.Workers;

/// <summary>What running a notebook gave.</summary>
/// <param name="Notebook">The notebook.</param>
/// <param name="Results">One result for each code cell, in order.</param>
/// <param name="Time">How long it took.</param>
internal sealed record NotebookRun(Notebook Notebook, IReadOnlyList<CellResult> Results, TimeSpan Time);

/// <summary>What running one cell gave.</summary>
internal sealed record CellResult(Cell Cell, CellOutcome Outcome, IReadOnlyList<Output> Outputs);
