using StableNets.Kit.Editions;
using StableNets.Kit.Lessons;
using StableNets.Kit.Notebooks;
using StableNets.Teaching;

namespace StableNets.Kit.Pages.Companions;

/// <summary>The pages beside the lessons: glossary, reading list, instructor guide, homework guide.</summary>
/// <param name="folder">Where the pages go.</param>
/// <param name="course">The course that they belong to.</param>
/// <param name="text">Makes a text renderer; each page needs one of its own.</param>
internal sealed class CompanionPages(string folder, Course course, Func<LessonText> text)
{
    public const string GlossaryPage = "glossary.html";

    private const string GuidePage = "instructor.html";
    private const string HomeworkPage = "homework.html";
    private const string ReadingPage = "reading-list.html";

    /// <summary>Writes them.</summary>
    /// <param name="shelf">The lessons that have a page: the glossary covers those of the course.</param>
    /// <param name="reports">
    /// The lessons of this run. The guide has the numbers of every lesson, so it is written when the whole course was run; a run
    /// of some lessons leaves the earlier guide as it is.
    /// </param>
    /// <returns>Links to those that are there.</returns>
    public IReadOnlyList<LessonLink> Write(IEnumerable<Lesson> shelf, IReadOnlyList<LessonReport> reports)
    {
        if (course.Paths.Count == 0)
            return [];
        Write(GlossaryPage, "Glossary", Glossary.Markdown(shelf.Where(lesson => course.Paths.Contains(lesson.Path))));
        if (File.Exists(course.ReadingList))
            Write(ReadingPage, "Reading list", File.ReadAllText(course.ReadingList));
        if (course.Paths.All(path => reports.Any(report => report.Lesson.Path == path)))
            Write(GuidePage, "Instructor guide", InstructorGuide.Markdown([.. reports.Where(report => course.Paths.Contains(report.Lesson.Path))]));

        if (course.Solutions.Count > 0)
            Write(HomeworkPage, "Homework guide", Homework());

        LessonLink[] all = [new(GlossaryPage, "Glossary of symbols"), new(ReadingPage, "Reading list"), new(GuidePage, "Instructor guide, to print"), new(HomeworkPage, "Homework guide for teachers")];
        return [.. all.Where(link => File.Exists(Path.Combine(folder, link.Page)))];
    }

    private string Homework()
    {
        try
        {
            return HomeworkGuide.Markdown([.. course.Solutions.Select(NotebookReader.Read)], File.Exists(course.AddingAnExercise) ? File.ReadAllText(course.AddingAnExercise) : "");
        }
        catch (Exception e) when (e is NotebookException or EditionException)
        {
            return $"# Homework guide\n\nIt could not be made: {ShownNumbers.Literal(e.Message)}";
        }
    }

    private void Write(string page, string title, string markdown) =>
        AtomicFile.Write(Path.Combine(folder, page), TextPage.Of(title, Path.GetFileNameWithoutExtension(page), text(), markdown));
}
