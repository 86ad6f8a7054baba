using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;
using StableNets.Cells;

namespace StableNets.Kit.Engine;

/// <summary>The chain of submissions that Roslyn keeps for a session: each sees what those before it declared.</summary>
internal sealed class Submissions
{
    /// <summary>How cells are parsed.</summary>
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, kind: SourceCodeKind.Script);

    // From a cell's last thread ending to its task knowing.
    private static readonly TimeSpan Aftermath = TimeSpan.FromMilliseconds(100);

    private readonly OutputStream outputs;
    private ScriptOptions options;
    private ScriptState<object>? state;

    public Submissions(string folder, OutputStream outputs)
    {
        this.outputs = outputs;
        options = ScriptOptions.Default
            .WithLanguageVersion(LanguageVersion.CSharp14)
            .WithAllowUnsafe(true)
            .WithOptimizationLevel(OptimizationLevel.Release)
            .WithEmitDebugInformation(true) // else a stack trace has no lines
            .WithFileEncoding(Encoding.UTF8)
            .WithMetadataResolver(ScriptMetadataResolver.Default.WithBaseDirectory(folder))
            .WithSourceResolver(new SourceFileResolver([], folder))
            .WithImports(
                "System", "System.Text", "System.Collections", "System.Collections.Generic", "System.Threading.Tasks", "System.Linq",
                typeof(CellFunctions).FullName!)
            .AddReferences(
                typeof(Enumerable).Assembly,
                typeof(CellFunctions).Assembly,
                typeof(Microsoft.AspNetCore.Html.IHtmlContent).Assembly,
                typeof(Microsoft.DotNet.Interactive.Formatting.Formatter).Assembly);
    }

    /// <summary>Compiles and runs the next piece of code, and shows the value of its last expression.</summary>
    /// <exception cref="CellException">It does not compile, and nothing has changed; or it threw, and what it did before stays.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task RunAsync(CellStep.Code part, SourceName source, CancellationToken stop)
    {
        var files = part.Packages.SelectMany(package => HostPackages.Current.Resolve(package, source));
        var withPackages = options.AddReferences(files.Select(file => MetadataReference.CreateFromFile(file)));
        var submission = withPackages.WithFilePath(source.Name);

        // Compiled outside of what can be stopped by force: the compiler's caches serve later cells too.
        var script = Continue(StoppingPoints.Insert(part.Text, ParseOptions), submission);
        if (HasErrors(await Task.Run(() => script.Compile(stop), stop)))
        {
            // Once more as it was written, for messages with the reader's own columns.
            script = Continue(part.Text, submission);
            var asWritten = await Task.Run(() => script.Compile(stop), stop);
            if (HasErrors(asWritten))
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
        if (state?.ReturnValue is { } value and not DisplayedValue && (await ControlledAsync(() => Task.FromResult(Show(value, source)), stop)).Stopped)
            throw new OperationCanceledException(stop);
    }

    /// <summary>What the compiler makes of code that would run next, whether it is whole or not; nothing runs.</summary>
    public SemanticModel Read(string code)
    {
        var compilation = Continue(code, options).GetCompilation();
        return compilation.GetSemanticModel(compilation.SyntaxTrees.First());
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
}
