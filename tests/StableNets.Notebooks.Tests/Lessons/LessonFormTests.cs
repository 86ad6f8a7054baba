using StableNets.Kit.Notebooks;

namespace StableNets.Notebooks.Tests.Lessons;

/// <summary>Every lesson has the parts that a reader counts on.</summary>
public sealed class LessonFormTests
{
    public static TheoryData<string> Names => CourseFiles.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void ItHasQuestionObjectivesSymbolsPredictionsAndAnEnd(string name)
    {
        var text = Text(name);
        string[] parts = ["**The question.**", "After this lesson you can", "*Time: about ", "| symbol |", "> **Predict.**", "\n## Exercises", "## Break it", "## Summary", "**Ask yourself.**", "**What comes next.**", "**In the paper**"];
        Assert.All(parts, part => Assert.Contains(part, text));
        Assert.StartsWith($"# {int.Parse(name[..2], System.Globalization.CultureInfo.InvariantCulture)}. ", text);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void CodeFitsTheColumn(string name)
    {
        const int Widest = 120;
        foreach (var cell in NotebookReader.Read(CourseFiles.PathOf(name)).CodeCells)
            Assert.All(
                cell.Source.Split('\n').Where(line => !IsCaption(line)),
                line => Assert.True(line.Length <= Widest, $"{cell.Name} has a line of {line.Length} characters: {line}"));

        // A caption or a hint is one sentence or two: pages and editors wrap it.
        static bool IsCaption(string line) => line.TrimStart() is ['"', ..] or ['$', '"', ..] || line.TrimStart().StartsWith("hint:", StringComparison.Ordinal);
    }

    private static string Text(string name) =>
        string.Join('\n', NotebookReader.Read(CourseFiles.PathOf(name)).Cells.Where(cell => cell.Kind == CellKind.Text).Select(cell => cell.Source));
}
