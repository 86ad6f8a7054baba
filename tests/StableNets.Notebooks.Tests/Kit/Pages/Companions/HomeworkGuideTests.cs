using StableNets.Kit.Lessons;
using StableNets.Kit.Notebooks;
using StableNets.Kit.Pages.Companions;
using StableNets.Teaching.Homework;

namespace StableNets.Notebooks.Tests.Kit.Pages.Companions;

public sealed class HomeworkGuideTests
{
    private static readonly Cell[] Cells =
    [
        new(1, CellKind.Text, "# Homework 9. Title\n\n*Time: an hour.*\n\n<!-- BEGIN NOTE -->\nBefore all.\n<!-- END NOTE -->"),
        new(2, CellKind.Code, "// Exercise 3.1\nint SkewPart = 0;"),
        new(3, CellKind.Code, "Homework3.SkewPart.Check(SkewPart)"),
        new(4, CellKind.Text, "<!-- BEGIN NOTE -->\nOne line.\n<!-- END NOTE -->\nFor everybody."),
    ];

    private static readonly string Guide = HomeworkGuide.Markdown([new Notebook("/hw9-x.ipynb", Cells)], "## Adding\n");

    [Fact]
    public void Marks_are_those_of_the_compiled_exercises() =>
        Assert.Contains($"| Homework 9. Title | 1 | {Homework3.SkewPart.Points} |\n", Guide);

    [Fact]
    public void Notes_stand_with_the_exercise_that_they_follow_and_text_for_everybody_does_not()
    {
        Assert.Contains("## Homework 9. Title\n\n*Time: an hour.*\n\nBefore all.\n\n### 3.1: Half of a matrix (1 point)\n\nOne line.\n\nWhat must hold: A is antisymmetric; ", Guide);
        Assert.DoesNotContain("For everybody", Guide);
    }

    [Fact]
    public void Mistakes_that_the_check_recognises_are_listed() =>
        Assert.Contains($"Mistakes that the check recognises: {string.Join("; ", Homework3.SkewPart.Mistakes.Select(ShownNumbers.Literal))}.", Guide);

    [Fact]
    public void It_ends_with_how_to_add_an_exercise() => Assert.EndsWith("## Adding\n", Guide);

    [Fact]
    public void The_guide_to_the_committed_homework_has_a_note_on_every_exercise()
    {
        foreach (var path in Course.Find().Solutions)
        {
            var guide = HomeworkGuide.Markdown([NotebookReader.Read(path)], "");
            Assert.DoesNotMatch(@"### [0-9.]+: [^\n]+\n\nWhat must hold", guide);
        }
    }
}
