using System.Text.RegularExpressions;
using StableNets.Kit.Notebooks;

namespace StableNets.Notebooks.Tests.Lessons;

/// <summary>Every lesson has the parts that a reader counts on.</summary>
public sealed partial class LessonFormTests
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

    [Theory]
    [MemberData(nameof(Names))]
    public void PredictionsAreNumberedOpenAndRevealedBeforeTheSummary(string name)
    {
        var lesson = int.Parse(name[..2], System.Globalization.CultureInfo.InvariantCulture);
        var cells = NotebookReader.Read(CourseFiles.PathOf(name)).Cells;
        var asked = cells.Where(cell => Asked().IsMatch(cell.Source)).ToArray();
        Assert.InRange(asked.Length, 2, 3);
        foreach (var (index, cell) in asked.Index())
        {
            var id = $"{lesson}.{index + 1}";
            Assert.Equal(id, Asked().Match(cell.Source).Groups["id"].Value);
            Assert.EndsWith("guess: null)", cell.Source);
            Assert.Contains("> **Predict.**", cells[cell.Number - 2].Source);
            var revealed = Assert.Single(cells, other => other.Source.Contains($"Predict.Reveal(\"{id}\"", StringComparison.Ordinal));
            Assert.True(revealed.Number > cell.Number, $"{id} is revealed before it is asked");
        }

        var last = Assert.Single(cells, cell => cell.Source == "Predict.Calibration()");
        Assert.StartsWith("## Summary", cells[last.Number].Source);
    }

    private static string Text(string name) =>
        string.Join('\n', NotebookReader.Read(CourseFiles.PathOf(name)).Cells.Where(cell => cell.Kind == CellKind.Text).Select(cell => cell.Source));

    [GeneratedRegex(@"^Predict\.(Number|Choice)\(""(?<id>[^""]+)""")]
    private static partial Regex Asked();
}
