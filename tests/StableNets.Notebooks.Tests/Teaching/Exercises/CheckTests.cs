using CsCheck;
using MathNet.Numerics.LinearAlgebra;
using StableNets.Teaching;
using StableNets.Teaching.Exercises;

namespace StableNets.Notebooks.Tests.Teaching.Exercises;

/// <summary>What a check says about an answer that is a function.</summary>
public class CheckTests
{
    private static readonly Exercise<Func<Matrix<double>, Matrix<double>>> Half = new("3.1", "Half of a matrix", 3, Rules(1, 2));

    private static Exercise<Func<Matrix<double>, Matrix<double>>> AllOrNothing { get; } = new("3.1", "Half of a matrix", 3, Rules(0, 0));

    [Fact]
    public void ARightAnswerEarnsAllPoints()
    {
        var report = Half.Check(K => (K - K.Transpose()) / 2);
        Assert.True(report.IsCorrect);
        Assert.Equal(3, report.Points);
        Assert.Equal(["A is antisymmetric", "A is half of K − Kᵀ"], report.KeptRules);
        Assert.Equal("Exercise 3.1, Half of a matrix: ✓ correct (3 of 3 points)\n✓ A is antisymmetric\n✓ A is half of K − Kᵀ", $"{report}");
    }

    // Without an input no rule could be broken. That is the author's mistake and not the student's: the check itself fails, and the process lives.
    [Fact]
    public void AnExerciseWithoutAnInputIsNoExercise()
    {
        var empty = new Exercise<Func<double, double>>("3.1", "Nothing to try", 1, Trials
            .Of(Inputs.Of(Any.Number.Select(x => new One(x)), _ => false), (Func<double, double> f, One one) => f(one.X))
            .MustBe("it is 1", _ => 1.0));

        Assert.Equal("no input is valid: every answer would count as right", Assert.Throws<InvalidOperationException>(() => empty.Check(_ => 2)).Message);
    }

    [Fact]
    public void AFailedRuleComesWithTheSmallestInputAndByHowMuch()
    {
        var failed = Half.Check(K => K).FailedRules[0];
        Assert.Equal("A is antisymmetric", failed.Rule);
        Assert.Equal("K = [[1]]", failed.Counterexample);
        Assert.Equal("A + Aᵀ = [[2]]; it should be 0.", failed.Message);
    }

    [Fact]
    public void TheShapeIsAsSmallAsTheMistakeAllows()
    {
        var failed = Half.Check(K => K.UpperTriangle() - K.LowerTriangle() + (K - K.Transpose())).FailedRules[0];
        Assert.Equal("K = [[0, 0], [1, 0]]", failed.Counterexample);
        Assert.Equal("A + Aᵀ = [[0, -1], [-1, 0]]; it should be 0.", failed.Message);
    }

    [Fact]
    public void EachRuleEarnsItsOwnPoints()
    {
        var report = Half.Check(K => K - K.Transpose());
        Assert.Equal(1, report.Points);
        Assert.False(report.IsCorrect);
        Assert.Equal("the factor ½ is left out", report.Diagnosis);
        Assert.Equal(["A is antisymmetric"], report.KeptRules);
        Assert.Equal(0, AllOrNothing.Check(K => K - K.Transpose()).Points);
    }

    [Fact]
    public void AnAnswerMayWorkInPlace() => Assert.True(Half.Check(K =>
    {
        K.Subtract(K.Transpose(), K);
        K.Divide(2, K);
        return K;
    }).IsCorrect);

    [Theory]
    [InlineData("throws", "Your code threw InvalidOperationException: <no>")]
    [InlineData("null", "Your result is null.")]
    [InlineData("NaN", "Your result holds a number that is not finite: [[NaN]].")]
    [InlineData("shape", "Your result is a 2×1 matrix; it should be a 1×1 matrix.")]
    public void WhatIsNoResultIsSaidToBeNone(string kind, string message)
    {
        var report = Half.Check(K => kind switch
        {
            "throws" => throw new InvalidOperationException("<no>"),
            "null" => null!,
            "NaN" => K * double.NaN,
            _ => K.Column(0).ToColumnMatrix().Stack(Matrix<double>.Build.Dense(1, 1)),
        });
        Assert.Equal(2, report.FailedRules.Count);
        Assert.All(report.FailedRules, rule => Assert.Equal(message, rule.Message));
        Assert.Equal(0, report.Points);
        Assert.True(report.IsStarted);
    }

    [Fact]
    public void WhatIsHandedOutIsNotStarted()
    {
        Assert.All([Half.Check(_ => throw new NotImplementedException()), Half.Check(null!)], report => Assert.Equal(0, report.Points));
        var report = Half.Check(_ => throw new NotImplementedException());
        Assert.False(report.IsStarted);
        Assert.Equal(
            "Exercise 3.1, Half of a matrix: not started (0 of 3 points)\nNext: write your answer in the cell of exercise 3.1, run it, then run this cell again. If you did so already, it gives the same as the cell that was handed out.",
            $"{report}");
    }

    [Fact]
    public void AnEndlessLoopIsWaitedForNoLonger()
    {
        var isOver = false;
        var report = Half.Check(
            K =>
            {
                while (K.ColumnCount > 1 && !Volatile.Read(ref isOver))
                {
                }

                return K - K.Transpose();
            },
            TimeSpan.FromSeconds(0.5));
        Volatile.Write(ref isOver, true);

        var failed = Assert.Single(report.FailedRules);
        Assert.Equal("A is antisymmetric", failed.Rule);
        Assert.StartsWith("Your code does not come to an end: the check stopped waiting after 0.5 seconds.", failed.Message);
        Assert.StartsWith("K = [[", failed.Counterexample);
        Assert.Equal(0, report.Points);
    }

    [Fact]
    public void PointsAndNamesMustFit()
    {
        Assert.Contains("must carry 4 points together", Assert.Throws<ArgumentException>(() => _ = new Exercise<Func<Matrix<double>, Matrix<double>>>("1", "x", 4, Rules(1, 2))).Message);
        Assert.Contains("a name of its own", Assert.Throws<ArgumentException>(() => _ = new Exercise<Func<Matrix<double>, Matrix<double>>>("1", "x", 3, Rules(0, 0), Rules(0, 0))).Message);
        Assert.Contains("a rule or more", Assert.Throws<ArgumentException>(() => _ = new Exercise<double>("1", "x", 3)).Message);
    }

    private static Trials<Func<Matrix<double>, Matrix<double>>> Rules(int antisymmetric, int half) =>
        Trials.Of(Inputs.OfShapes((n, s) => Any.Matrix(s, s).Select(K => new Weights(K))), (Func<Matrix<double>, Matrix<double>> answer, Weights x) => answer(x.K))
            .MustVanish("A is antisymmetric", "A + Aᵀ", (f, x) => f(x) + f(x).Transpose(), points: antisymmetric)
            .MustBe("A is half of K − Kᵀ", K => (K - K.Transpose()) / 2, points: half)
            .LooksLike("the factor ½ is left out", K => K - K.Transpose());

    private sealed record Weights(Matrix<double> K);

    private sealed record One(double X);
}
