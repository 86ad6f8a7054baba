using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using StableNets.Notebooks.Tests.Kit.Grading;

namespace StableNets.Notebooks.Tests.Kit.Commands;

/// <summary><c>check</c>: exit codes, one file alone, and what is left when it is cancelled.</summary>
public sealed class CheckCommandTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("stablenets-check-").FullName;

    public CheckCommandTests() => TestHomework.WriteCourse(root);

    [Fact]
    public async Task One_file_is_graded_with_its_failed_rules_and_exit_code_0_whatever_its_points()
    {
        File.WriteAllText(Path.Combine(root, "mine.ipynb"), TestHomework.Notebook(TestHomework.With(TestHomework.Error, "// Exercise 1.4\ndouble EulerError(double λ, double T, int N) => 0;")));

        var (exit, text, error) = await KitProgram.RunAsync(root, "check", "mine.ipynb");

        Assert.Equal((0, ""), (exit, error));
        Assert.Contains("mine.ipynb: graded, 3 of 5 points", text);
        Assert.Contains("Exercise 1.4: ✗ ", text);
        Assert.True(File.Exists(Path.Combine(root, "artifacts", "grades", "mine.html")));
    }

    [Fact]
    public async Task A_submission_as_a_whole_has_a_time_limit_too()
    {
        File.WriteAllText(Path.Combine(root, "slow.ipynb"), TestHomework.Notebook([TestHomework.Layer, "System.Threading.Thread.Sleep(1_000_000);", TestHomework.Step]));

        var (exit, _, error) = await KitProgram.RunAsync(root, "check", "slow.ipynb", "--cell-timeout", "500", "--timeout", "25");

        Assert.Equal(1, exit);
        Assert.StartsWith("slow.ipynb: time-limit", error);
        Assert.Equal(["1", "0", "0"], Grades().Single().GetProperty("exercises").EnumerateArray().Select(exercise => exercise.GetProperty("points").ToString()));
    }

    [Theory]
    [InlineData("absent", "absent: there is no such file or folder.")]
    [InlineData("empty", "empty: there are no notebooks (*.ipynb) in this folder.")]
    public async Task Nothing_to_grade_is_exit_code_2(string path, string message)
    {
        Directory.CreateDirectory(Path.Combine(root, "empty"));

        var (exit, _, error) = await KitProgram.RunAsync(root, "check", path);

        Assert.Equal((2, message), (exit, error.TrimEnd()));
    }

    [Fact]
    public async Task No_homework_to_grade_by_is_exit_code_2()
    {
        Directory.Delete(Path.Combine(root, "notebooks"), recursive: true);

        var (exit, _, error) = await KitProgram.RunAsync(root, "check", ".");

        Assert.Equal((2, "There is no homework to grade by: expected files notebooks/solutions/*.ipynb in the repository."), (exit, error.TrimEnd()));
    }

    [Fact]
    public async Task Cancelled_it_keeps_what_is_graded_and_says_what_is_not()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() || OperatingSystem.IsMacOS(), "there is no signal to send");
        Directory.CreateDirectory(Path.Combine(root, "class"));
        File.WriteAllText(Path.Combine(root, "class", "a.ipynb"), TestHomework.Notebook(TestHomework.Solved));
        for (var i = 0; i < 5; i++)
            File.WriteAllText(Path.Combine(root, "class", $"b{i}.ipynb"), TestHomework.Notebook([TestHomework.Layer, "while (true) { }"]));

        using var kit = KitProgram.Start(root, "check", "class", "--cell-timeout", "500", "--timeout", "500");
        var first = await kit.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.Equal("a.ipynb: graded, 5 of 5 points", first);
        Assert.Equal("graded", Grades().Single().GetProperty("status").GetString()); // written at once
        Process.Start("kill", ["-TERM", kit.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
        await kit.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await kit.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(1, kit.ExitCode);
        Assert.Equal(["graded", "cancelled", "cancelled", "cancelled", "cancelled", "cancelled"], Grades().Select(grade => grade.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task Help_tells_statuses_and_exit_codes()
    {
        var (exit, text, _) = await KitProgram.RunAsync(root, "check", "--help");

        Assert.Equal(0, exit);
        Assert.All(Enum.GetValues<StableNets.Kit.Grading.GradeStatus>(), status => Assert.Contains($"  {StableNets.Kit.Grading.Grade.NameOf(status)} ", text));
        Assert.Contains("0  every submission is \"graded\"", text);
        Assert.DoesNotContain("<lessons>", text);
        Assert.DoesNotContain("Exit code", (await KitProgram.RunAsync(root, "run", "--help")).Out);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private JsonElement[] Grades() =>
        [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(root, "artifacts", "grades", "grades.json"))).RootElement.EnumerateArray()];
}
