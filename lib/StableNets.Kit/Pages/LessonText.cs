using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace StableNets.Kit.Pages;

/// <summary>A heading that the page's contents list.</summary>
internal sealed record Heading(int Level, string Id, string Html);

/// <summary>
/// Turns a lesson's text cells into HTML. One object serves one page: it keeps identifiers unique across the page's cells and
/// collects what the page needs to know about them.
/// </summary>
/// <param name="formulas">Typesets formulas.</param>
/// <param name="links">Tells where relative links lead from the page.</param>
internal sealed class LessonText(Formulas formulas, PageLinks links)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseTaskLists()
        .UseFootnotes()
        .UseMathematics()
        .UseEmphasisExtras()
        .UseAutoLinks()
        .Build();

    private readonly List<Heading> headings = [];
    private readonly List<string> problems = [];
    private readonly HashSet<string> identifiers = [];

    /// <summary>All headings so far.</summary>
    public IReadOnlyList<Heading> Headings => headings;

    /// <summary>HTML of one text, with what is wrong in it shown in place.</summary>
    /// <param name="markdown">The text.</param>
    /// <param name="scope">A word that no other text of the page uses.</param>
    /// <param name="found">Receives what is wrong in it.</param>
    public string Render(string markdown, string scope, Action<string> found)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var link in document.Descendants<LinkInline>())
            links.Rewrite(link);
        foreach (var formula in document.Descendants<MathInline>())
            FormulaInlineRenderer.TakePunctuation(formula);
        problems.Clear();

        using var text = new StringWriter();
        var renderer = new HtmlRenderer(text);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.RemoveAll(r => r is HtmlMathBlockRenderer or HtmlMathInlineRenderer
            or CodeBlockRenderer or Markdig.Extensions.Tables.HtmlTableRenderer);
        renderer.ObjectRenderers.InsertRange(0,
        [
            new FormulaBlockRenderer(formulas, problems.Add), new FormulaInlineRenderer(formulas, problems.Add),
            new CodeRenderer(), new ScrollingTableRenderer(),
        ]);
        foreach (var heading in document.Descendants<HeadingBlock>())
            Identify(heading);
        renderer.Render(document);

        problems.ForEach(found);
        return WithOwnFootnotes(text.ToString(), scope);
    }

    private void Identify(HeadingBlock heading)
    {
        var words = PlainText(heading.Inline);
        var slug = Slug(words);
        var id = slug;
        for (var n = 2; !identifiers.Add(id); n++)
            id = $"{slug}-{n}";
        heading.GetAttributes().Id = id;
        headings.Add(new Heading(heading.Level, id, HeadingHtml(heading)));
    }

    // Headings hold formulas too, so the contents must be rendered as well; a bad formula is reported where it stands.
    private string HeadingHtml(HeadingBlock heading)
    {
        using var text = new StringWriter();
        var renderer = new HtmlRenderer(text);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.RemoveAll(r => r is HtmlMathInlineRenderer or LinkInlineRenderer);
        renderer.ObjectRenderers.InsertRange(0, [new FormulaInlineRenderer(formulas, _ => { }), new LinkTextRenderer()]);
        renderer.Render(heading.Inline!);
        return text.ToString();
    }

    private static string PlainText(ContainerInline? inline) =>
        inline is null ? "" : string.Concat(inline.Descendants().Select(part => part switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            _ => "",
        }));

    private static string Slug(string words)
    {
        var letters = words.ToLowerInvariant().Select(c => char.IsLetterOrDigit(c) ? c : '-');
        var slug = string.Join('-', string.Concat(letters).Split('-', StringSplitOptions.RemoveEmptyEntries));
        return slug.Length > 0 ? slug : "section";
    }

    // Each cell is a document of its own and counts its footnotes from 1.
    private static string WithOwnFootnotes(string html, string scope) => html
        .Replace("id=\"fn:", $"id=\"{scope}-fn:").Replace("href=\"#fn:", $"href=\"#{scope}-fn:")
        .Replace("id=\"fnref:", $"id=\"{scope}-fnref:").Replace("href=\"#fnref:", $"href=\"#{scope}-fnref:");
}
