namespace StableNets.Kit.Workers;

/// <summary>Reads, from what the runtime prints while a process dies, why it died.</summary>
internal sealed class FatalText
{
    private static readonly (string Start, string Cause)[] Known =
    [
        ("Stack overflow", "stack overflow"),
        ("Out of memory", "out of memory"),
        ("Process terminated", "Environment.FailFast"),
        ("Fatal error", "a crash in native or unsafe code"),
    ];

    /// <summary>The cause, or null when nothing the runtime printed tells one.</summary>
    public string? Cause { get; private set; }

    /// <summary>Takes the next line of standard error.</summary>
    public void Add(string? line)
    {
        if (line is null || Cause is not null)
            return;
        if (line.StartsWith("Unhandled exception. ", StringComparison.Ordinal))
            Cause = "unhandled in a thread: " + line["Unhandled exception. ".Length..];
        else
            Cause = Known.FirstOrDefault(known => line.StartsWith(known.Start, StringComparison.Ordinal)).Cause;
    }
}
