namespace StableNets.Kit.Pages;

/// <summary>A page that is one text.</summary>
internal static class TextPage
{
    /// <summary>The document.</summary>
    /// <param name="title">For the browser's tab.</param>
    /// <param name="name">What style sheets call this page.</param>
    /// <param name="text">Renders the text; its headings of the second level become the page's contents.</param>
    /// <param name="markdown">The text.</param>
    public static string Of(string title, string name, LessonText text, string markdown)
    {
        var html = text.Render(markdown, name, _ => { });
        return PageFrame.Wrap($"{title} · StableNets", withFigures: false, PageBody.Of(
            "<a href=\"index.html\">All lessons</a>",
            [.. text.Headings.Where(heading => heading.Level == 2)],
            $"<section class=\"text {name}\">\n{html}</section>\n"));
    }
}
