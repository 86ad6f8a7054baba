using System.Text.Json;
using System.Text.RegularExpressions;
using StableNets.Datasets;
using StableNets.Teaching.Figures;

namespace StableNets.Notebooks.Tests.Teaching.Figures;

public partial class FigureHtmlTests
{
    [Fact]
    public void TheSameFigureIsTheSameBytes() =>
        Assert.All(Samples.All.Zip(Samples.All), pair => Assert.Equal(Samples.Html(pair.First), Samples.Html(pair.Second)));

    [Fact]
    public void ItsNameComesFromItsContent()
    {
        var names = Samples.All.Select(figure => Name().Match(Samples.Html(figure)).Groups[1].Value).ToArray();
        Assert.All(names, name => Assert.Matches("^[0-9a-f]{12}$", name));
        Assert.Equal(names.Length, names.Distinct().Count());
    }

    [Fact]
    public void HasAChartWithWordsForEachPanelAndACaption()
    {
        var figure = Samples.PhasePlanes;
        var html = Samples.Html(figure);
        Assert.Equal(3, Regex.Count(html, "<div class=\"sn-chart\" role=\"img\" aria-label=\"[^\"]+\""));
        Assert.Contains($"<figcaption>{figure.Caption}</figcaption>", html);
        Assert.Contains(">Three fates</div>", html);
    }

    [Fact]
    public void EscapesWhatIsWritten()
    {
        var html = Samples.Html(new("a < b", "\"x\" & y </script>", new Panel("p", "x <b>", "y", new Curve("</script><b>", [0, 1], [0, 1]), new Curve("c", [0], [0]))));
        Assert.Contains("a &lt; b", html);
        Assert.Contains("&quot;x&quot; &amp; y &lt;/script&gt;", html);
        Assert.Equal(1, Regex.Count(html, "</script>"));
        Assert.DoesNotContain("<b>", html);
    }

    [Fact]
    public void LowersIndices()
    {
        var html = Samples.Html(new("|y_N| over |y₀|", "At my_name nothing happens.", new Panel("p", "|Y_N|", "y", new Curve("h_a", [0], [0]), new Curve("b", [0], [0]))));
        Assert.Contains(">|y<sub>N</sub>| over |y₀|<", html);
        Assert.Contains("my_name", html);
        Assert.Contains("data-series=\"h_a\"", html);
        Assert.Contains("</svg>h<sub>a</sub><", html);
        Assert.Contains(@"|Y\u003csub>N\u003c/sub>|", html);
    }

    [Fact]
    public void ListsSharedSeriesOnceForAllPanels()
    {
        Assert.Equal(1, Regex.Count(Samples.Html(Samples.PhasePlanes), "class=\"sn-legend\""));
        Panel One(string name) => new("p", "x", "y", new Curve(name, [0], [0]), new Curve("common", [0], [0]));
        Assert.Equal(2, Regex.Count(Samples.Html(new("t", "c", One("a"), One("b"))), "class=\"sn-legend\""));
        Assert.Equal(0, Regex.Count(Samples.Html(new("t", "c", new Panel("p", "x", "y", new Curve("only", [0], [0])))), "class=\"sn-legend\""));
    }

    [Fact]
    public void APanelThatShowsPartOfAnothersListNeedsNoneOfItsOwn()
    {
        Panel Named(params string[] names) => new("p", "x", "y", names.Select((name, i) => new Curve(name, [0], [0])));
        int Legends(params Panel[] panels) => Regex.Count(Samples.Html(new("t", "c", panels)), "class=\"sn-legend\"");
        Assert.Equal(1, Legends(Named("a", "b", "c"), Named("a", "b")));
        Assert.Equal(1, Legends(Named("a", "b"), new Panel("p", "x", "y", new Curve("a", [0], [0])) { Legend = false }));
        Assert.Equal(2, Legends(Named("a", "b"), Named("b", "a")));
        Assert.Equal(1, Legends(Named("a", "b"), new Panel("p", "x", "y", new Curve("own", [0], [0]))));
        Panel Region(StableNets.Integrators.IGrowth integrator) => Panels.StabilityRegion("r", integrator, [-1]);
        Assert.Equal(1, Legends(Region(new StableNets.Integrators.ForwardEuler()), Region(new StableNets.Integrators.Verlet())));
    }

    [Fact]
    public void DrawsNumbersOfSixDigits()
    {
        var html = Samples.Html(new("t", "c", new Panel("p", "x", "y", new Curve("curve", [0, 1], [Math.PI * 1e-5, 1.0 / 3]))));
        Assert.Contains("[3.14159E-05,0.333333]", html);
    }

    [Fact]
    public void StaysSmall()
    {
        Assert.All(Samples.All, figure => Assert.InRange(Samples.Html(figure).Length, 3_000, 150_000));
        Assert.InRange(Samples.Html(new("t", "c", Panels.Features("f", Samples.Plus, Ellipses.Make(500, 1).Training))).Length, 10_000, 250_000);
    }

    [Fact]
    public void CarriesNoColourOfThePage()
    {
        var chart = Charts(Samples.PhasePlanes)[0];
        Assert.False(chart.GetProperty("layout").GetProperty("font").TryGetProperty("color", out _));
        Assert.False(chart.GetProperty("layout").TryGetProperty("template", out _));
        Assert.Equal("rgba(0,0,0,0)", chart.GetProperty("layout").GetProperty("paper_bgcolor").GetString());
    }

    [Fact]
    public void ASliderShowsOneStepAndAlwaysWhatIsFixed()
    {
        SliderStep Step(string label) => new(label, new Curve("moving", [0], [0]));
        var panel = new Panel("p", "x", "y", new Curve("fixed", [0], [0])) { Slider = new("layer", Step("0"), Step("1"), Step("2")) };
        var chart = Charts(new("t", "c", panel))[0];
        var traces = chart.GetProperty("data").EnumerateArray().ToArray();
        Assert.Equal([null, 0, 1, 2], traces.Select(trace => trace.TryGetProperty("meta", out var step) ? step.GetInt32() : (int?)null));
        Assert.Equal([true, true, false, false], traces.Select(trace => !trace.TryGetProperty("visible", out var visible) || visible.GetBoolean()));
    }

    [Fact]
    public void OneSliderMovesAllPanelsWithTheSamePositions()
    {
        Panel Moving(params string[] labels) =>
            new("p", "x", "y") { Slider = new("layer", [.. labels.Select(label => new SliderStep(label, new Curve("moving", [0], [0])))]) };
        int Sliders(params Panel[] panels) => Regex.Count(Samples.Html(new("t", "c", panels)), "<input type=\"range\"");
        Assert.Equal(1, Sliders(Moving("0", "1"), Moving("0", "1"), new Panel("p", "x", "y", new Curve("still", [0], [0]))));
        Assert.Equal(2, Sliders(Moving("0", "1"), Moving("0", "2")));
    }

    [Theory]
    [InlineData(1e-6, 1e3, "10<sup>−6</sup> 10<sup>−4</sup> 10<sup>−2</sup> 1 10<sup>2</sup>")]
    [InlineData(1e-3, 1e3, "0.001 0.01 0.1 1 10 100 1000")]
    [InlineData(0.07, 1.2, "0.1 0.2 0.5 1")]
    [InlineData(1.2, 0.07, "0.1 0.2 0.5 1")]
    [InlineData(2e-6, 2e-5, "2·10<sup>−6</sup> 5·10<sup>−6</sup> 10<sup>−5</sup> 2·10<sup>−5</sup>")]
    [InlineData(0.97, 1.32, "1 1.05 1.1 1.15 1.2 1.25 1.3")]
    [InlineData(1e-95, 1, "10<sup>−80</sup> 10<sup>−60</sup> 10<sup>−40</sup> 10<sup>−20</sup> 1")]
    public void ALogarithmicAxisNamesRoundNumbersInOneSizeOfType(double from, double to, string ticks)
    {
        var axis = new Axis("y") { IsLog = true, Range = (from, to) };
        var drawn = Charts(new("t", "c", new Panel("p", "x", axis, new Curve("c", [0], [1]))))[0].GetProperty("layout").GetProperty("yaxis");
        Assert.Equal(ticks, string.Join(' ', drawn.GetProperty("ticktext").EnumerateArray()));
        Assert.All(drawn.GetProperty("tickvals").EnumerateArray(), at => Assert.InRange(at.GetDouble(), Math.Min(from, to), Math.Max(from, to)));
    }

    [Fact]
    public void ARegionIsOutlinedAllRound()
    {
        var look = Look.Number(3);
        var panel = new Panel("p", "x", "y", new Region("triangle", [0, 1, 0], [0, 0, 1]), Region.Band("band", [0, 1], [0, 0], [1, 1], look));
        Assert.Equal("[0,1,0,0]", Charts(new("t", "c", panel))[0].GetProperty("data")[0].GetProperty("x").GetRawText().Replace(".0", ""));
        Assert.Same(look, panel.Series[1].Look);
    }

    private static JsonElement Charts(Figure figure)
    {
        var json = Call().Match(Samples.Html(figure)).Groups[1].Value;
        return JsonDocument.Parse(json).RootElement;
    }

    [GeneratedRegex("data-figure=\"([^\"]*)\"")]
    private static partial Regex Name();

    [GeneratedRegex("\\)\\(\"[0-9a-f]+\",(\\[.*\\])\\);</script>")]
    private static partial Regex Call();
}
