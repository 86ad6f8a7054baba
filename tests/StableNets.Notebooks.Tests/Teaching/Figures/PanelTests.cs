using StableNets.Teaching.Figures;

namespace StableNets.Notebooks.Tests.Teaching.Figures;

public class PanelTests
{
    [Theory]
    [InlineData("", "x", "y", "title")]
    [InlineData("panel", "", "y", "label")]
    [InlineData("panel", "x", " ", "label")]
    public void CannotBeMadeWithoutTitleAndAxisLabels(string title, string x, string y, string missing) =>
        Assert.Equal(missing, Assert.Throws<ArgumentException>(() => new Panel(title, x, y)).ParamName);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void ALogarithmicAxisTakesPositiveValuesOnly(double value)
    {
        var curve = new Curve("errors", [1, 2], [1, value]);
        var message = Assert.Throws<ArgumentException>(() => new Panel("panel", "x", Axis.Log("error"), curve)).Message;
        Assert.Contains("\"errors\"", message);
        Assert.Contains("\"error\" is logarithmic", message);
        Assert.Throws<ArgumentException>(() => new Panel("panel", "x", Axis.Log("y")) { Slider = new("s", new("0", curve), new("1", curve)) });
    }

    [Fact]
    public void SeriesDifferInColourDashAndMarker()
    {
        var looks = Panel(6).AllDrawn.Select(drawn => drawn.Look).ToArray();
        Assert.Equal(6, looks.Select(look => look.Colour).Distinct().Count());
        Assert.Equal(6, looks.Select(look => look.Dash).Distinct().Count());
        Assert.Equal(6, looks.Select(look => look.Symbol).Distinct().Count());
    }

    [Fact]
    public void EvenThirtySeriesDifferSomehow() => Assert.Equal(30, Panel(30).AllDrawn.Select(drawn => drawn.Look).Distinct().Count());

    [Fact]
    public void ASeriesKeepsItsColourAsTheSliderMoves()
    {
        SliderStep Step(string label) => new(label, new Curve("a", [0], [0]), new Curve("b", [0], [0]));
        var panel = new Panel("panel", "x", "y", new Curve("fixed", [0], [0])) { Slider = new("layer", Step("0"), Step("1")) };
        Assert.Equal([0, 1, 2, 1, 2], panel.AllDrawn.Select(drawn => Palette.Colours.ToList().IndexOf(drawn.Look.Colour)));
        Assert.Equal([true, true, true, false, false], panel.AllDrawn.Select(drawn => drawn.ShowsFirst));
    }

    [Fact]
    public void LeavesAirAroundTheDataOnEitherScale()
    {
        var frame = new Panel("panel", "x", Axis.Log("y"), new Curve("curve", [0, 100], [1, 100])).Frame;
        Assert.Equal((-6, 106), frame.X);
        Assert.Equal(Math.Pow(10, -0.12), frame.Y.From, 12);
        Assert.Equal(Math.Pow(10, 2.12), frame.Y.To, 12);
    }

    [Fact]
    public void GivesDataOnOneValueAnAxisOfSomeLength()
    {
        var frame = new Panel("panel", "x", "y", new Curve("curve", [3, 3], [0, 0])).Frame;
        Assert.True(frame.X.To > 3 && frame.X.From < 3 && frame.Y.To > 0 && frame.Y.From < 0);
    }

    [Fact]
    public void EqualAspectTakesASquareAroundTheData()
    {
        var frame = new Panel("panel", "x", "y", new Curve("curve", [0, 1], [0, 10])) { EqualAspect = true }.Frame;
        Assert.Equal(1, frame.Aspect, 12);
        Assert.Equal(0.5, (frame.X.From + frame.X.To) / 2, 12);
    }

    [Fact]
    public void KeepsTheRangeThatIsAskedFor()
    {
        Assert.Equal((7, -1), new Panel("panel", new Axis("x") { Range = (7, -1) }, "y").Frame.X);
        Assert.Throws<ArgumentException>(() => new Axis("x") { Range = (1, 1) });
        Assert.Throws<ArgumentException>(() => new Axis("x") { Range = (1, double.NaN) });
    }

    [Fact]
    public void CanBeDrawnOn()
    {
        var panel = new Panel("panel", "x", "y", new Curve("curve", [0], [0])) { EqualAspect = true }.With(ReferenceLine.Vertical("bound", 1));
        Assert.Equal(["curve", "bound"], panel.Series.Select(series => series.Name));
        Assert.True(panel.EqualAspect);
    }

    private static Panel Panel(int series) => new("panel", "x", "y", Enumerable.Range(0, series).Select(i => new Curve($"{i}", [0], [0])));
}
