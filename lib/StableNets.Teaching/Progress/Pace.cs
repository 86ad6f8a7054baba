namespace StableNets.Teaching.Progress;

/// <summary>
/// Says when to show progress: at once, then after an interval, each interval longer than the last by a factor. Where showing itself takes long, it
/// waits 25 times as long: training should lose no more than 4 % to its display.
/// </summary>
internal sealed class Pace(TimeProvider clock, TimeSpan interval, double factor = 1)
{
    private const double WorkPerShow = 25;

    private TimeSpan wait = interval;
    private (long At, TimeSpan Wait)? last;

    /// <summary>Shows, if it is time.</summary>
    internal void Do(Action show)
    {
        if (last is { } shown && clock.GetElapsedTime(shown.At) < shown.Wait)
            return;
        var start = clock.GetTimestamp();
        show();
        var end = clock.GetTimestamp();

        // The first time, the runtime compiles what shows: that says nothing about the next.
        var cost = last is null ? TimeSpan.Zero : clock.GetElapsedTime(start, end);
        last = (end, wait > WorkPerShow * cost ? wait : WorkPerShow * cost);
        wait *= factor;
    }
}
