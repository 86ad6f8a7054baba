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
    public void ListsSharedSeriesOnceForAllPanels()
    {
        Assert.Equal(1, Regex.Count(Samples.Html(Samples.PhasePlanes), "class=\"sn-legend\""));
        Panel One(string name) => new("p", "x", "y", new Curve(name, [0], [0]), new Curve("common", [0], [0]));
        Assert.Equal(2, Regex.Count(Samples.Html(new("t", "c", One("a"), One("b"))), "class=\"sn-legend\""));
        Assert.Equal(0, Regex.Count(Samples.Html(new("t", "c", new Panel("p", "x", "y", new Curve("only", [0], [0])))), "class=\"sn-legend\""));
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
        var steps = chart.GetProperty("layout").GetProperty("sliders")[0].GetProperty("steps");
        Assert.Equal("[true,false,true,false]", steps[1].GetProperty("args")[1].GetRawText());
        Assert.Equal(4, chart.GetProperty("data").GetArrayLength());
        Assert.False(chart.GetProperty("data")[2].GetProperty("visible").GetBoolean());
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
