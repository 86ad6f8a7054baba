using StableNets.Teaching;

namespace StableNets.Notebooks.Tests.Teaching.Exercises;

public class ClaimTests
{
    [Fact]
    public void ShowsItsNumbers()
    {
        Assert.Equal("1.9984e-15, at most 1e-13", Claim.AtMost("t", 1.998401444e-15, 1e-13).Numbers);
        Assert.Equal("2, at least 2", Claim.AtLeast("t", 2, 2).Numbers);
        Assert.Equal("", Claim.That("t", true).Numbers);
    }

    [Theory]
    [InlineData(0.0625, 0.0625, 1e-15, "0.0625 (to within 1e-15)")]
    [InlineData(1.2071449561, 1.207144956, 1e-9, "1.207144956 (to within 1e-9)")]
    [InlineData(3.1234e-17, 0, 1e-14, "3.1e-17 (0 to within 1e-14)")]
    [InlineData(0, 0, 1e-14, "0 (to within 1e-14)")]
    [InlineData(0.480519480519, 0.48, 0.01, "0.48052 (0.48 to within 0.01)")]
    [InlineData(-1857.987654, -1858, 1, "-1857.988 (-1858 to within 1)")]
    [InlineData(2, 2, 0, "2 (to within 0)")]
    public void ClosenessSaysNothingTwice(double actual, double expected, double tolerance, string numbers) =>
        Assert.Equal(numbers, Claim.Close("t", actual, expected, tolerance).Numbers);

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
