using System.Text;

namespace StableNets.Kit.Pages;

/// <summary>One line of the index.</summary>
/// <param name="Page">Its page, such as <c>01-name.html</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Summary">What it finds, or what it asks, as HTML.</param>
/// <param name="Picture">The picture of its main figure, such as <c>pictures/01.png</c>; null when it has none.</param>
/// <param name="Trouble">What went wrong in this run, in a few words; null when nothing did.</param>
internal sealed record IndexEntry(string Page, string Title, string Summary, string? Picture, string? Trouble);

/// <summary>The page that lists the lessons and the pages beside them.</summary>
internal static class IndexPage
{
    public static string Of(IReadOnlyList<IndexEntry> lessons, IReadOnlyList<LessonLink> companions)
    {
        var items = new StringBuilder();
        foreach (var lesson in lessons)
        {
            items.Append(
                $"""
                 <li>{Picture(lesson)}<div><h2><a href="{lesson.Page}">{Html.Escape(lesson.Title)}</a></h2><div class="summary">{lesson.Summary}</div>{Trouble(lesson.Trouble)}</div></li>

                 """);
        }

        return PageFrame.Wrap("StableNets: lessons", withFigures: false,
            $"""
             <main id="content" class="index">
             <h1>StableNets</h1>
             <p class="lead">Why deep residual networks go unstable, and two architectures that stay stable.</p>
             <ol class="lessons">
             {items}</ol>
             {Companions(companions)}             </main>

             """);
    }

    // The title beside it leads to the same page, so the picture is no second stop for the keyboard.
    private static string Picture(IndexEntry lesson) => lesson.Picture is null
        ? ""
        : $"<a class=\"picture\" href=\"{lesson.Page}\" tabindex=\"-1\" aria-hidden=\"true\"><img src=\"{lesson.Picture}\" alt=\"\" loading=\"lazy\"></a>";

    private static string Companions(IReadOnlyList<LessonLink> pages) => pages.Count == 0
        ? ""
        : $"""
           <nav class="companions" aria-label="Beside the lessons">{string.Concat(pages.Select(page => $"<a href=\"{page.Page}\">{Html.Escape(page.Title)}</a>"))}</nav>

           """;

    private static string Trouble(string? text) => text is null ? "" : $"<p class=\"trouble\">{Html.Escape(text)}</p>";
}
