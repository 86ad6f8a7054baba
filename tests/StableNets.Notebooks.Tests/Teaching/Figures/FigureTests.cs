using StableNets.Teaching.Figures;

namespace StableNets.Notebooks.Tests.Teaching.Figures;

public class FigureTests
{
    private static readonly Panel Any = new("panel", "x", "y", new Curve("curve", [0, 1], [2, 3]));

    [Theory]
    [InlineData("", "caption", "title")]
    [InlineData(" ", "caption", "title")]
    [InlineData("title", "", "caption")]
    [InlineData("title", "\n", "caption")]
    public void CannotBeMadeWithoutWords(string title, string caption, string missing) =>
        Assert.Equal(missing, Assert.Throws<ArgumentException>(() => new Figure(title, caption, Any)).ParamName);

    [Fact]
    public void CannotBeMadeWithoutPanels() =>
        Assert.Equal("panels", Assert.Throws<ArgumentException>(() => new Figure("title", "caption")).ParamName);

    [Fact]
    public void ComposesItsAltTextFromTheData()
    {
        var alt = new Figure("title", "caption", new Panel("Fate of K₊", "layer j", Axis.Log("distance"), new Curve("K₊", [0, 5, 10], [0.25, 4, 2]))).Alt;
        Assert.Contains("Fate of K₊", alt);
        Assert.Contains("Horizontal axis: layer j, −0.6 to 10.6", alt);
        Assert.Contains("Vertical axis: distance", alt);
        Assert.Contains("logarithmic", alt);
        Assert.Contains("K₊: from (0, 0.25) to (10, 2), lowest 0.25, highest 4", alt);
    }

    [Fact]
    public void TakesAnAltTextThatIsGivenAndRefusesAnEmptyOne()
    {
        Assert.Equal("own words", new Figure("title", "caption", Any) { Alt = "own words" }.Alt);
        Assert.Throws<ArgumentException>(() => new Figure("title", "caption", Any) { Alt = " " });
    }

    [Fact]
    public void DescribesASliderAndLeavesOutWhatItHides()
    {
        var panel = new Panel("features", "x", "y")
        {
            Slider = new("layer", new SliderStep("0", new Curve("early", [0], [0])), new SliderStep("9", new Curve("late", [1], [1]))),
        };
        var alt = new Figure("title", "caption", panel).Alt;
        Assert.Contains("A slider moves through layer, 2 positions from 0 to 9", alt);
        Assert.Contains("early", alt);
        Assert.DoesNotContain("late:", alt);
    }
}
