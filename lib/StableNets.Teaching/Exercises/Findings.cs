using StableNets.Teaching.Formatting;

namespace StableNets.Teaching.Exercises;

/// <summary>What a check has found so far. Written by the thread that tries the answer, read by the one that waits for it.</summary>
internal sealed class Findings
{
    private readonly Lock gate = new();
    private readonly List<FailedRule> failed = [];
    private readonly List<string> kept = [];
    private bool isStarted = true;
    private (string Rule, Func<string?> Input)? trying;

    internal bool Any => failed.Count > 0;

    /// <summary>What is tried now: an endless loop is in it.</summary>
    internal void Trying(string rule, Func<string?> input) => Write(() => trying = (rule, input));

    internal void Kept(string rule) => Write(() => kept.Add(rule));

    internal void Broken(string rule, Fault fault, string? counterexample) => Write(() => failed.Add(new(rule, fault.Message, counterexample, null)));

    internal void AllTried() => Write(() => trying = null);

    /// <summary>There is nothing to find fault with yet.</summary>
    internal void NotStarted() => Write(() =>
    {
        isStarted = false;
        for (var i = 0; i < failed.Count; i++)
            failed[i] = new(failed[i].Rule, "There is no answer yet.", null, null);
    });

    internal void LooksLike(string? mistake) => Write(() => failed[0] = failed[0] with { Diagnosis = mistake });

    /// <summary>What is known when the wait is over.</summary>
    /// <param name="patience">How long it was waited for an answer that did not come to an end; null for one that did.</param>
    internal State Read(TimeSpan? patience)
    {
        lock (gate)
        {
            return patience is { } limit && trying is var (rule, input)
                ? new([.. kept], [.. failed, Endless(rule, input(), limit)], isStarted)
                : new([.. kept], [.. failed], isStarted);
        }
    }

    private static FailedRule Endless(string rule, string? input, TimeSpan limit) => new(
        rule, $"Your code does not come to an end: the check stopped waiting after {Written.Number(limit.TotalSeconds)} seconds. Look at your loops.", input, null);

    private void Write(Action change)
    {
        lock (gate)
            change();
    }

    /// <summary>The rules that hold, those that do not, and whether there is an answer yet.</summary>
    internal sealed record State(IReadOnlyList<string> Kept, IReadOnlyList<FailedRule> Failed, bool IsStarted);
}
