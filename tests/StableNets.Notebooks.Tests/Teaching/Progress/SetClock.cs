namespace StableNets.Notebooks.Tests.Teaching.Progress;

/// <summary>A clock that stands still until it is moved.</summary>
internal sealed class SetClock : TimeProvider
{
    private long now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => now;

    public void Pass(double seconds) => now += TimeSpan.FromSeconds(seconds).Ticks;
}
