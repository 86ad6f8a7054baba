using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace StableNets.Kit.Pages;

/// <summary>A formula on lines of its own; a wide one scrolls in its box.</summary>
internal sealed class FormulaBlockRenderer(Formulas formulas, Action<string> problem) : HtmlObjectRenderer<MathBlock>
{
    protected override void Write(HtmlRenderer renderer, MathBlock block) =>
        renderer.Write("<div class=\"formula\">").Write(FormulaHtml.Of(formulas, block.Lines.ToString(), display: true, problem)).WriteLine("</div>");
}

/// <summary>A formula in a line of text. It keeps the punctuation after it on its line, and may itself be broken where KaTeX allows.</summary>
internal sealed class FormulaInlineRenderer(Formulas formulas, Action<string> problem) : HtmlObjectRenderer<MathInline>
{
    private const string Punctuation = ".,;:!?)]’”";
    private static readonly object After = new();

    /// <summary>Moves the punctuation that follows a formula from the text into the formula's care.</summary>
    public static void TakePunctuation(MathInline formula)
    {
        if (formula.NextSibling is not LiteralInline text)
            return;
        var length = text.Content.AsSpan().IndexOfAnyExcept(Punctuation) is var end and >= 0 ? end : text.Content.Length;
        formula.SetData(After, text.Content.AsSpan()[..length].ToString());
        text.Content.Start += length;
    }

    protected override void Write(HtmlRenderer renderer, MathInline formula)
    {
        var html = FormulaHtml.Of(formulas, formula.Content.ToString(), formula.DelimiterCount == 2, problem);
        renderer.Write(formula.GetData(After) is string { Length: > 0 } after
            ? $"<span class=\"kept\">{html.Replace("</span><span class=\"katex-base\">", "</span><wbr><span class=\"katex-base\">")}{Html.Escape(after)}</span>"
            : html);
    }
}

/// <summary>The text of a link without the link: contents entries are links already.</summary>
internal sealed class LinkTextRenderer : HtmlObjectRenderer<LinkInline>
{
    protected override void Write(HtmlRenderer renderer, LinkInline link) => renderer.WriteChildren(link);
}

/// <summary>Code in a text; C# is coloured like the cells.</summary>
internal sealed class CodeRenderer : HtmlObjectRenderer<CodeBlock>
{
    protected override void Write(HtmlRenderer renderer, CodeBlock block)
    {
        var code = block.Lines.ToString();
        var isCSharp = block is FencedCodeBlock { Info: "csharp" or "cs" or "c#" or "C#" };
        renderer.Write("<pre class=\"code\"><code>")
            .Write(isCSharp ? CodeColours.Html(code) : Html.Escape(code)).WriteLine("</code></pre>");
    }
}

/// <summary>A table in a box that scrolls, so that a wide one does not widen the page.</summary>
internal sealed class ScrollingTableRenderer : HtmlObjectRenderer<Table>
{
    private readonly HtmlTableRenderer inner = new();

    protected override void Write(HtmlRenderer renderer, Table table)
    {
        renderer.Write("<div class=\"table\">");
        inner.Write(renderer, table);
        renderer.WriteLine("</div>");
    }
}

/// <summary>A formula's HTML, or its source and what is wrong with it.</summary>
internal static class FormulaHtml
{
    public static string Of(Formulas formulas, string tex, bool display, Action<string> problem)
    {
        try
        {
            return formulas.Render(tex.Trim(), display);
        }
        catch (FormulaException e)
        {
            problem($"the formula `{tex.Trim()}` cannot be typeset: {e.Message}");
            return $"<code class=\"bad-formula\" title=\"{Html.Escape(e.Message)}\">{Html.Escape(tex)}</code>";
        }
    }
}
