namespace StableNets.Kit.Pages;

/// <summary>A lesson that another page links to.</summary>
internal sealed record LessonLink(string Page, string Title);

/// <summary>The lessons before and after a lesson, and the glossary, as links.</summary>
internal sealed record Neighbours(LessonLink? Previous, LessonLink? Next, LessonLink? Glossary)
{
    /// <summary>Links for the bar at the top.</summary>
    public string Short => $"{Link(Previous, "prev", "← Previous")}{Link(Next, "next", "Next →")}{Link(Glossary, "glossary", "Glossary")}";

    /// <summary>Links with titles for the end of the page.</summary>
    public string Full => Previous is null && Next is null
        ? ""
        : $"""
           <nav class="turn" aria-label="Previous and next lesson">{Card(Previous, "prev", "Previous")}{Card(Next, "next", "Next")}</nav>

           """;

    private static string Link(LessonLink? lesson, string rel, string words) =>
        lesson is null ? "" : $"<a rel=\"{rel}\" href=\"{lesson.Page}\" title=\"{Html.Escape(lesson.Title)}\">{words}</a>";

    private static string Card(LessonLink? lesson, string rel, string words) =>
        lesson is null ? "" : $"<a class=\"{rel}\" rel=\"{rel}\" href=\"{lesson.Page}\"><span>{words}</span> {Html.Escape(lesson.Title)}</a>";
}
