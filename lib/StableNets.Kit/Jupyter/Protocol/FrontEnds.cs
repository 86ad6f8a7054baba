using System.Text;
using System.Text.Json.Nodes;

namespace StableNets.Kit.Jupyter.Protocol;

/// <summary>What the kernel says: answers to the one who asked, and what all connected front ends see.</summary>
internal sealed class FrontEnds(WireFormat wire, KernelSockets sockets)
{
    /// <summary>Answers a request.</summary>
    public void Reply(Message request, JsonObject content) =>
        sockets.Send(request.Channel, wire.Write(request.Identities, request.Type.Replace("_request", "_reply", StringComparison.Ordinal), request.Header, content));

    /// <summary>Tells everybody something.</summary>
    /// <param name="cause">The request it comes of; null when of none.</param>
    public void Publish(string type, Message? cause, JsonObject content) =>
        sockets.Send(MessageChannel.Iopub, wire.Write([Encoding.UTF8.GetBytes(type)], type, cause?.Header, content));

    /// <summary>Tells everybody what the kernel is doing: <c>starting</c>, <c>busy</c> or <c>idle</c>.</summary>
    public void PublishStatus(string state, Message? cause) => Publish("status", cause, new() { ["execution_state"] = state });
}
