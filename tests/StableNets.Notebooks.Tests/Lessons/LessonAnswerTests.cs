using System.Text.RegularExpressions;
using StableNets.Kit.Engine;
using StableNets.Kit.Notebooks;
using StableNets.Kit.Workers;

namespace StableNets.Notebooks.Tests.Lessons;

/// <summary>
/// Exercises as the student meets them: the stub runs and is not yet right; the folded answer, put in the stub's place, is correct.
/// </summary>
public sealed partial class LessonAnswerTests
{
    public static TheoryData<string> Names => CourseFiles.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task TheStubIsNotYetRightAndTheFoldedAnswerIs(string name)
    {
        var notebook = NotebookReader.Read(CourseFiles.PathOf(name));
        var answers = notebook.Cells.Where(cell => cell.Kind == CellKind.Text).SelectMany(cell => Answer().Matches(cell.Source)).ToDictionary(match => match.Groups["n"].Value, match => match.Groups["code"].Value);
        var stubs = notebook.CodeCells.Where(cell => Stub().IsMatch(cell.Source)).Select(cell => Stub().Match(cell.Source).Groups["n"].Value).ToArray();
        Assert.True(stubs.Length >= 2, $"{name} has {stubs.Length} exercises");
        Assert.Equal(stubs.Order(), answers.Keys.Order());

        var solved = notebook with { Cells = [.. notebook.Cells.Select(cell => Stub().Match(cell.Source) is { Success: true } stub ? cell with { Source = answers[stub.Groups["n"].Value] } : cell)] };
        foreach (var (source, verdict) in new[] { (notebook, "Not yet"), (solved, "Correct") })
        {
            var run = source == notebook ? await CourseRuns.OfAsync(notebook.Path) : await CourseRuns.RunAsync(source);
            Assert.All(run.Results, result => Assert.True(result.Outcome == CellOutcome.Succeeded, $"{name}, {result.Cell.Name}: {string.Join('\n', result.Outputs.OfType<ErrorOutput>())}"));
            var verdicts = run.Results.Where(result => result.Cell.Source.Contains("Exercise.Check(")).Select(result => result.Outputs.OfType<DisplayOutput>().Last().Data["text/plain"]).ToArray();
            Assert.Equal(stubs.Length, verdicts.Length);
            Assert.All(verdicts, text => Assert.Contains(verdict, text));
        }
    }

    [GeneratedRegex("""<summary>Answer to exercise (?<n>\d+)</summary>.*?```csharp\n(?<code>.*?)\n```""", RegexOptions.Singleline)]
    private static partial Regex Answer();

    [GeneratedRegex(@"^// Exercise (?<n>\d+)\b")]
    private static partial Regex Stub();
}
