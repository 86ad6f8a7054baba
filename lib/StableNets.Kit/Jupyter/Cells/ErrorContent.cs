using System.Text.Json.Nodes;
using StableNets.Kit.Engine;

namespace StableNets.Kit.Jupyter.Cells;

/// <summary>An error as front ends show it: what happened and where, the lines of the cell, then the trace.</summary>
internal static class ErrorContent
{
    private const string Red = "\e[31m";
    private const string Plain = "\e[0m";

    // The .NET Interactive kernel calls every error so.
    private const string Name = "Error";

    public static JsonObject Of(ErrorOutput error, string code) => new()
    {
        ["status"] = "error",
        ["ename"] = Name,
        ["evalue"] = error.Title,
        ["traceback"] = new JsonArray([.. Traceback(error, code).Select(line => JsonValue.Create(line))]),
    };

    private static IEnumerable<string> Traceback(ErrorOutput error, string code)
    {
        yield return $"{Red}{error.Title}{Plain}";
        var lines = code.ReplaceLineEndings("\n").Split('\n');
        foreach (var number in error.Lines.Where(number => number >= 1 && number <= lines.Length))
            yield return $"{Red}{number,5} >{Plain} {lines[number - 1]}";
        if (error.Text.Length > 0)
            yield return error.Text;
    }
}
