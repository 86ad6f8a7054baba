using System.Globalization;
using StableNets.Kit.Lessons;
using StableNets.Kit.Notebooks;
using StableNets.Kit.Pages;
using StableNets.Kit.Pages.Companions;

namespace StableNets.Notebooks.Tests.Lessons;

/// <summary>The README's table of lessons, where each finding is written, agrees with the lessons.</summary>
public sealed class LessonTableTests
{
    private static readonly IReadOnlyList<LessonRow> Rows = LessonTable.Read(Path.GetFullPath("..", Course.Find().NotebooksFolder));

    public static TheoryData<string> Names => CourseFiles.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void ItsRowHasTheLessonsTitleAndTime(string name)
    {
        var notebook = NotebookReader.Read(CourseFiles.PathOf(name));
        var row = Rows.SingleOrDefault(row => row.Path == CourseFiles.PathOf(name));
        Assert.True(row is not null, $"README.md has no row \"| picture | [title](notebooks/{name}.ipynb) | finding | minutes |\" in its table of lessons.");
        Assert.Equal(NotebookTitle.Of(notebook), row.Title);

        var time = LessonTime.Of(new LessonOutline(notebook).TimeLine);
        Assert.True(time is not null, $"{name}: expected a line such as \"*Time: about 70 minutes; …\", got \"{new LessonOutline(notebook).TimeLine}\".");
        Assert.Equal(row.Minutes, time.Minutes.ToString(CultureInfo.InvariantCulture));
    }
}
