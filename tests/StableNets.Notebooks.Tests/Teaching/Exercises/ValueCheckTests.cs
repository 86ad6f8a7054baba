using StableNets.Teaching;
using StableNets.Teaching.Exercises;

namespace StableNets.Notebooks.Tests.Teaching.Exercises;

/// <summary>What a check says about an answer that is a number.</summary>
public class ValueCheckTests
{
    private static readonly Exercise<double> Step = new(
        "2.3", "The largest step", 1, Trials.Number("h", 0.2, tolerance: 0.01).LooksLike("γ is forgotten", 0.5));

    [Theory]
    [InlineData(0.2)]
    [InlineData(0.205)]
    public void NearIsRight(double answer) => Assert.True(Step.Check(answer).IsCorrect);

    [Theory]
    [InlineData(0.22, "0.22 is too large.", null)]
    [InlineData(0.1, "0.1 is too small.", null)]
    [InlineData(0.497, "0.497 is too large.", "γ is forgotten")]
    [InlineData(double.PositiveInfinity, "Your result holds a number that is not finite: Infinity.", null)]
    public void FarIsWrongAndDoesNotGiveTheAnswerAway(double answer, string message, string? diagnosis)
    {
        var report = Step.Check(answer);
        var failed = Assert.Single(report.FailedRules);
        Assert.Equal((message, null, diagnosis), (failed.Message, failed.Counterexample, failed.Diagnosis));
        Assert.DoesNotContain("0.2 ", $"{report} ");
    }

    [Fact]
    public void NaNIsNoAnswerYet() => Assert.False(Step.Check(double.NaN).IsStarted);
}
