using System.Text.Json;

namespace StableNets.Notebooks.Tests.Kit;

/// <summary>Notebooks made for a test.</summary>
internal static class NotebookFile
{
    /// <summary>A valid notebook of cells, each of type <c>markdown</c> or <c>code</c>.</summary>
    public static string Json(params (string Type, string Source)[] cells) => Json(4, ".net-csharp", cells);

    /// <summary>A notebook with the format and kernel given.</summary>
    public static string Json(int format, string kernel, params (string Type, string Source)[] cells) => JsonSerializer.Serialize(new
    {
        cells = cells.Select((cell, index) => new
        {
            cell_type = cell.Type,
            id = $"cell{index}",
            metadata = new { },
            source = cell.Source.Split('\n').Select((line, i) => i < cell.Source.Count(c => c == '\n') ? line + "\n" : line),
        }),
        metadata = new { kernelspec = new { display_name = ".NET (C#)", language = "C#", name = kernel } },
        nbformat = format,
        nbformat_minor = 5,
    });
}
