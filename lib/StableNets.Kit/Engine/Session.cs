using Microsoft.CodeAnalysis;
using StableNets.Cells;
using StableNets.Kit.Notebooks;
using StableNets.Numerics;
using StableNets.Teaching;
using StableNets.Teaching.Exercises;

namespace StableNets.Kit.Engine;

/// <summary>
/// One notebook's state: runs its cells as the .NET Interactive kernel would, and streams what they produce.
/// A process holds one session, because the console and the working directory belong to the process.
/// </summary>
internal sealed class Session : IDisposable
{
    private readonly string folder;
    private readonly OutputStream outputs = new();
    private readonly ConsoleCapture console;
    private readonly Submissions submissions;

    /// <param name="folder">The notebook's folder: relative paths in cells start from it.</param>
    public Session(string folder)
    {
        this.folder = Path.GetFullPath(folder);
        Directory.SetCurrentDirectory(this.folder);
        ValueFormatter.Load();
        submissions = new Submissions(this.folder, outputs);
        console = new ConsoleCapture(outputs);
        var output = new CellOutput(outputs);
        CellFunctions.Output = output;
        Interruption.Check = Stopping.Point;
        TimeLimit.Leave = Stopping.Leave;
        FrontEnd.Own = value => output.Show(value, []).Update;
    }

    /// <summary>Compiles and formats something, so that the first cell does not pay for the compiler's start, which takes a second or more.</summary>
    public Task WarmUpAsync() => Task.WhenAll(
        Task.Run(() => ValueFormatter.Format(1)),
        ExecuteAsync("start", "1", new NoSink(), CancellationToken.None));

    /// <summary>Runs one cell.</summary>
    /// <param name="name">What messages call it, such as <c>cell 3</c>.</param>
    /// <param name="code">Its source.</param>
    /// <param name="sink">Receives its outputs while it runs.</param>
    /// <param name="stop">Ends it; the session keeps its state and stays usable.</param>
    public async Task<CellOutcome> ExecuteAsync(string name, string code, IOutputSink sink, CancellationToken stop)
    {
        Stopping.Requested = false;
        outputs.SwitchTo(sink);
        try
        {
            await RunAsync(code, new SourceName(name, IsCell: true), [], stop);
            return CellOutcome.Succeeded;
        }
        catch (CellException e)
        {
            outputs.Write(e.Error);
            return CellOutcome.Failed;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return CellOutcome.Stopped;
        }
        finally
        {
            outputs.SwitchTo(null);
        }
    }

    /// <summary>What the compiler makes of a cell that would run next; every character of <paramref name="code"/> keeps its place.</summary>
    public SemanticModel Read(string code) => submissions.Read(Directives.Blanked(code));

    private async Task RunAsync(string code, SourceName source, IReadOnlyList<string> importing, CancellationToken stop)
    {
        foreach (var step in Directives.Split(code, source, folder))
        {
            switch (step)
            {
                case CellStep.Import import:
                    await ImportAsync(import, source, importing, stop);
                    break;
                case CellStep.Code part:
                    await submissions.RunAsync(part, source, stop);
                    break;
            }
        }
    }

    private async Task ImportAsync(CellStep.Import import, SourceName source, IReadOnlyList<string> importing, CancellationToken stop)
    {
        if (importing.Contains(import.File))
            throw new CellException(source, import.Line, $"{Path.GetFileName(import.File)} imports itself.");

        var file = Path.GetFileName(import.File);
        IReadOnlyList<string> chain = [.. importing, import.File];
        if (Path.GetExtension(import.File).Equals(".ipynb", StringComparison.OrdinalIgnoreCase))
        {
            foreach (var cell in ReadNotebook(import, source).CodeCells)
                await RunAsync(cell.Source, new SourceName($"{file}, {cell.Name}", IsCell: false), chain, stop);
        }
        else
        {
            await RunAsync(await File.ReadAllTextAsync(import.File, stop), new SourceName(file, IsCell: false), chain, stop);
        }
    }

    private static Notebook ReadNotebook(CellStep.Import import, SourceName source)
    {
        try
        {
            return NotebookReader.Read(import.File);
        }
        catch (NotebookException e)
        {
            throw new CellException(source, import.Line, e.Message);
        }
    }

    public void Dispose()
    {
        CellFunctions.Output = null;
        Interruption.Check = null;
        TimeLimit.Leave = null;
        FrontEnd.Own = null;
        console.Dispose();
        outputs.Dispose();
    }

    private sealed class NoSink : IOutputSink
    {
        public void Write(Output output)
        {
        }
    }
}
