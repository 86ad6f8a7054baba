namespace StableNets.Kit.Pages;

/// <summary>The bar at the top, the contents at the side, and what the page is about.</summary>
internal static class PageBody
{
    /// <summary>Content of the document's body.</summary>
    /// <param name="navigation">Links for the bar, as HTML.</param>
    /// <param name="contents">Headings to list beside the text; fewer than two are not listed.</param>
    /// <param name="main">The text, as HTML.</param>
    public static string Of(string navigation, IReadOnlyList<Heading> contents, string main) =>
        $"""
         <header class="bar">
         <a class="home" href="index.html">StableNets</a>
         <nav aria-label="Lessons">{navigation}</nav>
         </header>
         <div class="layout">
         {Contents(contents)}<main id="content" class="lesson">
         {main}</main>
         </div>

         """;

    private static string Contents(IReadOnlyList<Heading> headings)
    {
        if (headings.Count < 2)
            return "";
        var items = headings.Select(heading => $"<li class=\"level-{heading.Level}\"><a href=\"#{heading.Id}\">{heading.Html}</a></li>\n");
        return $"""
                <nav class="contents" aria-label="On this page"><details open><summary>On this page</summary>
                <ol>
                {string.Concat(items)}</ol></details></nav>

                """;
    }
}
