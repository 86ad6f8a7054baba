using System.Security.Cryptography;
using StableNets.Kit.Pages;

namespace StableNets.Notebooks.Tests.Kit.Pages;

public sealed class FormulasTests
{
    private static readonly Formulas Formulas = new();

    [Fact]
    public void A_formula_becomes_html_with_mathml_beside_it()
    {
        var html = Formulas.Render(@"y_{j+1} = y_j + h\,\sigma(K_j y_j + b_j)", display: false);

        Assert.Contains("<math xmlns=", html);
        Assert.Contains("class=\"katex-html\" aria-hidden=\"true\"", html);
        Assert.DoesNotContain("katex-display", html);
        Assert.Contains("katex-display", Formulas.Render("x", display: true));
    }

    [Fact]
    public void A_formula_that_cannot_be_read_says_where() =>
        Assert.StartsWith(
            "Expected 'EOF', got '}' at position 2",
            Assert.Throws<FormulaException>(() => Formulas.Render("x}", display: false)).Message);

    [Fact]
    public void The_vendored_files_are_those_of_the_checksums()
    {
        var sums = Resources.Text("katex/SHA256SUMS").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split("  "))
            .ToDictionary(parts => "katex/" + parts[1], parts => parts[0]);

        var files = Resources.Names.Where(name => name.StartsWith("katex/", StringComparison.Ordinal) && name != "katex/SHA256SUMS").ToArray();
        Assert.Contains("katex/LICENSE", files);
        Assert.Equal(sums.Keys.Order(), files.Order());
        Assert.All(files, file => Assert.Equal(sums[file], Convert.ToHexStringLower(SHA256.HashData(Resources.Bytes(file)))));
    }
}
