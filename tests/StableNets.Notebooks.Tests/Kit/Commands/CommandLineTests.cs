using System.Diagnostics;
using System.Globalization;

namespace StableNets.Notebooks.Tests.Kit.Commands;

/// <summary>Lessons by name, where pages go, exit codes, and what is left when the kit itself is killed.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("stablenets-line-").FullName;

    public CommandLineTests()
    {
        Directory.CreateDirectory(Path.Combine(root, "notebooks"));
        File.WriteAllText(Path.Combine(root, "StableNets.slnx"), "<Solution />");
        foreach (var name in new[] { "01-first", "02-second", "03-second-thoughts", "notes" })
            File.WriteAllText(Path.Combine(root, "notebooks", name + ".ipynb"), NotebookFile.Json(("markdown", "# " + name)));
    }

    [Fact]
    public async Task Lessons_are_named_by_number_by_part_of_the_name_or_by_path()
    {
        var (exit, _, error) = await KitProgram.RunAsync(root, "run", "1", "thoughts", "notebooks/notes.ipynb", "--out", "elsewhere");

        Assert.Equal((0, ""), (exit, error));
        Assert.Equal(
            ["01-first.html", "03-second-thoughts.html", "glossary.html", "index.html", "notes.html", "report.json"],
            Directory.EnumerateFiles(Path.Combine(root, "elsewhere")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task A_lesson_run_alone_leaves_the_others_in_the_index()
    {
        await KitProgram.RunAsync(root, "run", "1");
        await KitProgram.RunAsync(root, "run", "02");

        var index = File.ReadAllText(Path.Combine(root, "artifacts", "lessons", "index.html"));
        Assert.Contains("href=\"01-first.html\"", index);
        Assert.Contains("href=\"02-second.html\"", index);
        Assert.DoesNotContain("thoughts", index);
    }

    [Theory]
    [InlineData("7", "There is no lesson \"7\". There are:\n  01-first\n  02-second\n  03-second-thoughts")]
    [InlineData("third", "There is no lesson \"third\". There are:\n  01-first\n  02-second\n  03-second-thoughts")]
    [InlineData("second", "\"second\" fits several lessons:\n  02-second\n  03-second-thoughts")]
    public async Task A_name_that_fits_no_lesson_or_several_is_an_error_that_lists_them(string name, string message)
    {
        var (exit, _, error) = await KitProgram.RunAsync(root, "run", name);

        Assert.Equal(1, exit);
        Assert.Equal(message, error.ReplaceLineEndings("\n").TrimEnd());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("soon")]
    public async Task A_limit_that_is_no_time_is_refused(string seconds)
    {
        var (exit, _, error) = await KitProgram.RunAsync(root, "run", "--cell-timeout", seconds);

        Assert.Equal(1, exit);
        Assert.Contains("--cell-timeout", error);
    }

    [Fact]
    public async Task Help_tells_what_can_be_said_and_hides_the_worker()
    {
        var (exit, text, _) = await KitProgram.RunAsync(root, "--help");

        Assert.Equal(0, exit);
        Assert.Contains("--cell-timeout <SECONDS>", text);
        Assert.Contains("--out <DIR>", text);
        Assert.DoesNotContain("worker", text);
    }

    [Fact]
    public async Task A_worker_ends_when_the_kit_is_killed()
    {
        File.WriteAllText(Path.Combine(root, "notebooks", "04-endless.ipynb"), NotebookFile.Json(
            ("code", "System.IO.File.WriteAllText(\"pid.new\", Environment.ProcessId.ToString());\nSystem.IO.File.Move(\"pid.new\", \"pid\");\nwhile (true) { }")));
        using var kit = KitProgram.Start(root, "run", "4");
        var pidFile = Path.Combine(root, "notebooks", "pid");
        await Until(() => File.Exists(pidFile), TimeSpan.FromSeconds(30));
        using var worker = Process.GetProcessById(int.Parse(File.ReadAllText(pidFile), CultureInfo.InvariantCulture));

        kit.Kill();

        await Until(() => worker.HasExited, TimeSpan.FromSeconds(10));
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private static async Task Until(Func<bool> condition, TimeSpan limit)
    {
        for (var clock = Stopwatch.StartNew(); !condition(); await Task.Delay(50, TestContext.Current.CancellationToken))
            Assert.True(clock.Elapsed < limit, "waited in vain");
    }
}
