using StableNets.Teaching;

namespace StableNets.Notebooks.Tests.Teaching.Exercises;

public class ClaimTests
{
    [Fact]
    public void ShowsItsNumbers()
    {
        Assert.Equal("1.207144956, expected 1.207144956 to within 1e-9", Claim.Close("t", 1.207144956, 1.207144956, 1e-9).Numbers);
        Assert.Equal("2, at most 3", Claim.AtMost("t", 2, 3).Numbers);
        Assert.Equal("2, at least 2", Claim.AtLeast("t", 2, 2).Numbers);
        Assert.Equal("", Claim.That("t", true).Numbers);
    }

    public static TheoryData<Func<Claim>> False => new()
    {
        () => Claim.That("grass is blue", false),
        () => Claim.Close("grass is blue", 1.1, 1, 0.01),
        () => Claim.Close("grass is blue", double.NaN, 1, 0.01),
        () => Claim.AtMost("grass is blue", 2, 1),
        () => Claim.AtMost("grass is blue", double.NaN, 1),
        () => Claim.AtLeast("grass is blue", 0, 1),
    };

    [Theory]
    [MemberData(nameof(False))]
    public void ThrowsWithTheSentenceAndTheNumbersWhenItDoesNotHold(Func<Claim> claim)
    {
        var problem = Assert.Throws<ClaimException>(claim);
        Assert.Contains("grass is blue", problem.Message);
        Assert.Contains($"Expected {problem.Expected}, got {problem.Actual}", problem.Message);
    }

    [Fact]
    public void NeedsASentenceAndATolerance()
    {
        Assert.Throws<ArgumentException>(() => Claim.That(" ", true));
        Assert.Throws<ArgumentOutOfRangeException>(() => Claim.Close("t", 1, 1, -1));
    }
}
