using System.Net;
using System.Text.RegularExpressions;
using CsCheck;
using StableNets.Kit.Pages;

namespace StableNets.Notebooks.Tests.Kit.Pages;

public sealed partial class CodeColoursTests
{
    private static readonly string[] Pieces =
        ["if (", "x", " ", "\n", "\"", "\"\"\"\n", "'", "/*", "*/", "// c", "#r \"x\"\n", "#!import y\n", "$\"{", "}", "<T>", "&", "1.5f", "é"];

    [Fact]
    public void Tokens_have_the_colours_of_what_they_are() => Assert.Equal(
        "<span class=\"c-comment\">// go</span>\n<span class=\"c-keyword\">var</span> net = <span class=\"c-keyword\">new</span> "
        + "<span class=\"c-type\">Net</span>(<span class=\"c-string\">&quot;a&lt;b&quot;</span>, <span class=\"c-number\">1.5</span>)."
        + "<span class=\"c-call\">Run</span>();",
        CodeColours.Html("// go\nvar net = new Net(\"a<b\", 1.5).Run();"));

    [Theory]
    [InlineData("#!import kit.csx")]
    [InlineData("#r \"x.dll\"")]
    public void A_directive_is_quiet(string code) =>
        Assert.Equal($"<span class=\"c-directive\">{Html.Escape(code)}\n</span><span class=\"c-number\">1</span>", CodeColours.Html(code + "\n1"));

    [Fact]
    public void Only_lines_that_an_error_refers_to_are_numbered()
    {
        var html = CodeColours.HtmlWithMarks("a();\nb(\"\"\"\n  x\n  \"\"\");", [3]);

        Assert.Equal(4, LineStart().Count(html));
        Assert.Equal("3", Assert.Single(LineNumber().Matches(html)).Groups[1].Value);
        Assert.DoesNotContain("data-line", CodeColours.HtmlWithMarks("a();", []));
    }

    [Fact]
    public void A_line_knows_its_indent() => Assert.Matches(
        "^<span class=\"line\">.*</span>\n<span class=\"line\" style=\"--indent:4ch\"><span class=\"indent\">    </span>\\S.*</span>\n$",
        CodeColours.HtmlWithMarks("f(\n    1);", []));

    [Fact]
    public void Nothing_of_the_code_is_lost_whatever_it_is() =>
        Gen.OneOf(Gen.Int[0, Pieces.Length - 1].Select(piece => Pieces[piece]), Gen.String[Gen.Char[' ', '~'], 0, 3])
            .Array[0, 12]
            .Select(string.Concat)
            .Sample(code =>
            {
                Assert.Equal(code, Text(CodeColours.Html(code)));
                Assert.Equal(code + "\n", Text(CodeColours.HtmlWithMarks(code, [1])));
            });

    private static string Text(string html) => WebUtility.HtmlDecode(Tag().Replace(html, ""));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("<span class=\"line")]
    private static partial Regex LineStart();

    [GeneratedRegex("data-line=\"(\\d+)\"")]
    private static partial Regex LineNumber();
}
