using System.Text.RegularExpressions;

namespace StableNets.Notebooks.Tests.Kit.Commands;

public sealed partial class RunCommandTests(BadCourse course) : IClassFixture<BadCourse>
{
    [Fact]
    public void One_failure_makes_the_exit_code_one() => Assert.Equal(1, course.ExitCode);

    [Fact]
    public void A_good_lesson_shows_its_text_code_outputs_and_formulas()
    {
        var page = course.Page("01-good");

        Assert.Contains("<h1 id=\"a-good-lesson\">A good lesson</h1>", page);
        Assert.Contains("<title>A good lesson · StableNets</title>", page);
        Assert.Contains("<html lang=\"en\">", page);
        Assert.Contains("<math", page);
        Assert.Contains("printed</pre>", page);
        Assert.Contains("<pre class=\"output\"># as it stands, &lt;b&gt;</pre>", page);
        Assert.Contains("42", page);
        Assert.Contains("href=\"#second\"", page);
        Assert.DoesNotContain("problem", page);
    }

    [Fact]
    public void A_page_with_charts_shares_plotly_and_does_not_carry_it()
    {
        Assert.Contains("<script defer src=\"assets/plotly.min.js\"></script>", course.Page("01-good"));
        Assert.DoesNotContain("enormous", course.Page("01-good"));
        Assert.DoesNotContain("plotly.min.js", course.Page("02-exit"));
        Assert.True(new FileInfo(Path.Combine(course.Pages, "assets", "plotly.min.js")).Length > 1_000_000);
    }

    [Fact]
    public void Every_link_and_resource_of_every_page_is_local_and_there()
    {
        foreach (var page in Directory.EnumerateFiles(course.Pages, "*.html"))
        {
            foreach (var target in Link().Matches(File.ReadAllText(page)).Select(match => match.Groups[1].Value).Where(link => link != "data:,"))
            {
                Assert.DoesNotContain("//", target);
                var (file, fragment) = target.Split('#') is [var name, var id] ? (name, id) : (target, "");
                var path = file.Length == 0 ? page : Path.Combine(course.Pages, file);
                Assert.True(File.Exists(path), $"{Path.GetFileName(page)} links to {target}");
                if (fragment.Length > 0)
                    Assert.Contains($"id=\"{fragment}\"", File.ReadAllText(path));
            }
        }
    }

    [Fact]
    public void Fonts_of_the_style_sheet_are_there()
    {
        var assets = Path.Combine(course.Pages, "assets", "katex");

        Assert.All(
            Font().Matches(File.ReadAllText(Path.Combine(assets, "katex.min.css"))).Select(match => match.Value).Distinct(),
            font => Assert.True(File.Exists(Path.Combine(assets, font)), font));
    }

    [Fact]
    public void The_index_lists_all_lessons_and_what_failed()
    {
        var index = course.Page("index");

        Assert.Equal(
            course.Entries().Select(entry => entry.GetProperty("page").GetString()),
            LessonLink().Matches(index).Select(match => match.Groups[1].Value));
        Assert.Contains("<math", index); // the first lesson's summary has a formula
        Assert.Contains("4 cells failed.", index);
        Assert.Contains("Open " + Path.Combine(course.Pages, "index.html"), course.Out);
    }

    [Fact]
    public void Lessons_link_to_their_neighbours()
    {
        Assert.DoesNotContain("rel=\"prev\"", course.Page("01-good"));
        Assert.Contains("rel=\"next\" href=\"02-exit.html\"", course.Page("01-good"));
        Assert.Contains("rel=\"prev\" href=\"10-old.html\"", course.Page("11-python"));
    }

    [Fact]
    public void The_report_says_what_happened()
    {
        var good = course.Report("01-good");
        Assert.Equal(["notebook", "page", "seconds", "cells", "failedCells", "figures"], good.EnumerateObject().Select(member => member.Name));
        Assert.Equal("01-good.html", good.GetProperty("page").GetString());
        Assert.InRange(good.GetProperty("seconds").GetDouble(), 0.01, 100);
        Assert.Equal(6, good.GetProperty("cells").GetInt32());
        Assert.Equal(0, good.GetProperty("failedCells").GetInt32());
        Assert.Equal(1, good.GetProperty("figures").GetInt32());
        Assert.Equal(4, course.Report("08-failing").GetProperty("failedCells").GetInt32());
        Assert.Equal(9, course.Entries().Length);
    }

    [Theory]
    [InlineData("02-exit", "cell 2 ended the process (Environment.Exit(3))")]
    [InlineData("03-flood", "cell 1 printed 100,000,000 characters; the first 1,000,000 are kept.")]
    [InlineData("05-overflow", "cell 1 ended the process (stack overflow)")]
    [InlineData("06-thread", "cell 1 ended the process (unhandled in a thread: System.Exception: alone)")]
    [InlineData("08-failing", "cell 1, line 2: there is no file \"absent.dll\" (paths start from the notebook's folder).")]
    [InlineData("08-failing", "cell 2 does not compile: line 1, column 13: error CS0029")]
    [InlineData("08-failing", "cell 3: the formula `\\frac{1` cannot be typeset:")]
    [InlineData("08-failing", "cell 4, line 2: Exception: on purpose")]
    public void A_bad_cell_is_named_on_the_page_and_on_the_console(string lesson, string message)
    {
        Assert.Contains($"{lesson}.ipynb, {message}", course.Error);
        Assert.Contains(StableNets.Kit.Pages.Html.Escape(message), course.Page(lesson));
        Assert.True(course.Report(lesson).GetProperty("failedCells").GetInt32() > 0);
    }

    [Theory]
    [InlineData("09-no-json", "09-no-json.ipynb: not a notebook, because it is not JSON (line 1).")]
    [InlineData("10-old", "10-old.ipynb: expected nbformat 4, got 3.")]
    [InlineData("11-python", "11-python.ipynb: expected a kernel named \".net-…\" or \"stablenets\" with language \"C#\", got \"python3\"")]
    public void A_notebook_that_cannot_be_read_has_a_page_that_says_why(string lesson, string message)
    {
        Assert.Contains(message, course.Error);
        Assert.Contains(StableNets.Kit.Pages.Html.Escape(message), course.Page(lesson));
        Assert.StartsWith(message, course.Report(lesson).GetProperty("error").GetString());
    }

    [Fact]
    public void What_can_still_run_after_a_failure_runs()
    {
        Assert.Contains("went on</pre>", course.Page("08-failing"));
        Assert.Contains("after the flood</pre>", course.Page("03-flood"));
        Assert.Contains("Not run: an earlier cell ended the process.", course.Page("02-exit"));
    }

    [Fact]
    public void A_flood_leaves_a_small_page() =>
        Assert.InRange(new FileInfo(Path.Combine(course.Pages, "03-flood.html")).Length, 1_000_000, 1_200_000);

    [Fact]
    public void The_console_has_a_line_for_each_lesson_in_order_and_a_table()
    {
        Assert.Equal(
            course.Entries().Select(entry => entry.GetProperty("notebook").GetString()),
            Line().Matches(course.Out).Select(match => match.Groups[1].Value));
        Assert.Contains("Failed", course.Out);
        Assert.Contains("unreadable", course.Out);
    }

    [Fact]
    public void Nothing_half_written_is_left() => Assert.Empty(Directory.EnumerateFiles(course.Pages, "*.tmp", SearchOption.AllDirectories));

    [GeneratedRegex("(?:href|src)=\"([^\"]*)\"")]
    private static partial Regex Link();

    [GeneratedRegex("<h2><a href=\"([^\"]*)\"")]
    private static partial Regex LessonLink();

    [GeneratedRegex(@"fonts/[\w-]+\.woff2")]
    private static partial Regex Font();

    [GeneratedRegex(@"^(\S+\.ipynb): (?:ok|failed)$", RegexOptions.Multiline)]
    private static partial Regex Line();
}
