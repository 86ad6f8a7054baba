using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using StableNets.Teaching.Figures;

namespace StableNets.Notebooks.Tests.Teaching.Figures;

public sealed class BrowserTests : IDisposable
{
    private static readonly string? Chromium =
        new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("stablenets-figures-");

    [Fact]
    public async Task EveryKindOfPanelIsDrawnWithTheNetworkOff()
    {
        var figures = Samples.All;
        var (dom, log) = await Open($"<script>{PlotlyScript.Source}</script>{string.Join("\n", figures.Select(Samples.Html))}");
        Assert.Equal(figures.Sum(figure => figure.Panels.Count), Regex.Count(dom, "<svg class=\"main-svg\"[^>]*><defs id=\"defs-"));
        Assert.DoesNotContain("CONSOLE", log);
    }

    [Fact]
    public async Task TheSameFigureTwiceIsDrawnTwice()
    {
        var html = Samples.Html(Samples.PhasePlanes);
        var (dom, log) = await Open($"<script>{PlotlyScript.Source}</script>{html}{html}");
        Assert.Equal(6, Regex.Count(dom, "<svg class=\"main-svg\"[^>]*><defs id=\"defs-"));
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
        if (Chromium is null)
        {
            Assert.Skip("Chromium is not installed");
        }

        var page = Path.Combine(folder.FullName, "page.html");
        await File.WriteAllTextAsync(page, $"<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><body>{body}</body></html>", TestContext.Current.CancellationToken);
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND", "--enable-logging=stderr",
            $"--user-data-dir={Path.Combine(folder.FullName, "profile")}", "--virtual-time-budget=20000", "--dump-dom", new Uri(page).AbsoluteUri,
        ];
        using var browser = Process.Start(new ProcessStartInfo(Chromium, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = browser.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var log = browser.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await browser.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (await output, await log);
    }
}
