using StableNets.Notebooks.Tests.Teaching.Figures;
using StableNets.Teaching;
using StableNets.Teaching.Figures;
using StableNets.Teaching.Formatting;
using StableNets.Teaching.Progress;
using StableNets.Training;

namespace StableNets.Notebooks.Tests.Teaching.Progress;

public class LiveTests
{
    private readonly SetClock clock = new();
    private readonly StringWriter console = new();
    private readonly List<string> seen = [];

    [Fact]
    public void ShowsFiveStatesASecondThenTheLastAndAFigure()
    {
        var result = Live.Train("Spirals", progress => Iterate(progress, 200, secondsEach: 0.01), FrontEnd, console, clock);
        Assert.Equal(199, result);
        Assert.StartsWith("show Spirals: iteration 0, loss 1 (validation 2), right 0\u00a0% (50\u00a0%), 0.0 s", seen[0]);
        Assert.All(seen.Skip(1).Take(9), one => Assert.StartsWith("update Spirals: iteration ", one));
        Assert.StartsWith("update Spirals: iteration 199, ", seen[^2]);
        Assert.Contains("2.0 s", seen[^2]);
        Assert.StartsWith("show Spirals\nLoss.", seen[^1]);
        Assert.InRange(seen.Count, 10, 13);
        Assert.Empty(console.ToString());
    }

    [Fact]
    public void TheFigureDoesNotDependOnTheClock()
    {
        Assert.Equal(Shown(0.001), Shown(3));
        Assert.DoesNotContain(" s,", Shown(3));

        string Shown(double secondsEach)
        {
            IShown? figure = null;
            Live.Train("t", progress => Iterate(progress, 20, secondsEach), value => { figure = (IShown)value; return _ => { }; }, console, new SetClock());
            return Assert.IsType<Figure>(figure) is IShown shown ? shown.Html : "";
        }
    }

    [Fact]
    public void WithoutAFrontEndItPrintsAFewLines()
    {
        Live.Train("Spirals", progress => Iterate(progress, 3000, secondsEach: 0.1), null, console, clock);
        var lines = console.ToString().TrimEnd().Split(console.NewLine);
        Assert.InRange(lines.Length, 5, 11);
        Assert.StartsWith("Spirals: iteration 0, ", lines[0]);
        Assert.EndsWith("300.0 s, done", lines[^1]);
    }

    [Fact]
    public void LevelsCountOnAndNameTheirDepth()
    {
        Live.Train("Levels", progress =>
        {
            foreach (var depth in new[] { 16, 32 })
                Iterate(new Relay(report => progress.Report((depth, report))), 11, 0.01);
            return 0;
        }, FrontEnd, console, clock);
        Assert.StartsWith("update Levels: N = 32, iteration 20, ", seen[^2]);
        Assert.Contains("N doubles: a vertical line at 10.", seen[^1]);
        Assert.Contains("After 20 iterations on 2 levels, the last with N = 32 ", seen[^1]);
    }

    [Fact]
    public void TrainingTwiceIsNotCalledDeeper()
    {
        Live.Train("Twice", progress => Iterate(progress, 5, 0.01) + Iterate(progress, 5, 0.01), FrontEnd, console, clock);
        Assert.Contains("training starts again: a vertical line at 4.", seen[^1]);
    }

    [Fact]
    public void TheCaptionSaysWhichWeightsAreBest()
    {
        var rising = new TrainingProgress(2, 0.1, 1, 1, 5, 0.5);
        Live.Train("t", progress => { Iterate(progress, 2, 0.01); progress.Report(rising); return 0; }, FrontEnd, console, clock);
        Assert.Contains("The smallest validation loss, 1, came at iteration 1.", seen[^1]);
    }

    [Fact]
    public void AFailureIsPassedOnAfterWhatWasReached()
    {
        int Fail(LiveTraining progress) => throw new InvalidOperationException(Iterate(progress, 3, 0.01) + " and no more");
        Assert.Equal("2 and no more", Assert.Throws<InvalidOperationException>(() => Live.Train("t", Fail, FrontEnd, console, clock)).Message);
        Assert.Contains("After 2 iterations", seen[^1]);
    }

    [Fact]
    public void NothingReportedIsNothingShown()
    {
        Live.Train("t", _ => 1, FrontEnd, console, clock);
        Live.Train("t", _ => 1, null, console, clock);
        Assert.Empty(seen);
        Assert.Empty(console.ToString());
    }

    [Fact]
    public void WhatIsShownWhileItRunsIsSmallAndRunsNoScript()
    {
        var frames = new List<string>();
        Live.Train("a < b", progress => Iterate(progress, 3000, 0.3), value => { Keep(value); return Keep; }, console, clock);
        Assert.All(frames.SkipLast(1), frame => Assert.StartsWith("<div data-stablenets=\"live\"", frame));
        Assert.All(frames.SkipLast(1), frame => Assert.InRange(frame.Length, 50, 12_000));
        Assert.All(frames.SkipLast(1), frame => Assert.DoesNotContain("<script", frame));
        Assert.Contains("a &lt; b", frames[0]);

        void Keep(object value) => frames.Add(((IShown)value).Html);
    }

    [Fact]
    public void ATitleIsNeeded()
    {
        Assert.Contains("needs a title, got \" \"", Assert.Throws<ArgumentException>(() => Live.Train(" ", _ => 1, FrontEnd, console, clock)).Message);
        Assert.Equal("train", Assert.Throws<ArgumentNullException>(() => Live.Train<int>("t", null!, FrontEnd, console, clock)).ParamName);
    }

    [Fact]
    public void TheTrainersReportToIt()
    {
        var start = Samples.Circle;
        var data = StableNets.Datasets.DoubleMoons.Make(20, 10);
        var fit = Live.Train("t", progress => new Trainer(Loss.Softmax, default, new Lbfgs()).Train(start, data, 3, progress: progress), FrontEnd, console, clock);
        Assert.Contains($"After {fit.History[^1].Iteration} iterations", seen[^1]);
        seen.Clear();
        Live.Train("t", progress => new CoarseToFine(new Trainer(Loss.Softmax, default, new Lbfgs())).Train(start, data, [2, 2], progress), FrontEnd, console, clock);
        Assert.Contains("on 2 levels, the last with N = 20", seen[^1]);
    }

    private Action<object> FrontEnd(object value)
    {
        seen.Add($"show {((IShown)value).Plain}");
        return next => seen.Add($"update {((IShown)next).Plain}");
    }

    private int Iterate(IProgress<TrainingProgress> progress, int count, double secondsEach)
    {
        for (var i = 0; i < count; i++)
        {
            progress.Report(new TrainingProgress(i, 1.0 / (i + 1), 1, (double)i / count, 2.0 / (i + 1), 0.5));
            clock.Pass(secondsEach);
        }

        return count - 1;
    }

    private sealed class Relay(Action<TrainingProgress> tell) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => tell(value);
    }
}
