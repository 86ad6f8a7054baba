using System.Text.Json;

namespace StableNets.Kit.Jupyter.Protocol;

/// <summary>The sockets that carry messages; the fifth only echoes.</summary>
internal enum MessageChannel
{
    /// <summary>Requests that are answered one after the other, running a cell among them.</summary>
    Shell,

    /// <summary>Requests that must not wait for a cell: interrupt and shut down.</summary>
    Control,

    /// <summary>What everybody connected sees: outputs, and whether the kernel is busy.</summary>
    Iopub,

    /// <summary>Where a kernel could ask its user for a line of text; this one does not.</summary>
    Stdin,
}

/// <summary>A message that came, with a right signature.</summary>
/// <param name="Channel">The socket it came by, which its answer goes back by.</param>
/// <param name="Identities">Whom the socket has it from.</param>
/// <param name="Header">Its header as it came: every message that it causes carries these bytes.</param>
/// <param name="Type">Such as <c>execute_request</c>.</param>
/// <param name="Content">What is asked.</param>
internal sealed record Message(MessageChannel Channel, IReadOnlyList<byte[]> Identities, byte[] Header, string Type, JsonElement Content);
