using System.Text.Json;

namespace StableNets.Kit.Notebooks;

/// <summary>Reads an .ipynb file and refuses, in words, what the kit cannot run faithfully.</summary>
internal static class NotebookReader
{
    /// <summary>Reads the notebook at <paramref name="path"/>.</summary>
    /// <exception cref="NotebookException">The file is absent, not JSON, not nbformat 4, or not a C# notebook.</exception>
    public static Notebook Read(string path)
    {
        var full = Path.GetFullPath(path);
        if (!File.Exists(full))
            throw new NotebookException($"{path}: there is no such file.");
        return Parse(full, File.ReadAllBytes(full));
    }

    /// <summary>Reads a notebook from its bytes; <paramref name="path"/> only names it.</summary>
    public static Notebook Parse(string path, byte[] json)
    {
        var file = Path.GetFileName(path);
        try
        {
            using var document = JsonDocument.Parse(WithoutByteOrderMark(json));
            return new Notebook(path, Cells(file, Validated(file, document.RootElement)), Stamp(Member(document.RootElement, "metadata", EditionStamp.Name)));
        }
        catch (JsonException e)
        {
            throw new NotebookException($"{file}: not a notebook, because it is not JSON (line {e.LineNumber + 1}).");
        }
        catch (InvalidOperationException)
        {
            // How the parser says that an escape such as \ud800 stands for half a character.
            throw new NotebookException($"{file}: not a notebook, because one of its texts is not valid Unicode.");
        }
    }

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(byte[] json) =>
        json is [0xEF, 0xBB, 0xBF, ..] ? json.AsMemory(3) : json;

    private static JsonElement Validated(string file, JsonElement root)
    {
        var format = Member(root, "nbformat");
        if (format is not { ValueKind: JsonValueKind.Number } number || !number.TryGetInt32(out var version))
            throw new NotebookException($"{file}: not a notebook, because it has no number \"nbformat\".");
        if (version != 4)
        {
            var remedy = version < 4 ? "Save it again from a current editor." : "Save it again as nbformat 4.";
            throw new NotebookException($"{file}: expected nbformat 4, got {version}. {remedy}");
        }

        var kernel = Member(root, "metadata", "kernelspec");
        var name = Text(kernel, "name");
        var language = Text(kernel, "language");
        if (!NotebookKernel.Fits(name, Text(kernel, "display_name"), language) && !(string.IsNullOrEmpty(name) && HasCellInCSharp(root)))
        {
            throw new NotebookException(
                $"{file}: expected a kernel named \".net-…\" or \"{NotebookKernel.OwnName}\" with language \"C#\", got {Quoted(name)} with language {Quoted(language)}.");
        }

        return Member(root, "cells") is { ValueKind: JsonValueKind.Array } cells
            ? cells
            : throw new NotebookException($"{file}: not a notebook, because it has no array \"cells\".");
    }

    // A front end without a kernel to choose saves a notebook that names none; its cells still say what they are.
    private static bool HasCellInCSharp(JsonElement root) =>
        Member(root, "cells") is { ValueKind: JsonValueKind.Array } cells && cells.EnumerateArray().Any(cell => CellLanguage(cell) == "csharp");

    private static List<Cell> Cells(string file, JsonElement cells) =>
        [.. cells.EnumerateArray().Select((cell, index) => ReadCell(file, cell, index + 1))];

    private static Cell ReadCell(string file, JsonElement cell, int number)
    {
        var source = Source(Member(cell, "source"))
            ?? throw new NotebookException($"{file}, cell {number}: expected \"source\" to be a string or an array of strings.");
        var kind = Text(cell, "cell_type") switch
        {
            "markdown" => CellKind.Text,
            "raw" => CellKind.Raw,
            "code" => CellLanguage(cell) switch
            {
                null or "csharp" => CellKind.Code,
                "markdown" => CellKind.Text,
                var other => throw new NotebookException($"{file}, cell {number}: expected a C# or Markdown cell, got language {Quoted(other)}."),
            },
            var other => throw new NotebookException($"{file}, cell {number}: expected a cell of type \"markdown\", \"code\" or \"raw\", got {Quoted(other)}."),
        };
        return new Cell(number, kind, source, Text(cell, "id"));
    }

    private static EditionStamp? Stamp(JsonElement? stamp) =>
        Text(stamp, EditionStamp.SourceMember) is { } source && Text(stamp, EditionStamp.ContentMember) is { } content ? new EditionStamp(source, content) : null;

    private static string? CellLanguage(JsonElement cell) =>
        Text(Member(cell, "metadata", "polyglot_notebook"), "kernelName")
        ?? Text(Member(cell, "metadata", "dotnet_interactive"), "language");

    private static string? Source(JsonElement? source)
    {
        var text = source switch
        {
            { ValueKind: JsonValueKind.String } one => one.GetString(),
            { ValueKind: JsonValueKind.Array } lines when lines.EnumerateArray().All(line => line.ValueKind == JsonValueKind.String) =>
                string.Concat(lines.EnumerateArray().Select(line => line.GetString())),
            _ => null,
        };
        return text?.ReplaceLineEndings("\n");
    }

    private static JsonElement? Member(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        }

        return element;
    }

    private static string? Text(JsonElement? element, string name) =>
        element is { } present && Member(present, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static string Quoted(string? text) => text is null ? "none" : $"\"{text}\"";
}
