using System.Text.Json;
using System.Text.Json.Serialization;
using StableNets.Kit.Engine;

namespace StableNets.Kit.Workers;

/// <summary>What a parent asks of its worker. One JSON object a line.</summary>
[JsonDerivedType(typeof(Execute), "execute")]
[JsonDerivedType(typeof(Interrupt), "interrupt")]
internal abstract record Request
{
    /// <summary>Run a cell.</summary>
    internal sealed record Execute(string Name, string Code) : Request;

    /// <summary>Stop a cell if it is the one that runs: the request may cross with the cell's own end.</summary>
    internal sealed record Interrupt(string Name) : Request;
}

/// <summary>What a worker tells its parent. One JSON object a line.</summary>
[JsonDerivedType(typeof(Ready), "ready")]
[JsonDerivedType(typeof(Produced), "produced")]
[JsonDerivedType(typeof(Done), "done")]
internal abstract record Reply
{
    /// <summary>The session is there and the compiler is warm: from now on a cell's time is its own.</summary>
    internal sealed record Ready : Reply;

    /// <summary>The running cell produced something.</summary>
    internal sealed record Produced(Output Output) : Reply;

    /// <summary>The cell ended.</summary>
    internal sealed record Done(CellOutcome Outcome) : Reply;
}

/// <summary>Messages as lines of JSON; generated code, because reflection would cost every worker's start 0.1 s.</summary>
[JsonSerializable(typeof(Request))]
[JsonSerializable(typeof(Reply))]
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
internal sealed partial class MessageJson : JsonSerializerContext
{
    public static string Line(Request request) => JsonSerializer.Serialize(request, Default.Request);

    public static string Line(Reply reply) => JsonSerializer.Serialize(reply, Default.Reply);

    public static Request ReadRequest(string line) => JsonSerializer.Deserialize(line, Default.Request)!;

    public static Reply ReadReply(string line) => JsonSerializer.Deserialize(line, Default.Reply)!;
}
