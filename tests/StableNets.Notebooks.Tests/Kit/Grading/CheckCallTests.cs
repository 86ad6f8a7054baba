using StableNets.Kit.Grading;

namespace StableNets.Notebooks.Tests.Kit.Grading;

public sealed class CheckCallTests
{
    [Theory]
    [InlineData("Homework1.EulerStep.Check(EulerStep)")]
    [InlineData("// run me\nHomework1.EulerStep.Check(EulerStep);\n")]
    [InlineData("global::StableNets.Teaching.Homework.Homework1.EulerStep.Check( EulerStep )")]
    public void A_cell_that_only_checks_is_a_check(string code) =>
        Assert.Equal(("Homework1", "EulerStep"), CheckCall.Read(code) is { } call ? (call.Homework, call.Exercise) : default);

    [Fact]
    public void What_is_checked_is_kept_as_written() =>
        Assert.Equal("(y, h) => Step(y, h), order: 2", CheckCall.Read("Homework4.Verlet.Check((y, h) => Step(y, h), order: 2)")?.Answer);

    [Theory]
    [InlineData("")]
    [InlineData("EulerStep(Y)")]
    [InlineData("var report = Homework1.EulerStep.Check(EulerStep);")]
    [InlineData("var h = 1; Homework1.EulerStep.Check(EulerStep)")]
    [InlineData("Homework1.EulerStep.Check(EulerStep).Points")]
    [InlineData("Exercise.Check(\"1\", () => true, \"hint\")")]
    [InlineData("// Homework1.EulerStep.Check(EulerStep)")]
    public void Any_other_cell_is_none(string code) => Assert.Null(CheckCall.Read(code));
}
