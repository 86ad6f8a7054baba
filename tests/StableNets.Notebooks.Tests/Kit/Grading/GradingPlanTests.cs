using System.Text;
using StableNets.Kit.Grading;
using StableNets.Kit.Notebooks;

namespace StableNets.Notebooks.Tests.Kit.Grading;

public sealed class GradingPlanTests
{
    private static readonly Assignment Assignment = Assignment.Of(Read(TestHomework.Solved));

    [Fact]
    public void The_files_own_checks_give_way_to_the_kits() => Assert.Equal(
        ["cell 2", "cell 3", "1.1", "cell 5", "1.2", "cell 7", "1.4"], Steps(TestHomework.Solved));

    [Fact]
    public void Without_a_check_an_answer_is_checked_where_it_ends() => Assert.Equal(
        ["cell 2", "1.1", "cell 3", "1.2", "cell 4", "1.4"], Steps(TestHomework.Layer, TestHomework.Step, TestHomework.Error));

    [Fact]
    public void An_answer_spread_over_two_cells_is_checked_after_both() => Assert.Equal(
        ["cell 2", "cell 3", "1.2"], Steps("// Exercise 1.2\nint one;", "int two;", TestHomework.StepCheck));

    [Fact]
    public void Of_two_attempts_the_last_counts() => Assert.Equal(
        ["cell 2", "cell 4", "1.2"], Steps("// Exercise 1.2\nint one;", TestHomework.StepCheck, "// Exercise 1.2\nint two;"));

    [Fact]
    public void An_exercise_without_any_cell_is_missing() =>
        Assert.Equal(["1.1", "1.4"], GradingPlan.Of(Read(TestHomework.Step), Assignment).Missing.Select(exercise => exercise.Id));

    [Fact]
    public void The_kit_is_opened_by_the_grader_only()
    {
        var plan = GradingPlan.Of(Read("#!import ../../elsewhere/kit.csx\nvar a = 1;"), Assignment);

        Assert.Equal("\nvar a = 1;", Assert.Single(plan.Steps).Code);
    }

    private static string[] Steps(params string[] code) =>
        [.. GradingPlan.Of(Read(code), Assignment).Steps.Select(step => step is GradingStep.Check check ? check.Exercise.Id : step.Name)];

    private static Notebook Read(params string[] code) => NotebookReader.Parse("/x/hw1-test.ipynb", Encoding.UTF8.GetBytes(TestHomework.Notebook(code)));
}
