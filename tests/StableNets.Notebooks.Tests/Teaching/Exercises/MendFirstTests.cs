using CsCheck;
using StableNets.Teaching;
using StableNets.Teaching.Exercises;

namespace StableNets.Notebooks.Tests.Teaching.Exercises;

/// <summary>What is said of an answer that may call a wrong one.</summary>
public class MendFirstTests
{
    private readonly Exercise<Func<double, double>> square = Of("1.1", x => x * x);
    private readonly Exercise<Func<double, double>> cube = Of("1.2", x => x * x * x);
    private readonly Exercise<Func<double, double>> sum;

    public MendFirstTests() => sum = Of("1.3", x => (x * x) + (x * x * x), () => [square, cube]);

    [Fact]
    public void AnExerciseIsBlamedOnWhatItUsesIfThatFailedItsOwnCheck()
    {
        square.Check(x => 2 * x);
        cube.Check(x => x * x * x);
        var report = sum.Check(x => (2 * x) + (x * x * x));

        Assert.Equal(["1.1"], report.MendFirst);
        Assert.Equal(
            "Exercise 1.1 is not right yet. If this answer uses it, begin there, then run the cell of exercise 1.3 again: until then it uses the old one.",
            $"{report}".Split('\n')[1]);
    }

    // In a notebook a cell calls the earlier answers as they were when it was run.
    [Fact]
    public void WhatWasMendedIsNotYetCalled()
    {
        Func<double, double> old = x => (2 * x) + (x * x * x);
        square.Check(x => 2 * x);
        sum.Check(old);
        square.Check(x => x * x);

        var report = sum.Check(old);
        Assert.Equal(["1.1"], report.MendedSince);
        Assert.Equal("Exercise 1.1 is right now. If this answer uses it, run the cell of exercise 1.3 again: until then it uses the old one.", $"{report}".Split('\n')[1]);
        Assert.Equal(["1.1"], sum.Check(old).MendedSince);
        Assert.Empty(sum.Check(x => 3 * x).MendedSince);
    }

    [Fact]
    public void SeveralAreNamedInTheirOrder()
    {
        cube.Check(x => x);
        square.Check(x => x);
        Assert.StartsWith("Exercises 1.1 and 1.2 are not right yet. If this answer uses one of them, begin there,", $"{sum.Check(x => 2 * x)}".Split('\n')[1]);
    }

    [Fact]
    public void OnlyTheLastCheckCounts()
    {
        square.Check(x => 2 * x);
        square.Check(x => x * x);
        Assert.Empty(sum.Check(x => x).MendFirst);
    }

    [Fact]
    public void WhatWasNeverCheckedIsNotBlamed() => Assert.Empty(sum.Check(x => x).MendFirst);

    [Fact]
    public void ARightAnswerNeedsNoMending()
    {
        square.Check(x => x);
        Assert.Empty(sum.Check(x => (x * x) + (x * x * x)).MendFirst);
    }

    // An answer that calls a cell as it was handed out gives what it was handed out with, and looks as if it were not there.
    [Fact]
    public void AnAnswerThatDoesNothingYetIsToldWhy()
    {
        square.Check(_ => 0);
        var report = sum.Check(_ => 0);
        Assert.False(report.IsStarted);
        Assert.Equal("Exercise 1.1 is not right yet.", $"{report}".Split('\n')[1]);
    }

    [Fact]
    public void AnAnswerCheckedByItselfIsNotRemembered()
    {
        square.Check(x => x, TimeLimit.OfACheck);
        Assert.Null(square.LastReport);
    }

    private static Exercise<Func<double, double>> Of(string id, Func<double, double> right, Func<IReadOnlyList<IExercise>>? uses = null) => new(
        id, "A power", 1,
        Trials.Of(Inputs.Of(Any.Number.Select(x => new Point(x))), (Func<double, double> f, Point at) => f(at.x)).StartsAs(_ => 0).MustBe("it is right", right))
    {
        Uses = uses ?? (() => []),
    };

    private sealed record Point(double x);
}
