using StableNets.Teaching.Progress;

namespace StableNets.Notebooks.Tests.Teaching.Progress;

public class PaceTests
{
    private readonly SetClock clock = new();

    [Fact]
    public void ShowsAtOnceAndThenAtMostOnceAnInterval()
    {
        var shown = 0;
        var pace = new Pace(clock, TimeSpan.FromSeconds(0.2));
        for (var i = 0; i < 1000; i++)
        {
            pace.Do(() => shown++);
            clock.Pass(0.001);
        }

        Assert.Equal(5, shown);
    }

    [Fact]
    public void AFactorStretchesTheIntervals()
    {
        var at = new List<int>();
        var pace = new Pace(clock, TimeSpan.FromSeconds(1), factor: 2);
        for (var second = 0; second < 40; second++)
        {
            pace.Do(() => at.Add(second));
            clock.Pass(1);
        }

        Assert.Equal([0, 1, 3, 7, 15, 31], at);
    }

    [Fact]
    public void WhatIsSlowToShowIsShownRarelyButTheFirstTimeDoesNotCount()
    {
        var (shown, total) = (0, 0.0);
        var pace = new Pace(clock, TimeSpan.FromSeconds(0.2));
        void Slow()
        {
            shown++;
            clock.Pass(0.1);
        }

        for (; total < 20; total += 0.01)
        {
            pace.Do(Slow);
            clock.Pass(0.01);
        }

        Assert.InRange(shown, 7, 9);
        Assert.InRange(shown * 0.1 / total, 0, 0.05);
    }
}
