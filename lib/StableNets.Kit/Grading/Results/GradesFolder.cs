using StableNets.Kit.Pages;
using StableNets.Teaching;

namespace StableNets.Kit.Grading.Results;

/// <summary>Where the results go. All is brought up to date with each grade that comes, so that nothing is lost if the power fails.</summary>
internal sealed class GradesFolder
{
    private readonly string folder;
    private readonly string[] pages;
    private readonly Grade?[] grades;

    /// <param name="folder">The folder.</param>
    /// <param name="files">All submissions of the run.</param>
    public GradesFolder(string folder, IReadOnlyList<SubmissionFile> files)
    {
        (this.folder, pages, grades) = (folder, PageNames.Of(files), new Grade?[files.Count]);
        PageAssets.Write(folder, withPlotly: false);
    }

    /// <summary>The page to open.</summary>
    public string Index => Path.Combine(folder, "index.html");

    /// <summary>The grades so far, in the submissions' order.</summary>
    public IReadOnlyList<Grade> Grades => [.. grades.OfType<Grade>()];

    /// <summary>Takes the grade of submission number <paramref name="i"/>.</summary>
    public void Add(int i, Grade grade)
    {
        grades[i] = grade;
        AtomicFile.Write(Path.Combine(folder, pages[i]), FeedbackPage.Of(grade));
        if (grade.Status != GradeStatus.Cancelled) // then many come at once and there is little time
            Finish();
    }

    /// <summary>Brings the lists up to date.</summary>
    public void Finish()
    {
        AtomicFile.Write(Path.Combine(folder, "grades.json"), GradesJson.Of(Grades));
        AtomicFile.Write(Path.Combine(folder, "grades.csv"), GradesCsv.Of(Grades));
        AtomicFile.Write(Index, GradesPage.Of([.. grades.Zip(pages).Where(entry => entry.First is not null).Select(entry => (entry.First!, entry.Second))]));
    }
}
