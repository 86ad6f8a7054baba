using System.Text.Json;
using System.Text.Json.Nodes;
using StableNets.Kit.Engine;
using StableNets.Kit.Jupyter.Protocol;

namespace StableNets.Kit.Jupyter.Cells;

/// <summary>Sends what a cell produces to the front ends while it runs.</summary>
/// <param name="request">The request that runs the cell.</param>
/// <param name="number">The cell's number.</param>
/// <param name="silent">Whether nobody is to see anything.</param>
internal sealed class CellOutputs(FrontEnds frontEnds, Message request, string code, int number, bool silent) : IOutputSink
{
    // The engine counts displays from 1 in every process; outputs of the process before may still be in the notebook, and must not be updated.
    private static readonly string Process = Guid.NewGuid().ToString("N");

    /// <summary>Why the cell failed; null while it did not.</summary>
    public ErrorOutput? Error { get; private set; }

    public void Write(Output output)
    {
        Error ??= output as ErrorOutput;
        if (silent)
            return;
        var (type, content) = output switch
        {
            StreamOutput stream => ("stream", new JsonObject { ["name"] = stream.IsError ? "stderr" : "stdout", ["text"] = stream.Text }),
            DisplayOutput { DisplayId: null } result => ("execute_result", new JsonObject { ["execution_count"] = number, ["data"] = Data(result.Data), ["metadata"] = new JsonObject() }),
            DisplayOutput display => ("display_data", Shown(display.Data, display.DisplayId)),
            UpdateOutput update => ("update_display_data", Shown(update.Data, update.DisplayId)),
            ErrorOutput error => ("error", ErrorContent.Of(error, code)),
            _ => throw new ArgumentException($"expected a kind of output that front ends know, got {output.GetType().Name}.", nameof(output)),
        };
        frontEnds.Publish(type, request, content);
    }

    private static JsonObject Shown(IReadOnlyDictionary<string, string> data, string id) => new()
    {
        ["data"] = Data(data),
        ["metadata"] = new JsonObject(),
        ["transient"] = new JsonObject { ["display_id"] = $"{Process}-{id}" },
    };

    private static JsonObject Data(IReadOnlyDictionary<string, string> forms) =>
        new(forms.Select(form => KeyValuePair.Create(form.Key, Form(form.Key, form.Value))));

    // Jupyter wants JSON as JSON, and everything else as text.
    private static JsonNode? Form(string mimeType, string text)
    {
        try
        {
            return mimeType == "application/json" || mimeType.EndsWith("+json", StringComparison.Ordinal) ? JsonNode.Parse(text) : text;
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
