using System.Text.Json.Serialization;

namespace StableNets.Kit.Engine;

/// <summary>One thing a cell produced, in the order it was produced.</summary>
[JsonDerivedType(typeof(StreamOutput), "stream")]
[JsonDerivedType(typeof(DisplayOutput), "display")]
[JsonDerivedType(typeof(UpdateOutput), "update")]
[JsonDerivedType(typeof(ErrorOutput), "error")]
internal abstract record Output;

/// <summary>Text written to the console.</summary>
/// <param name="Text">What was written.</param>
/// <param name="IsError">Whether it went to standard error.</param>
internal sealed record StreamOutput(string Text, bool IsError) : Output;

/// <summary>A value shown, once per MIME type it has a form in.</summary>
/// <param name="Data">MIME type to text.</param>
/// <param name="DisplayId">What later updates name it by; null when there can be none, as for the result of a cell.</param>
internal sealed record DisplayOutput(IReadOnlyDictionary<string, string> Data, string? DisplayId = null) : Output;

/// <summary>Another value in the place of one shown earlier, perhaps by an earlier cell.</summary>
/// <param name="Data">MIME type to text.</param>
/// <param name="DisplayId">The <see cref="DisplayOutput.DisplayId"/> of what it replaces.</param>
internal sealed record UpdateOutput(IReadOnlyDictionary<string, string> Data, string DisplayId) : Output;

/// <summary>Why a cell failed.</summary>
/// <param name="Title">One line: what happened and where.</param>
/// <param name="Text">The compiler's or the exception's text; empty when the title says all.</param>
/// <param name="Lines">Lines of the failing cell, from 1, that the text refers to.</param>
internal sealed record ErrorOutput(string Title, string Text, IReadOnlyList<int> Lines) : Output
{
    /// <summary>An error whose title says all.</summary>
    public static ErrorOutput Of(string title) => new(title, "", []);
}

/// <summary>Receives outputs while a cell runs. Calls come one at a time, from any thread.</summary>
internal interface IOutputSink
{
    /// <summary>Takes the next output.</summary>
    void Write(Output output);
}

/// <summary>How a cell ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CellOutcome>))]
internal enum CellOutcome
{
    /// <summary>It ran to its end.</summary>
    Succeeded,

    /// <summary>It did not compile, or it threw.</summary>
    Failed,

    /// <summary>It ran to its end, but produced more than is kept.</summary>
    Overflowed,

    /// <summary>It was stopped from outside; the session stays usable.</summary>
    Stopped,

    /// <summary>It did not run, because an earlier cell ended the process.</summary>
    NotRun,
}
