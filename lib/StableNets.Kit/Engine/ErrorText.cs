using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace StableNets.Kit.Engine;

/// <summary>Words for what went wrong, with places a reader of the notebook can find.</summary>
internal static partial class ErrorText
{
    private const int FramesAtEachEnd = 10;

    /// <summary>Compiler errors, each with its line and column.</summary>
    public static ErrorOutput Compilation(IEnumerable<Diagnostic> diagnostics, SourceName source)
    {
        var errors = diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ToArray();
        var messages = errors.Select(error => $"{Place(error, source)}: error {error.Id}: {error.GetMessage()}").ToArray();
        var title = messages.Length == 1 ? messages[0] : $"{messages[0]} (and {messages.Length - 1} more)";
        return new ErrorOutput($"{source.Name} does not compile: {title}", messages.Length == 1 ? "" : string.Join('\n', messages), LinesIn(source, errors.Select(error => error.Location.GetLineSpan())));
    }

    /// <summary>An exception with its message and the frames that are the reader's business.</summary>
    public static ErrorOutput Exception(Exception exception, SourceName source)
    {
        var frames = Frames(exception).ToArray();
        var lines = frames.Where(frame => source.IsCell && frame.File == source.Name).Select(frame => frame.Line).Distinct().ToImmutableArray();
        var place = lines is [var first, ..] ? $"{source.Name}, line {first}" : source.Name;
        return new ErrorOutput($"{place}: {exception.GetType().Name}: {exception.Message.Split('\n')[0].TrimEnd()}", Describe(exception), lines);
    }

    private static string Place(Diagnostic error, SourceName source)
    {
        var span = error.Location.GetLineSpan();
        var file = span.Path.Length == 0 ? source.Name : Path.GetFileName(span.Path);
        var place = file == source.Name ? "" : $"{file}, ";
        return $"{place}line {span.StartLinePosition.Line + 1}, column {span.StartLinePosition.Character + 1}";
    }

    private static ImmutableArray<int> LinesIn(SourceName source, IEnumerable<FileLinePositionSpan> spans) =>
        source.IsCell
            ? [.. spans.Where(span => Path.GetFileName(span.Path) == source.Name).Select(span => span.StartLinePosition.Line + 1).Distinct()]
            : [];

    private static string Describe(Exception exception)
    {
        var text = new StringBuilder();
        for (var current = exception; current is not null; current = current.InnerException)
        {
            if (current != exception)
                text.Append("\ncaused by ");
            text.Append(current.GetType()).Append(": ").Append(current.Message);
            foreach (var line in Shortened([.. Frames(current).Select(frame => $"at {frame.Text}")]))
                text.Append("\n   ").Append(line);
        }

        return text.ToString();
    }

    // A recursion without end leaves tens of thousands of calls; how it began and how it ended is enough.
    private static IEnumerable<string> Shortened(string[] lines) => lines.Length <= 2 * FramesAtEachEnd
        ? lines
        : [.. lines[..FramesAtEachEnd], $"… {lines.Length - (2 * FramesAtEachEnd)} more calls …", .. lines[^FramesAtEachEnd..]];

    private sealed record Frame(string File, int Line, string Text);

    // The runtime writes the trace; this keeps the frames up to the cell's own first one and puts their places in words.
    private static IEnumerable<Frame> Frames(Exception exception)
    {
        foreach (var line in (exception.StackTrace ?? "").Split('\n').Select(line => line.Trim()))
        {
            if (FramePattern().Match(line) is not { Success: true } match || IsPlumbing(match.Groups["method"].Value))
                continue;
            var method = SubmissionPrefix().Replace(match.Groups["method"].Value, "");
            var place = match.Groups["file"].Success ? $"{Path.GetFileName(match.Groups["file"].Value)}, line {match.Groups["line"].Value}" : null;
            var inCell = TopLevel().IsMatch(method);
            yield return new Frame(
                Path.GetFileName(match.Groups["file"].Value),
                match.Groups["line"].Success ? int.Parse(match.Groups["line"].Value) : 0,
                (inCell, place) switch
                {
                    (true, not null) => place,
                    (_, null) => method,
                    _ => $"{method} in {place}",
                });
        }
    }

    private static bool IsPlumbing(string method) =>
        method.StartsWith("Microsoft.CodeAnalysis.", StringComparison.Ordinal)
        || method.StartsWith("StableNets.Kit.", StringComparison.Ordinal)
        || method.StartsWith("System.Threading.", StringComparison.Ordinal)
        || method.StartsWith("System.Runtime.", StringComparison.Ordinal);

    [GeneratedRegex(@"^at (?<method>.+?)(?: in (?<file>.+):line (?<line>\d+))?$")]
    private static partial Regex FramePattern();

    [GeneratedRegex(@"Submission#\d+\.")]
    private static partial Regex SubmissionPrefix();

    [GeneratedRegex(@"^<<Initialize>>|^<Initialize>|^<Factory>|^\.ctor|\.\.ctor\(")]
    private static partial Regex TopLevel();
}
