using System.Text.Json.Nodes;

namespace StableNets.Notebooks.Tests.Kit.Commands;

/// <summary><c>release</c> in a repository of its own, above all what it does to a file that a student has worked in.</summary>
public sealed class ReleaseCommandTests : IDisposable
{
    private const string Solution = "// Exercise 1.1\n// BEGIN SOLUTION\n// STUB var a = 0;\nvar a = 1;\n// END SOLUTION";

    private readonly string root = Directory.CreateTempSubdirectory("stablenets-release-").FullName;

    public ReleaseCommandTests()
    {
        Directory.CreateDirectory(Path.Combine(root, "notebooks", "solutions"));
        File.WriteAllText(Path.Combine(root, "StableNets.slnx"), "<Solution />");
        WriteSource("hw1-one", Solution);
        WriteSource("hw2-two", Solution);
    }

    [Fact]
    public async Task Editions_are_made_once_and_then_are_up_to_date()
    {
        var first = await RunAsync();
        var bytes = File.ReadAllBytes(Edition("hw1-one"));
        var second = await RunAsync();

        Assert.Equal((0, "notebooks/homework/hw1-one.ipynb: written\nnotebooks/homework/hw2-two.ipynb: written\n", ""), first);
        Assert.Equal((0, "notebooks/homework/hw1-one.ipynb: up to date\nnotebooks/homework/hw2-two.ipynb: up to date\n", ""), second);
        Assert.Equal(bytes, File.ReadAllBytes(Edition("hw1-one")));
        Assert.Equal("// Exercise 1.1\nvar a = 0;", FirstCell("hw1-one"));
        Assert.Equal(2, Directory.GetFiles(Path.Combine(root, "notebooks", "homework")).Length);
    }

    [Fact]
    public async Task A_file_that_nobody_worked_in_follows_its_source()
    {
        await RunAsync();
        WriteSource("hw1-one", Solution.Replace("var a = 0", "var a = 7", StringComparison.Ordinal));
        Edit("hw1-one", notebook => notebook["cells"]![0]!["execution_count"] = 3); // it was only run

        Assert.Equal((1, "notebooks/homework/hw2-two.ipynb: up to date\n", "notebooks/homework/hw1-one.ipynb: differs from what its source gives.\n"), await RunAsync("--verify"));
        Assert.Equal(0, (await RunAsync()).Exit);
        Assert.Equal(0, (await RunAsync("--verify")).Exit);
        Assert.Equal("// Exercise 1.1\nvar a = 7;", FirstCell("hw1-one"));
    }

    [Fact]
    public async Task Work_is_kept_until_it_is_forced()
    {
        await RunAsync();
        Edit("hw1-one", notebook => notebook["cells"]![0]!["source"] = "// Exercise 1.1\nvar a = 2;");
        Edit("hw2-two", notebook => notebook["metadata"]!.AsObject().Remove("stablenets"));

        var (exit, _, error) = await RunAsync();

        Assert.Equal(1, exit);
        Assert.Equal(
            "notebooks/homework/hw1-one.ipynb: kept, because somebody changed its cells. Move it away, or overwrite it with --force.\n"
            + "notebooks/homework/hw2-two.ipynb: kept, because it was not made by release. Move it away, or overwrite it with --force.\n", error);
        Assert.Equal("// Exercise 1.1\nvar a = 2;", FirstCell("hw1-one"));
        Assert.Equal(1, (await RunAsync("--verify")).Exit);

        Assert.Equal(0, (await RunAsync("--force")).Exit);
        Assert.Equal("// Exercise 1.1\nvar a = 0;", FirstCell("hw1-one"));
    }

    [Fact]
    public async Task A_bad_source_is_named_and_does_not_stop_the_others()
    {
        WriteSource("hw1-one", "// Exercise 1.1\nvar secret = 1;");
        File.WriteAllText(Path.Combine(root, "notebooks", "solutions", "hw3-three.ipynb"), "{ nope");

        var (exit, text, error) = await RunAsync();

        Assert.Equal(1, exit);
        Assert.Equal("notebooks/homework/hw2-two.ipynb: written\n", text);
        Assert.StartsWith("hw1-one.ipynb, cell 1, line 1: the answer to exercise 1.1 has no block", error);
        Assert.Contains("hw3-three.ipynb: not a notebook, because it is not JSON (line 1).", error);
    }

    [Fact]
    public async Task What_is_missing_and_what_has_no_source_fails_verification()
    {
        await RunAsync();
        File.Delete(Edition("hw1-one"));
        File.Move(Edition("hw2-two"), Edition("hw4-four"));

        Assert.Equal(
            (1, "", "notebooks/homework/hw1-one.ipynb: it is missing.\nnotebooks/homework/hw2-two.ipynb: it is missing.\nnotebooks/homework/hw4-four.ipynb: has no source in notebooks/solutions.\n"),
            await RunAsync("--verify"));
        Assert.False(File.Exists(Edition("hw1-one")));
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private async Task<(int Exit, string Out, string Error)> RunAsync(params string[] options)
    {
        var (exit, text, error) = await KitProgram.RunAsync(root, ["release", .. options]);
        return (exit, text.ReplaceLineEndings("\n"), error.ReplaceLineEndings("\n"));
    }

    private void WriteSource(string name, string code) =>
        File.WriteAllText(Path.Combine(root, "notebooks", "solutions", name + ".ipynb"), NotebookFile.Json(("code", code)));

    private string Edition(string name) => Path.Combine(root, "notebooks", "homework", name + ".ipynb");

    private string FirstCell(string name)
    {
        var source = JsonNode.Parse(File.ReadAllText(Edition(name)))!["cells"]![0]!["source"]!;
        return source is JsonArray lines ? string.Concat(lines.Select(line => (string)line!)) : (string)source!;
    }

    private void Edit(string name, Action<JsonNode> change)
    {
        var notebook = JsonNode.Parse(File.ReadAllText(Edition(name)))!;
        change(notebook);
        File.WriteAllText(Edition(name), notebook.ToJsonString());
    }
}
