using System.Text.Encodings.Web;
using System.Text.Json;

namespace StableNets.Kit.Notebooks;

/// <summary>Writes a notebook as nbformat 4.5 without outputs: the same cells give the same bytes.</summary>
internal static class NotebookWriter
{
    private static readonly JsonWriterOptions Form = new()
    {
        Indented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // it is no HTML, and people read it in diffs
    };

    /// <summary>The file's bytes.</summary>
    public static byte[] Bytes(Notebook notebook)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Form))
        {
            json.WriteStartObject();
            json.WriteStartArray("cells");
            foreach (var cell in notebook.Cells)
                Write(json, cell);
            json.WriteEndArray();
            json.WritePropertyName("metadata");
            WriteMetadata(json, notebook.Stamp);
            json.WriteNumber("nbformat", 4);
            json.WriteNumber("nbformat_minor", 5);
            json.WriteEndObject();
        }

        buffer.WriteByte((byte)'\n');
        return buffer.ToArray();
    }

    private static void Write(Utf8JsonWriter json, Cell cell)
    {
        var isCode = cell.Kind == CellKind.Code;
        json.WriteStartObject();
        json.WriteString("cell_type", cell.Kind switch { CellKind.Code => "code", CellKind.Raw => "raw", _ => "markdown" });
        if (isCode)
            json.WriteNull("execution_count");
        json.WriteString("id", cell.Id ?? $"cell-{cell.Number}");
        json.WritePropertyName("metadata");
        json.WriteRawValue(isCode ? """{"dotnet_interactive":{"language":"csharp"},"polyglot_notebook":{"kernelName":"csharp"}}""" : "{}");
        if (isCode)
        {
            json.WriteStartArray("outputs");
            json.WriteEndArray();
        }

        json.WriteStartArray("source");
        var lines = cell.Source.Split('\n');
        for (var i = 0; i < lines.Length; i++)
            json.WriteStringValue(i < lines.Length - 1 ? lines[i] + "\n" : lines[i]);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteMetadata(Utf8JsonWriter json, EditionStamp? stamp)
    {
        json.WriteStartObject();
        json.WritePropertyName("kernelspec");
        json.WriteRawValue("""{"display_name":".NET (C#)","language":"C#","name":".net-csharp"}""");
        json.WritePropertyName("language_info");
        json.WriteRawValue("""{"name":"polyglot-notebook"}""");
        json.WritePropertyName("polyglot_notebook");
        json.WriteRawValue("""{"kernelInfo":{"defaultKernelName":"csharp","items":[{"aliases":[],"name":"csharp"}]}}""");
        if (stamp is not null)
        {
            json.WriteStartObject(EditionStamp.Name);
            json.WriteString(EditionStamp.ContentMember, stamp.Content);
            json.WriteString(EditionStamp.SourceMember, stamp.Source);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }
}
