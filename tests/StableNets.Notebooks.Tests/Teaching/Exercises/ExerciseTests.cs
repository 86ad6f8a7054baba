using StableNets.Teaching;
using StableNets.Teaching.Formatting;

namespace StableNets.Notebooks.Tests.Teaching.Exercises;

public class ExerciseTests
{
    private const string NextStep = "Change the exercise's cell, run it, then run this cell again.";

    [Fact]
    public void SaysCorrect()
    {
        var verdict = Exercise.Check("2.1", () => true, "look at the sign");
        Assert.True(verdict.IsCorrect);
        Assert.Equal("Exercise 2.1: ✓ Correct", ((IShown)verdict).Plain);
    }

    [Fact]
    public void GivesTheHintWhenItIsWrong()
    {
        var verdict = Exercise.Check("2.1", () => false, "look at the sign");
        Assert.False(verdict.IsCorrect);
        Assert.Equal($"Exercise 2.1: Not yet\nHint: look at the sign\n{NextStep}", ((IShown)verdict).Plain);
    }

    [Fact]
    public void SaysWhereItIsWrongBeforeTheHint()
    {
        Verdict Of(bool right) => Exercise.Check("2.1", () => right, "look at the sign", () => right ? throw new InvalidOperationException() : "f(2) is 3");
        Assert.Equal($"Exercise 2.1: Not yet\nf(2) is 3\nHint: look at the sign\n{NextStep}", ((IShown)Of(false)).Plain);
        Assert.True(Of(true).IsCorrect);
    }

    [Fact]
    public void NeverThrows()
    {
        var verdict = Exercise.Check("2.1", () => throw new InvalidOperationException("<oops>"), "look at the sign");
        Assert.False(verdict.IsCorrect);
        Assert.Equal($"Exercise 2.1: Not yet\nYour code threw InvalidOperationException: <oops>\nHint: look at the sign\n{NextStep}", ((IShown)verdict).Plain);
        Assert.Contains("&lt;oops&gt;", ((IShown)verdict).Html);
        Assert.False(Exercise.Check("2.1", null!, "write something").IsCorrect);
        Assert.False(Exercise.Check("2.1", () => false, "look at the sign", () => throw new InvalidOperationException()).IsCorrect);
    }
}
