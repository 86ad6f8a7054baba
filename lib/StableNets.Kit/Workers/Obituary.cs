namespace StableNets.Kit.Workers;

/// <summary>Why a worker ended.</summary>
internal enum WorkerEnd
{
    /// <summary>A cell called for the end.</summary>
    Exited,

    /// <summary>It broke down: a stack overflow, or an exception in a thread of its own.</summary>
    Crashed,

    /// <summary>It wanted more memory than there is for it.</summary>
    OutOfMemory,

    /// <summary>A cell did not let go when it was stopped.</summary>
    Unstoppable,
}

/// <summary>How a worker ended.</summary>
/// <param name="End">The kind of end.</param>
/// <param name="Text">For a sentence such as "cell 4 ended the process (…)".</param>
internal sealed record Obituary(WorkerEnd End, string Text)
{
    // What the system's last resort against want of memory leaves behind: 128 + SIGKILL.
    private const int Killed = 137;

    /// <summary>Reads the signs.</summary>
    public static Obituary Of(bool unstoppable, string? memory, string? fatal, int exitCode) => (unstoppable, memory, fatal, exitCode) switch
    {
        (_, { } exceeded, _, _) => new(WorkerEnd.OutOfMemory, exceeded),
        (true, _, _, _) => new(WorkerEnd.Unstoppable, "it could not be stopped otherwise"),
        (_, _, { } cause, _) when cause.Contains("out of memory", StringComparison.Ordinal) || cause.Contains(nameof(OutOfMemoryException), StringComparison.Ordinal) =>
            new(WorkerEnd.OutOfMemory, cause),
        (_, _, { } cause, _) => new(WorkerEnd.Crashed, cause),
        (_, _, _, Killed) => new(WorkerEnd.OutOfMemory, "killed by the system, probably for want of memory"),
        (_, _, _, var code) => new(WorkerEnd.Exited, $"Environment.Exit({code})"),
    };
}
