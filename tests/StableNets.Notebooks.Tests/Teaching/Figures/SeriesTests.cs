using StableNets.Teaching.Figures;

namespace StableNets.Notebooks.Tests.Teaching.Figures;

public class SeriesTests
{
    public static TheoryData<string, Func<double, Series>> Kinds => new()
    {
        { "xs[1]", bad => new Curve("my series", [0, bad], [0, 1]) },
        { "ys[0]", bad => new Curve("my series", [0, 1], [bad, 1]) },
        { "us[0]", bad => new Arrows("my series", [0], [0], [bad], [0]) },
        { "vs[0]", bad => new Arrows("my series", [0], [0], [0], [bad]) },
        { "values[0, 1]", bad => new Grid("my series", [0, 1], [0], new[,] { { 0, bad } }) },
        { "values[0, 1]", bad => new Sublevel("my series", [0, 1], [0], new[,] { { 0, bad } }, 1) },
        { "ys[1]", bad => new Region("my series", [0, 1], [0, bad]) },
        { "values[2]", bad => new Bars("my series", [0, 1, bad]) },
        { "at[0]", bad => ReferenceLine.Horizontal("my series", bad) },
        { "x[0]", bad => new Note(bad, 0, "my series") },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void NamesTheSeriesAndThePlaceOfAValueThatCannotBeDrawn(string place, Func<double, Series> make)
    {
        foreach (var bad in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
        {
            var message = Assert.Throws<ArgumentException>(() => make(bad)).Message;
            Assert.Contains("\"my series\"", message);
            Assert.Contains(place, message);
        }

        Assert.Equal("my series", make(0.5).Name);
    }

    [Fact]
    public void RefusesDataOfDifferentLengths() => Assert.Contains(
        "ys must have as many values as xs, 2, got 3",
        Assert.Throws<ArgumentException>(() => new Curve("curve", [0, 1], [0, 1, 2])).Message);

    [Fact]
    public void RefusesAGridOfAnotherShape() => Assert.Contains(
        "1×2, got 2×1",
        Assert.Throws<ArgumentException>(() => new Grid("grid", [0, 1], [0], new double[2, 1])).Message);

    [Fact]
    public void RefusesAnEmptyName() =>
        Assert.Equal("name", Assert.Throws<ArgumentException>(() => new Curve("", [0], [0])).ParamName);

    [Fact]
    public void KeepsItsOwnCopyOfTheData()
    {
        double[] ys = [1, 2];
        var curve = new Curve("curve", [0, 1], ys);
        ys[0] = 99;
        Assert.Equal(1, curve.Ys[0]);
    }
}
