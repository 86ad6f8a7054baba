using System.Text.Json;
using System.Text.Json.Nodes;
using StableNets.Kit.Jupyter.Protocol;
using StableNets.Kit.Notebooks;
using StableNets.Kit.Workers;

namespace StableNets.Kit.Jupyter.Installation;

/// <summary>The file kernel.json, which tells Jupyter how to start a kernel.</summary>
internal static class KernelSpec
{
    private const string Mark = "stablenets";

    /// <summary>The file's text, for a kernel registered under <paramref name="name"/>.</summary>
    public static string Text(string name) => new JsonObject
    {
        ["argv"] = new JsonArray(DotnetHost.Path, typeof(KernelSpec).Assembly.Location, "kernel", "start", "{connection_file}"),
        ["display_name"] = NotebookKernel.DisplayName(name),
        ["language"] = "C#",
        ["interrupt_mode"] = "message",
        ["env"] = new JsonObject { [DotnetHost.HeapLimit.Name] = DotnetHost.HeapLimit.Value },
        ["metadata"] = new JsonObject { [Mark] = true },
    }.ToJsonString(new JsonSerializerOptions { WriteIndented = true });

    /// <summary>Whether the kit wrote this file.</summary>
    public static bool IsOwn(string text)
    {
        try
        {
            return JsonElement.Parse(text).Member("metadata")?.Flag(Mark) == true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
