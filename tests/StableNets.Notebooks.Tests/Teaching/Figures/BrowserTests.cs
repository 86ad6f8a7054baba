using System.Net;
using StableNets.Notebooks.Tests.Support;
using StableNets.Teaching.Figures;

namespace StableNets.Notebooks.Tests.Teaching.Figures;

public sealed class BrowserTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("stablenets-figures-");

    [Fact]
    public async Task EveryKindOfPanelIsDrawnWithTheNetworkOff()
    {
        var figures = Samples.All;
        var (dom, log) = await Open($"<script>{PlotlyScript.Source}</script>{string.Join("\n", figures.Select(Samples.Html))}");
        Assert.Equal(figures.Sum(figure => figure.Panels.Count), Chromium.Charts(dom));
        Assert.DoesNotContain("CONSOLE", log);
    }

    [Fact]
    public async Task TheSameFigureTwiceIsDrawnTwice()
    {
        var html = Samples.Html(Samples.PhasePlanes);
        var (dom, log) = await Open($"<script>{PlotlyScript.Source}</script>{html}{html}");
        Assert.Equal(6, Chromium.Charts(dom));
        Assert.DoesNotContain("CONSOLE", log);
    }

    [Fact]
    public async Task WithoutPlotlyAFigureSpeaks()
    {
        var figure = Samples.PhasePlanes;
        var (dom, _) = await Open(Samples.Html(figure));
        Assert.DoesNotContain("main-svg", dom);
        Assert.All(figure.Panels, panel => Assert.Contains($">{AltText.Of(panel)}</div>", WebUtility.HtmlDecode(dom)));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<(string Dom, string Log)> Open(string body)
    {
        var page = Path.Combine(folder.FullName, "page.html");
        await File.WriteAllTextAsync(page, $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><body>{body}</body></html>", TestContext.Current.CancellationToken);
        return await Chromium.OpenAsync(page, TestContext.Current.CancellationToken);
    }
}
