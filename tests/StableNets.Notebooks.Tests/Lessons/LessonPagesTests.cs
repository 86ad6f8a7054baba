using System.Text.Json;
using System.Text.RegularExpressions;
using StableNets.Notebooks.Tests.Support;

namespace StableNets.Notebooks.Tests.Lessons;

public sealed partial class LessonPagesTests(LessonPagesFixture course) : IClassFixture<LessonPagesFixture>
{
    private const int LargestPage = 6_000_000;

    public static TheoryData<string> Names => CourseFiles.Names;

    [Fact]
    public void AllLessonsRunAndTheReportSaysSo()
    {
        Assert.True(course.ExitCode == 0, course.Console);
        var lessons = course.Report.EnumerateArray().ToArray();
        Assert.Equal(CourseFiles.Count, lessons.Length);
        Assert.All(lessons, lesson =>
        {
            Assert.Equal(0, lesson.GetProperty("failedCells").GetInt32());
            Assert.True(lesson.GetProperty("figures").GetInt32() >= 4, $"{lesson} has fewer than four figures");
            Assert.True(lesson.GetProperty("seconds").GetDouble() > 0);
            Assert.True(lesson.GetProperty("cells").GetInt32() > 10);
        });
        Assert.True(File.Exists(course.PathOf("index.html")));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ThePageIsSmallAndLoadsNothingFromElsewhere(string name)
    {
        var page = Page(name);
        Assert.InRange(page.Length, 10_000, LargestPage);
        Assert.DoesNotMatch(ForeignResource(), page);
        Assert.Single(Regex.Matches(page, "<script defer src=\"assets/plotly.min.js\">"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task ABrowserWithoutNetworkDrawsEveryChartAndFormula(string name)
    {
        var (dom, log) = await Chromium.OpenAsync(course.PathOf(name + ".html"), TestContext.Current.CancellationToken);
        Assert.DoesNotContain("CONSOLE", log);

        var figures = Regex.Count(Page(name), "<figure class=\"sn-figure\"");
        Assert.Equal(FiguresOf(name), figures);
        foreach (Match figure in Figure().Matches(dom))
            Assert.Contains("main-svg", figure.Value);
        Assert.True(Chromium.Charts(dom) >= figures);

        Assert.Contains("class=\"katex\"", dom);
        Assert.DoesNotContain("katex-error", dom);
        Assert.DoesNotContain("$$", dom);
    }

    // A formula that is too wide scrolls, but half of it is out of sight, and nothing says so.
    [Theory]
    [MemberData(nameof(Names))]
    public async Task OnAPhoneThePageAndEveryFormulaFitTheScreen(string name)
    {
        const int Phone = 390;
        var cancel = TestContext.Current.CancellationToken;
        await using var page = await BrowserPage.OpenAsync(new Uri(course.PathOf(name + ".html")).AbsoluteUri, cancel);
        await page.NarrowAsync(Phone, cancel);
        await page.WaitAsync("document.readyState === 'complete' && document.querySelector('.formula')", TimeSpan.FromMinutes(1), cancel);
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(fold => fold.open = true)", cancel);
        await page.WaitAsync("document.fonts.status === 'loaded' && document.fonts.check('16px KaTeX_Math')", TimeSpan.FromMinutes(1), cancel);

        Assert.Equal(Phone, (int?)await page.EvaluateAsync("document.documentElement.clientWidth", cancel));
        Assert.Equal(Phone, (int?)await page.EvaluateAsync("document.documentElement.scrollWidth", cancel));
        var wide = await page.EvaluateAsync(
            """
            [...document.querySelectorAll('.formula')].filter(formula => formula.scrollWidth > formula.clientWidth + 1)
                .map(formula => formula.querySelector('annotation').textContent).join('\n')
            """,
            cancel);
        Assert.Equal("", (string?)wide);
    }

    private string Page(string name) => File.ReadAllText(course.PathOf(name + ".html"));

    private int FiguresOf(string name) => course.Report.EnumerateArray()
        .Single(lesson => lesson.GetProperty("notebook").GetString() == name + ".ipynb").GetProperty("figures").GetInt32();

    [GeneratedRegex("<(script|img|iframe|source)[^>]+src=\"(https?:)?//|<link[^>]+href=\"(https?:)?//|@import|url\\((\"|')?https?:")]
    private static partial Regex ForeignResource();

    [GeneratedRegex("<figure class=\"sn-figure\".*?</figure>", RegexOptions.Singleline)]
    private static partial Regex Figure();
}
