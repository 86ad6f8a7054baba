namespace StableNets.Kit.Grading;

/// <summary>What a submission may take.</summary>
/// <param name="Cell">How long one cell, or one check, may run.</param>
/// <param name="Submission">How long all of it may run.</param>
internal sealed record GradingLimits(TimeSpan Cell, TimeSpan Submission)
{
    /// <summary>How many bytes its values may take.</summary>
    public long Memory => 1L << 30;

    /// <summary>How often it may end its process and go on in a new one.</summary>
    public int Restarts => 5;

    /// <summary>The largest file that is read, in bytes.</summary>
    public long File => 200_000_000;
}
