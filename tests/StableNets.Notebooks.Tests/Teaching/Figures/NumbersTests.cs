using CsCheck;
using StableNets.Teaching.Figures;

namespace StableNets.Notebooks.Tests.Teaching.Figures;

public class NumbersTests
{
    [Fact]
    public void RoundsToSixDigits() => Gen.Double[-1e9, 1e9].Sample(value =>
    {
        var rounded = Numbers.Rounded(value);
        return Math.Abs(rounded - value) <= 5e-6 * Math.Abs(value) && rounded.ToString("R").Trim('-').Count(char.IsDigit) <= 12;
    });

    [Fact]
    public void HasNoNegativeZero() => Assert.False(double.IsNegative(Numbers.Rounded(-0.0)));

    [Theory]
    [InlineData(-0.25, "−0.25")]
    [InlineData(1234.5678, "1235")]
    [InlineData(1e-12, "1e−12")]
    [InlineData(-0.0, "0")]
    public void ReadsAsPrint(double value, string text) => Assert.Equal(text, Numbers.Short(value));
}
