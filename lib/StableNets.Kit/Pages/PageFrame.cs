namespace StableNets.Kit.Pages;

/// <summary>What every page has around its content.</summary>
internal static class PageFrame
{
    /// <summary>A whole HTML document.</summary>
    /// <param name="title">For the browser's tab.</param>
    /// <param name="withFigures">Whether it needs plotly.js.</param>
    /// <param name="body">Content of the body.</param>
    public static string Wrap(string title, bool withFigures, string body) =>
        $"""
         <!DOCTYPE html>
         <html lang="en">
         <head>
         <meta charset="utf-8">
         <meta name="viewport" content="width=device-width, initial-scale=1">
         <meta name="color-scheme" content="light dark">
         <title>{Html.Escape(title)}</title>
         <link rel="icon" href="data:,">
         <link rel="stylesheet" href="assets/katex/katex.min.css">
         <link rel="stylesheet" href="assets/style.css">
         <script defer src="assets/page.js"></script>
         {(withFigures ? "<script defer src=\"assets/plotly.min.js\"></script>\n" : "")}</head>
         <body>
         <a class="skip" href="#content">Skip to the content</a>
         {body}</body>
         </html>

         """;
}
