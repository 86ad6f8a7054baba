using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace StableNets.Notebooks.Tests.Lessons;

/// <summary>The committed files are what Polyglot Notebooks opens: nbformat 4.5, the kernel's metadata, nothing stored.</summary>
public sealed partial class NotebookFormatTests
{
    private const string NotebookMetadata = """
        {
          "kernelspec": { "display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp" },
          "language_info": { "name": "polyglot-notebook" },
          "polyglot_notebook": { "kernelInfo": { "defaultKernelName": "csharp", "items": [ { "aliases": [], "name": "csharp" } ] } }
        }
        """;

    private const string CodeMetadata = """
        { "dotnet_interactive": { "language": "csharp" }, "polyglot_notebook": { "kernelName": "csharp" } }
        """;

    public static TheoryData<string> Names => CourseFiles.Names;

    [Fact]
    public void TheCourseHasItsTwelveLessons() => Assert.Equal(12, CourseFiles.Count);

    [Theory]
    [MemberData(nameof(Names))]
    public void ItIsNbformat45WithTheKernelsMetadata(string name)
    {
        var notebook = Read(name);
        Assert.Equal(4, (int)notebook["nbformat"]!);
        Assert.Equal(5, (int)notebook["nbformat_minor"]!);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(NotebookMetadata), notebook["metadata"]), $"metadata of {name}: {notebook["metadata"]}");
        Assert.Equal(["cells", "metadata", "nbformat", "nbformat_minor"], notebook.AsObject().Select(member => member.Key).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EachCellIsWellFormedAndStoresNothing(string name)
    {
        var cells = Read(name)["cells"]!.AsArray();
        Assert.All(cells, cell =>
        {
            Assert.Matches("^[a-zA-Z0-9_-]{1,64}$", (string)cell!["id"]!);
            Assert.All(cell["source"]!.AsArray(), line => Assert.Equal(System.Text.Json.JsonValueKind.String, line!.GetValueKind()));
            if ((string)cell["cell_type"]! == "code")
            {
                Assert.Empty(cell["outputs"]!.AsArray());
                Assert.Null(cell["execution_count"]);
                Assert.True(JsonNode.DeepEquals(JsonNode.Parse(CodeMetadata), cell["metadata"]), $"metadata of {cell["id"]}");
            }
            else
            {
                Assert.Equal("markdown", (string)cell["cell_type"]!);
                Assert.Empty(cell["metadata"]!.AsObject());
            }
        });
        Assert.Distinct(cells.Select(cell => (string)cell!["id"]!));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NoPathOfAMachineIsInIt(string name) => Assert.DoesNotMatch(MachinePath(), File.ReadAllText(CourseFiles.PathOf(name)));

    [Theory]
    [MemberData(nameof(Names))]
    public void DirectivesAreCleanAndTheFirstCellOpensTheKit(string name)
    {
        var code = Read(name)["cells"]!.AsArray().Where(cell => (string)cell!["cell_type"]! == "code").Select(Source).ToArray();
        Assert.Equal("#!import kit.csx", code[0]);
        foreach (var line in code.Append(File.ReadAllText(Path.Combine(Path.GetDirectoryName(CourseFiles.PathOf(name))!, "kit.csx"))).SelectMany(text => text.Split('\n')))
            if (AnyDirective().IsMatch(line))
                Assert.Matches(CleanDirective(), line);
    }

    private static JsonNode Read(string name) => JsonNode.Parse(File.ReadAllText(CourseFiles.PathOf(name)))!;

    private static string Source(JsonNode? cell) => string.Concat(cell!["source"]!.AsArray().Select(line => (string)line!));

    [GeneratedRegex(@"(?<![\w.:/])/(home|root|tmp|usr|work|Users|mnt|var)/|[A-Za-z]:\\\\")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"^\s*#(r|load|!)")]
    private static partial Regex AnyDirective();

    // A comment behind #r hangs the kernel; a space before it is an error there.
    [GeneratedRegex("""^(#r "[^"/\\][^":]*"|#load "[^"]+"|#!import [\w./-]+)$""")]
    private static partial Regex CleanDirective();
}
