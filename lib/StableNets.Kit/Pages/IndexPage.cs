using System.Text;

namespace StableNets.Kit.Pages;

/// <summary>One line of the index.</summary>
/// <param name="Page">Its page, such as <c>01-name.html</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Summary">Its first sentences, as HTML.</param>
/// <param name="Trouble">What went wrong in this run, in a few words; null when nothing did.</param>
internal sealed record IndexEntry(string Page, string Title, string Summary, string? Trouble);

/// <summary>The page that lists the lessons.</summary>
internal static class IndexPage
{
    public static string Of(IReadOnlyList<IndexEntry> lessons)
    {
        var items = new StringBuilder();
        foreach (var lesson in lessons)
        {
            items.Append(
                $"""
                 <li><h2><a href="{lesson.Page}">{Html.Escape(lesson.Title)}</a></h2><div class="summary">{lesson.Summary}</div>{Trouble(lesson.Trouble)}</li>

                 """);
        }

        return PageFrame.Wrap("StableNets: lessons", withFigures: false,
            $"""
             <main id="content" class="index">
             <h1>StableNets</h1>
             <p class="lead">Why deep residual networks go unstable, and two architectures that stay stable.</p>
             <ol class="lessons">
             {items}</ol>
             </main>

             """);
    }

    private static string Trouble(string? text) => text is null ? "" : $"<p class=\"trouble\">{Html.Escape(text)}</p>";
}
