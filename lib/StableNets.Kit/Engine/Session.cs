using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using StableNets.Kit.Notebooks;

namespace StableNets.Kit.Engine;

/// <summary>
/// One notebook's state: runs its cells as the .NET Interactive kernel would, and streams what they produce.
/// A process holds one session, because the console and the working directory belong to the process.
/// </summary>
internal sealed class Session : IDisposable
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    // From a cell's last thread ending to its task knowing.
    private static readonly TimeSpan Aftermath = TimeSpan.FromMilliseconds(100);

    private readonly string folder;
    private readonly OutputStream outputs = new();
    private readonly ConsoleCapture console;
    private ScriptOptions options;
    private ScriptState<object>? state;

    /// <param name="folder">The notebook's folder: relative paths in cells start from it.</param>
    public Session(string folder)
    {
        this.folder = Path.GetFullPath(folder);
        Directory.SetCurrentDirectory(this.folder);
        ValueFormatter.Load();
        options = ScriptOptions.Default
            .WithLanguageVersion(LanguageVersion.CSharp14)
            .WithAllowUnsafe(true)
            .WithOptimizationLevel(OptimizationLevel.Release)
            .WithEmitDebugInformation(true) // else a stack trace has no lines
            .WithFileEncoding(Encoding.UTF8)
            .WithMetadataResolver(ScriptMetadataResolver.Default.WithBaseDirectory(this.folder))
            .WithSourceResolver(new SourceFileResolver([], this.folder))
            .WithImports(
                "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
                typeof(CellFunctions).FullName!)
            .AddReferences(
                typeof(Enumerable).Assembly,
                typeof(CellFunctions).Assembly,
                typeof(Microsoft.AspNetCore.Html.IHtmlContent).Assembly,
                typeof(Microsoft.DotNet.Interactive.Formatting.Formatter).Assembly);
        console = new ConsoleCapture(outputs);
        CellFunctions.Outputs = outputs;
    }

    /// <summary>Compiles and formats something, so that the first cell does not pay for the compiler's start, which takes a second or more.</summary>
    public Task WarmUpAsync() => ExecuteAsync("start", "1", new NoSink(), CancellationToken.None);

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
                    await SubmitAsync(part, source, stop);
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

    private async Task SubmitAsync(CellStep.Code part, SourceName source, CancellationToken stop)
    {
        var files = part.Packages.SelectMany(package => HostPackages.Current.Resolve(package, source));
        var withPackages = options.AddReferences(files.Select(file => MetadataReference.CreateFromFile(file)));
        var submission = withPackages.WithFilePath(source.Name);

        // Compiled outside of what can be stopped by force: the compiler's caches serve later cells too.
        var script = Continue(StoppingPoints.Insert(part.Text, ParseOptions), submission);
        if (HasErrors(await Task.Run(() => script.Compile(stop), stop)))
        {
            // Once more as it was written, for messages with the reader's own columns.
            var asWritten = await Task.Run(() => Continue(part.Text, submission).Compile(stop), stop);
            throw new CellException(ErrorText.Compilation(asWritten, source));
        }

        options = withPackages;
        var before = state;
        var (after, stopped) = await ControlledAsync(() => before is null
            ? script.RunAsync(catchException: _ => true)
            : script.RunFromAsync(before, catchException: _ => true), stop);
        state = after ?? before; // a stopped cell leaves what it had, if it let go by itself: the losses of half a training are worth something
        if (stopped)
            throw new OperationCanceledException(stop);
        if (state?.Exception is { } exception)
            throw new CellException(ErrorText.Exception(exception, source));
        if (state?.ReturnValue is { } value && (await ControlledAsync(() => Task.FromResult(Show(value, source)), stop)).Stopped)
            throw new OperationCanceledException(stop);
    }

    private Script<object> Continue(string code, ScriptOptions submission) => state is null
        ? CSharpScript.Create(code, submission)
        : state.Script.ContinueWith(code, submission);

    private static bool HasErrors(IEnumerable<Diagnostic> diagnostics) =>
        diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    private object Show(object value, SourceName source)
    {
        try
        {
            outputs.Write(ValueFormatter.Format(value));
            return value;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A formatter is foreign code: whatever it throws is the cell's failure, not the kit's.
            throw new CellException(ErrorText.Exception(e, source));
        }
    }

    private static async Task<(T? Result, bool Stopped)> ControlledAsync<T>(Func<Task<T>> piece, CancellationToken stop)
        where T : class
    {
        using var scheduler = new CellScheduler();
        var run = scheduler.Start(piece);
        try
        {
            return (await run.WaitAsync(stop), false);
        }
        catch (Exception) when (stop.IsCancellationRequested)
        {
            await scheduler.StopAsync();
            await Task.WhenAny(run, Task.Delay(Aftermath, CancellationToken.None));
            return (run.IsCompletedSuccessfully ? run.Result : null, true);
        }
    }

    public void Dispose()
    {
        CellFunctions.Outputs = null;
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
