using System.Text.Json.Nodes;
using StableNets.Kit.Jupyter.Protocol;

namespace StableNets.Kit.Jupyter;

/// <summary>What the kernel says about itself.</summary>
internal static class KernelInfo
{
    private static readonly string Version = typeof(KernelInfo).Assembly.GetName().Version?.ToString(3) ?? "0";

    public static JsonObject Content() => new()
    {
        ["status"] = "ok",
        ["protocol_version"] = WireFormat.ProtocolVersion,
        ["implementation"] = "stablenets",
        ["implementation_version"] = Version,
        ["banner"] = $"StableNets {Version}: C# on .NET {Environment.Version}",
        ["language_info"] = new JsonObject
        {
            ["name"] = "C#",
            ["version"] = "14.0",
            ["mimetype"] = "text/x-csharp",
            ["file_extension"] = ".cs",
            ["pygments_lexer"] = "csharp",
            ["codemirror_mode"] = "text/x-csharp",
        },
        ["help_links"] = new JsonArray(),
    };
}
