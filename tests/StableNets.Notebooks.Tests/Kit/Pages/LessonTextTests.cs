using StableNets.Kit.Pages;

namespace StableNets.Notebooks.Tests.Kit.Pages;

public sealed class LessonTextTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("stablenets-text-").FullName;
    private readonly List<string> problems = [];
    private readonly LessonText text;

    public LessonTextTests()
    {
        var pages = new Dictionary<string, string> { [Path.Combine(folder, "notebooks", "02-next.ipynb")] = "02-next.html" };
        text = new LessonText(new Formulas(), new PageLinks(Path.Combine(folder, "notebooks"), Path.Combine(folder, "artifacts", "lessons"), pages));
    }

    [Fact]
    public void Headings_have_identifiers_that_no_other_heading_of_the_page_has()
    {
        Assert.Contains("<h2 id=\"predict-run-explain\">", Render("## Predict, run & explain"));
        Assert.Contains("<h2 id=\"predict-run-explain-2\">", Render("## Predict, run & explain"));
        Render("# With $\\lambda$ and a [link](x.md)");

        Assert.Equal([2, 2, 1], text.Headings.Select(heading => heading.Level));
        Assert.Contains("<math", text.Headings[2].Html);
        Assert.DoesNotContain("<a ", text.Headings[2].Html);
    }

    [Fact]
    public void Footnotes_of_two_cells_do_not_meet()
    {
        Assert.Contains("href=\"#one-fn:1\"", text.Render("a[^1]\n\n[^1]: b", "one", problems.Add));
        Assert.Contains("id=\"two-fn:1\"", text.Render("a[^1]\n\n[^1]: b", "two", problems.Add));
    }

    [Fact]
    public void A_fold_holds_markdown()
    {
        var html = Render("<details>\n<summary>Answer</summary>\n\n**bold** and $x$\n\n```csharp\nvar a = 1;\n```\n\n</details>");

        Assert.Contains("<summary>Answer</summary>", html);
        Assert.Contains("<strong>bold</strong>", html);
        Assert.Contains("class=\"katex\"", html);
        Assert.Contains("<span class=\"c-keyword\">var</span>", html);
    }

    [Fact]
    public void Tables_and_tasks_and_display_formulas_are_understood()
    {
        Assert.Contains("<div class=\"table\">\n<table>", Render("| a | b |\n| --- | --- |\n| 1 | $x$ |"));
        Assert.Contains("type=\"checkbox\"", Render("- [ ] task"));
        Assert.Contains("katex-display", Render("$$\n\\begin{aligned} a &= b \\end{aligned}\n$$"));
    }

    [Fact]
    public void A_formula_keeps_the_punctuation_after_it()
    {
        Assert.Matches("<p>If <span class=\"kept\"><span class=\"katex\">.*</span>\\),</span> then", Render("If $f(x$), then $y$ follows"));
        Assert.Contains("</span><wbr><span class=\"katex-base\">", Render("$a = b$."));
        Assert.DoesNotContain("kept", Render("If $x$ then"));
        Assert.EndsWith(".</span></h2>\n", Render("## On $x$."));
    }

    [Fact]
    public void A_bad_formula_is_shown_as_it_is_and_reported()
    {
        Assert.Contains("<code class=\"bad-formula\"", Render("a $\\frac{1$ b"));
        Assert.StartsWith("the formula `\\frac{1` cannot be typeset: ", Assert.Single(problems));
    }

    [Theory]
    [InlineData("[n](02-next.ipynb#top)", "href=\"02-next.html#top\"")]
    [InlineData("[code](../lib/StableNets/A%20b.cs)", "href=\"../../lib/StableNets/A%20b.cs\"")]
    [InlineData("[here](#place)", "href=\"#place\"")]
    [InlineData("[paper](https://example.org/a)", "href=\"https://example.org/a\"")]
    public void A_link_leads_from_the_page_to_where_it_led_from_the_notebook(string markdown, string expected) =>
        Assert.Contains(expected, Render(markdown));

    [Fact]
    public void A_picture_is_carried_in_the_page()
    {
        Directory.CreateDirectory(Path.Combine(folder, "notebooks"));
        File.WriteAllText(Path.Combine(folder, "notebooks", "dot.svg"), "<svg/>");

        Assert.Contains("src=\"data:image/svg+xml;base64,PHN2Zy8+\"", Render("![a dot](dot.svg)"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string Render(string markdown) => text.Render(markdown, "cell-1", problems.Add);
}
