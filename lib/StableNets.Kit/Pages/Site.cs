using StableNets.Kit.Lessons;
using StableNets.Kit.Pages.Companions;
using StableNets.Kit.Workers;
using StableNets.Teaching;

namespace StableNets.Kit.Pages;

/// <summary>The folder of pages: one for each lesson, those beside them, the index, what they share, and the report.</summary>
internal sealed class Site
{
    private readonly string folder;
    private readonly Course course;
    private readonly IReadOnlyList<Lesson> shelf;
    private readonly Dictionary<string, string> pages;
    private readonly Formulas formulas = new();

    /// <param name="folder">Where the pages go.</param>
    /// <param name="lessons">The lessons of this run.</param>
    /// <param name="course">The course: those of its lessons whose page is there from an earlier run stay in the index.</param>
    /// <exception cref="UnknownLessonException">Two lessons would have the same page.</exception>
    public Site(string folder, IReadOnlyList<Lesson> lessons, Course course)
    {
        (this.folder, this.course) = (folder, course);
        var current = lessons.ToDictionary(lesson => lesson.Path);
        var earlier = course.Paths.Where(path => !current.ContainsKey(path)).Select(Lesson.Read).Where(lesson => File.Exists(Path.Combine(folder, lesson.Page)));
        shelf = [.. lessons.Concat(earlier).OrderBy(lesson => course.Paths.Contains(lesson.Path) ? 0 : 1).ThenBy(lesson => lesson.FileName, StringComparer.Ordinal)];
        if (shelf.GroupBy(lesson => lesson.Page).FirstOrDefault(group => group.Count() > 1) is { } twins)
            throw new UnknownLessonException($"Two lessons would have the page {twins.Key}:{string.Concat(twins.Select(lesson => $"\n  {lesson.Path}"))}");
        pages = shelf.ToDictionary(lesson => lesson.Path, lesson => lesson.Page);
    }

    /// <summary>The index's path.</summary>
    public string Index => Path.Combine(folder, "index.html");

    /// <summary>Writes the page of a lesson that was run.</summary>
    public LessonReport WritePage(Lesson lesson, NotebookRun run)
    {
        var links = LinksFrom(run.Notebook.Folder);
        var page = LessonPage.Of(run, formulas, links, NeighboursOf(lesson));
        AtomicFile.Write(Path.Combine(folder, lesson.Page), page.Html);
        return new LessonReport(lesson, run.Time, page.Figures, [.. page.Problems.Select(problem => $"{lesson.FileName}, {problem.Text}")], run);
    }

    /// <summary>Writes the page of a lesson that could not be read: it says why.</summary>
    public LessonReport WritePage(Lesson lesson)
    {
        AtomicFile.Write(Path.Combine(folder, lesson.Page), LessonPage.OfUnreadable(lesson.Title, lesson.Error!, NeighboursOf(lesson)));
        return new LessonReport(lesson, TimeSpan.Zero, 0, [lesson.Error!]);
    }

    /// <summary>Writes what the pages share, those beside the lessons, the index and the report.</summary>
    public void Finish(IReadOnlyList<LessonReport> reports)
    {
        PageAssets.Write(folder, withPlotly: reports.Any(report => report.Figures > 0));
        var byPath = reports.ToDictionary(report => report.Lesson.Path);
        var companions = new CompanionPages(folder, course, () => Text(course.NotebooksFolder)).Write(shelf, reports);
        IndexEntry[] entries = [.. shelf.Select(lesson => new IndexEntry(
            lesson.Page,
            lesson.Title,
            Summary(lesson),
            Picture(lesson),
            byPath.TryGetValue(lesson.Path, out var report) ? Trouble(report) : null))];
        AtomicFile.Write(Index, IndexPage.Of(entries, companions));
        AtomicFile.Write(Path.Combine(folder, "report.json"), Report.Of([.. reports.Select(report => new ReportEntry(
            report.Lesson.FileName,
            report.Lesson.Page,
            Math.Round(report.Time.TotalSeconds, 2),
            report.Cells,
            report.FailedCells,
            report.Figures,
            report.Lesson.Error))]));
    }

    private Neighbours NeighboursOf(Lesson lesson)
    {
        var place = shelf.ToList().FindIndex(other => other.Path == lesson.Path);
        var glossary = course.Paths.Count > 0 ? new LessonLink(CompanionPages.GlossaryPage, "Glossary of symbols") : null;
        return new Neighbours(LinkTo(shelf.ElementAtOrDefault(place - 1)), LinkTo(shelf.ElementAtOrDefault(place + 1)), glossary);
    }

    // What the lesson finds, or else the question that it opens with.
    private string Summary(Lesson lesson) => lesson.Notebook is { } notebook
        ? Text(notebook.Folder).Render(course.Findings.GetValueOrDefault(lesson.Path) ?? NotebookTitle.Summary(notebook), lesson.Page, _ => { })
        : "";

    // The picture of a lesson's main figure has the lesson's number for a name.
    private string? Picture(Lesson lesson)
    {
        var name = $"pictures/{lesson.FileName[..2]}.png";
        var source = Path.Combine(Path.GetDirectoryName(lesson.Path)!, name);
        if (!File.Exists(source))
            return null;
        AtomicFile.Write(Path.Combine(folder, name), File.ReadAllBytes(source));
        return name;
    }

    private LessonText Text(string from) => new(formulas, LinksFrom(from));

    private PageLinks LinksFrom(string from) => new(from, folder, pages);

    private static LessonLink? LinkTo(Lesson? lesson) => lesson is null ? null : new LessonLink(lesson.Page, lesson.Title);

    private static string? Trouble(LessonReport report) => (report.Lesson.Error, report.FailedCells) switch
    {
        ({ } error, _) => error,
        (_, 0) => null,
        (_, 1) => "One cell failed.",
        (_, var failed) => $"{failed} cells failed.",
    };
}
