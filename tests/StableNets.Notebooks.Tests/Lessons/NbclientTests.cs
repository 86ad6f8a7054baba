using System.Text.Json;
using System.Text.RegularExpressions;
using StableNets.Kit.Engine;

namespace StableNets.Notebooks.Tests.Lessons;

/// <summary>Jupyter shows what the pages show: the same text and the same charts in every cell.</summary>
public sealed partial class NbclientTests(NbclientCourse course) : IClassFixture<NbclientCourse>
{
    public static TheoryData<string> Names => NbclientCourse.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_cell_has_the_outputs_that_run_gives(string name)
    {
        var cells = (await course.CellsAsync(name)).EnumerateArray().Where(cell => cell.GetProperty("cell_type").GetString() == "code").ToArray();
        var results = (await CourseRuns.OfAsync(NbclientCourse.PathOf(name))).Results;

        Assert.Equal(results.Count, cells.Length);
        var measured = false;
        foreach (var (result, cell) in results.Zip(cells))
        {
            // From where a lesson takes the time, its numbers and the charts of them differ from run to run; its words do not.
            measured |= result.Cell.Source.Contains("Stopwatch", StringComparison.Ordinal);
            // Memory differs by a few bytes: .NET takes some for itself, and less once it has improved the code.
            Func<string, string> comparable = measured || result.Cell.Source.Contains("bytes", StringComparison.OrdinalIgnoreCase) ? Words : WithoutSeconds;
            Assert.Equal(Shown(result.Outputs).Select(comparable), Shown(cell.GetProperty("outputs")).Select(comparable));
        }

        Assert.Contains(cells, cell => Shown(cell.GetProperty("outputs")).Any(output => output.Contains("<figure class=\"sn-figure\"", StringComparison.Ordinal)));
    }

    // The end of a live display tells how long training took.
    private static string WithoutSeconds(string output) => Seconds().Replace(output, "… s");

    private static string Words(string output) => ChartOrNumber().Replace(output, "…");

    private static List<string> Shown(IReadOnlyList<Output> outputs) => Merged(outputs.Select(output => output switch
    {
        StreamOutput stream => (stream.IsError ? "stderr" : "stdout", stream.Text),
        DisplayOutput display => ("shown", string.Join('\n', display.Data.OrderBy(form => form.Key).Select(form => $"{form.Key}: {Canonical(form.Key, form.Value)}"))),
        ErrorOutput error => ("error", error.Title),
        _ => throw new ArgumentException($"no output of a cell: {output}", nameof(outputs)),
    }));

    private static List<string> Shown(JsonElement outputs) => Merged(outputs.EnumerateArray().Select(output => output.GetProperty("output_type").GetString() switch
    {
        "stream" => (output.GetProperty("name").GetString()!, Joined(output.GetProperty("text"))),
        "error" => ("error", output.GetProperty("evalue").GetString()!),
        _ => ("shown", string.Join('\n', output.GetProperty("data").EnumerateObject().OrderBy(form => form.Name).Select(form => $"{form.Name}: {Canonical(form.Name, Joined(form.Value))}"))),
    }));

    // Console text may come in other pieces.
    private static List<string> Merged(IEnumerable<(string Kind, string Text)> outputs)
    {
        var merged = new List<(string Kind, string Text)>();
        foreach (var output in outputs)
        {
            if (output.Kind.StartsWith("std", StringComparison.Ordinal) && merged is [.., var last] && last.Kind == output.Kind)
                merged[^1] = (last.Kind, last.Text + output.Text);
            else
                merged.Add(output);
        }

        return [.. merged.Select(output => $"{output.Kind} {output.Text}")];
    }

    // A notebook holds text as lines, and JSON as JSON.
    private static string Joined(JsonElement text) => text.ValueKind switch
    {
        JsonValueKind.Array => string.Concat(text.EnumerateArray().Select(line => line.GetString())),
        JsonValueKind.Object => text.GetRawText(),
        _ => text.GetString()!,
    };

    private static string Canonical(string form, string text) =>
        form.EndsWith("+json", StringComparison.Ordinal) ? Sorted(JsonSerializer.Deserialize<JsonElement>(text)) : text;

    // Jupyter's files order the names of an object, and escape letters in their own way.
    private static string Sorted(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(", ", json.EnumerateObject().OrderBy(part => part.Name, StringComparer.Ordinal).Select(part => $"{part.Name}: {Sorted(part.Value)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(", ", json.EnumerateArray().Select(Sorted))}]",
        _ => json.ToString(),
    };

    [GeneratedRegex(@"\b[0-9.]+ s\b")]
    private static partial Regex Seconds();

    // The name of a figure is made of its content.
    [GeneratedRegex(@"<script>.*?</script>|\b[0-9a-f]{12}\b|-?[0-9]+([.,][0-9]+)*(e[+-]?[0-9]+|[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?", RegexOptions.Singleline)]
    private static partial Regex ChartOrNumber();
}
