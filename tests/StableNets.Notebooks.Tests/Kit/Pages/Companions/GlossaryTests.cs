using System.Text;
using StableNets.Kit.Lessons;
using StableNets.Kit.Notebooks;
using StableNets.Kit.Pages.Companions;

namespace StableNets.Notebooks.Tests.Kit.Pages.Companions;

public sealed class GlossaryTests
{
    private const string Head = "| symbol | what it is | shape |\n| --- | --- | --- |\n";

    [Fact]
    public void A_symbol_is_listed_once_where_it_first_appears()
    {
        var glossary = Glossary.Markdown([Lesson(1, "| $T = N h$ | the final time | a number |"), Lesson(2, "| $T$ | the final time | a number |")]);

        Assert.Contains("| $T = N h$ | the final time | a number | <a href=\"01-x.html#cell-1\">1</a> |", glossary);
        Assert.DoesNotContain("02-x.html", glossary);
    }

    [Fact]
    public void Another_meaning_in_a_later_lesson_stands_below_the_first()
    {
        var glossary = Glossary.Markdown([Lesson(1, "| $J$ | the Jacobian | square |"), Lesson(2, "| $J$ | *not* a Jacobian | square |")]);

        Assert.Contains("the Jacobian<span class=\"later\"><a href=\"02-x.html#cell-1\">lesson 2</a>: *not* a Jacobian</span> | square |", glossary);
    }

    [Fact]
    public void A_row_with_a_new_symbol_is_an_entry_of_its_own() =>
        Assert.Contains("| $n$, $m$ | two sizes | numbers | <a href=\"02-x.html#cell-1\">2</a> |",
            Glossary.Markdown([Lesson(1, "| $n$ | a size | a number |"), Lesson(2, "| $n$, $m$ | two sizes | numbers |")]));

    [Theory]
    [InlineData("$T = N h$", "T")]
    [InlineData("$\\gamma \\ge 0$", "\\gamma")]
    [InlineData("$n$, $s$", "n", "s")]
    [InlineData("$K_+, K_-$", "K_+", "K_-")]
    public void Names_leave_out_what_defines_or_bounds_a_symbol(string symbol, params string[] names) =>
        Assert.Equal(names, new SymbolRow(symbol, "", "", 1).Names);

    private static Lesson Lesson(int number, string row)
    {
        var path = $"/course/0{number}-x.ipynb";
        var json = NotebookFile.Json(("markdown", $"# {number}. Title\n\n{Head}{row}\n\nText."));
        return new Lesson(path, NotebookReader.Parse(path, Encoding.UTF8.GetBytes(json)), null);
    }
}
