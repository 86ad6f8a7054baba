using System.Text;
using StableNets.Kit.Engine;
using StableNets.Kit.Lessons;
using StableNets.Kit.Notebooks;
using StableNets.Kit.Pages.Companions;
using StableNets.Kit.Workers;

namespace StableNets.Notebooks.Tests.Kit.Pages.Companions;

public sealed class InstructorGuideTests
{
    private static readonly string Guide = InstructorGuide.Markdown([Report()]);

    [Fact]
    public void A_prediction_is_followed_by_its_answer_and_the_numbers_of_its_section() =>
        Assert.Contains("#### <a href=\"01-x.html#cell-1\">Growth</a>\n\n> **Predict.** How much?\n\n- Prediction 1\\.1\\: How large\\? **2\\.6**\n- g \\= 2\\: factor: **7\\.7 \\(to within 0\\.05\\)**\n- it \\*stays\\*\n", Guide);

    [Fact]
    public void Exercises_come_with_their_answers_folded_out()
    {
        Assert.Contains("**Exercise 1.** Do it.\n\n**Answer.**\n\n\nSo.", Guide);
        Assert.DoesNotContain("details", Guide);
    }

    [Fact]
    public void Mistakes_are_the_lessons_own_and_the_hints_of_its_checks()
    {
        Assert.Contains("In <a href=\"01-x.html#cell-1\">Growth</a>: It is a mistake to stop.", Guide);
        Assert.Contains("- Exercise 1: mind the sign\\.", Guide);
    }

    [Fact]
    public void It_opens_with_question_objectives_and_time() =>
        Assert.Contains("**The question.** What?\n\nAfter this lesson you can\n\n- **see** it.\n\n*Time: about two hours in two sittings; pause before \"Growth\". You need: time.*", Guide);

    [Fact]
    public void A_lesson_in_two_sittings_has_two_rows_in_the_timetable()
    {
        Assert.Contains("| 1 | <a href=\"01-x.html\">1. Title</a> | up to “Growth” | 60 |\n| 2 |", Guide);
        Assert.Contains("Together 2 sittings and about 2 hours.", Guide);
    }

    private static LessonReport Report()
    {
        const string path = "/course/01-x.ipynb";
        var notebook = NotebookReader.Parse(path, Encoding.UTF8.GetBytes(NotebookFile.Json(
            ("markdown", "# 1. Title\n\n**The question.** What?\n\nAfter this lesson you can\n\n- **see** it.\n\n*Time: about two hours in two sittings; pause before \"Growth\". You need: time.*\n\n## Growth\n\nIt is a mistake to stop.\n\n> **Predict.** How much?"),
            ("code", "claims"),
            ("code", "reveal"),
            ("markdown", "## Exercises\n\n**Exercise 1.** Do it."),
            ("code", "check"),
            ("markdown", "<details><summary>Answer</summary>\n\nSo.\n\n</details>"))));
        CellResult[] results =
        [
            Shown(notebook.Cells[1], "✓ g = 2: factor: 7.7 (to within 0.05)\n✓ it *stays*"),
            Shown(notebook.Cells[2], "Prediction 1.1: How large? What came: 2.6."),
            Shown(notebook.Cells[4], "Exercise 1: Not yet\nHint: mind the sign.\nChange it."),
        ];
        return new LessonReport(new Lesson(path, notebook, null), TimeSpan.Zero, 0, [], new NotebookRun(notebook, results, TimeSpan.Zero));
    }

    private static CellResult Shown(Cell cell, string text) =>
        new(cell, CellOutcome.Succeeded, [new DisplayOutput(new Dictionary<string, string> { ["text/plain"] = text })]);
}
