using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using NetMQ;
using NetMQ.Sockets;

namespace StableNets.Notebooks.Tests.Kit.Jupyter;

/// <summary>A front end of the tests' own: it speaks the protocol with its own code, so that it does not share the kernel's mistakes.</summary>
internal sealed class KernelClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly DealerSocket shell = new();
    private readonly DealerSocket control = new();
    private readonly SubscriberSocket iopub = new();
    private readonly byte[] key;
    private int count;

    public KernelClient(KernelPorts ports)
    {
        key = Encoding.UTF8.GetBytes(ports.Key);
        shell.Connect(ports.Address(ports.Shell));
        control.Connect(ports.Address(ports.Control));
        iopub.SubscribeToAnyTopic();
        iopub.Connect(ports.Address(ports.Iopub));
    }

    /// <summary>Sends a request on the shell socket and returns its id.</summary>
    public string Send(string type, object content) => Send(shell, type, content);

    /// <summary>Asks on the shell socket, and waits for the answer.</summary>
    public JsonElement Ask(string type, object content) => Answer(shell, Send(shell, type, content));

    /// <summary>Asks on the control socket, and waits for the answer.</summary>
    public JsonElement AskControl(string type, object content) => Answer(control, Send(control, type, content));

    /// <summary>Waits for the answer to a request on the shell socket.</summary>
    public JsonElement Answer(string id) => Answer(shell, id);

    /// <summary>Runs a cell, and waits for its answer and all it shows.</summary>
    public CellRun Run(string code, bool silent = false, bool storeHistory = true)
    {
        var id = SendCell(code, silent, storeHistory);
        return new CellRun(Answer(shell, id), Published(id));
    }

    /// <summary>Sends a cell without waiting.</summary>
    public string SendCell(string code, bool silent = false, bool storeHistory = true, bool stopOnError = true) =>
        Send("execute_request", new { code, silent, store_history = storeHistory, allow_stdin = false, user_expressions = new { }, stop_on_error = stopOnError });

    /// <summary>What a request causes to be published, from busy to idle.</summary>
    public IReadOnlyList<Published> Published(string id)
    {
        var all = new List<Published>();
        while (all is not [.., { Type: "status", State: "idle" }])
        {
            if (NextPublished() is { } message && message.ParentId == id)
                all.Add(message);
        }

        return all;
    }

    /// <summary>The next message that everybody gets.</summary>
    public Published NextPublished()
    {
        var (parent, header, content) = Receive(iopub);
        return new Published(header.GetProperty("msg_type").GetString()!, parent, content);
    }

    /// <summary>Sends frames as they are.</summary>
    public void SendRaw(IReadOnlyList<byte[]> frames) => shell.SendMultipartBytes(frames);

    /// <summary>The frames of a message, signed with the given key.</summary>
    public IReadOnlyList<byte[]> Frames(string id, string type, object content, byte[]? otherKey = null)
    {
        byte[][] parts =
        [
            Json(new { msg_id = id, session = "test", username = "test", date = "2026-01-01T00:00:00Z", msg_type = type, version = "5.3" }),
            "{}"u8.ToArray(), "{}"u8.ToArray(), Json(content),
        ];
        return ["<IDS|MSG>"u8.ToArray(), Signature(parts, otherKey ?? key), .. parts];
    }

    /// <summary>The frames of a message, rightly signed whatever its parts are.</summary>
    public IReadOnlyList<byte[]> SignedFrames(string header, string content)
    {
        byte[][] parts = [Encoding.UTF8.GetBytes(header), "{}"u8.ToArray(), "{}"u8.ToArray(), Encoding.UTF8.GetBytes(content)];
        return ["<IDS|MSG>"u8.ToArray(), Signature(parts), .. parts];
    }

    private byte[] Signature(IReadOnlyList<byte[]> parts, byte[]? otherKey = null) =>
        Encoding.ASCII.GetBytes(Convert.ToHexStringLower(HMACSHA256.HashData(otherKey ?? key, parts.SelectMany(part => part).ToArray())));

    public void Dispose()
    {
        foreach (NetMQSocket socket in new NetMQSocket[] { shell, control, iopub })
        {
            socket.Options.Linger = TimeSpan.Zero;
            socket.Dispose();
        }
    }

    private string Send(DealerSocket socket, string type, object content)
    {
        var id = $"request-{++count}";
        socket.SendMultipartBytes(Frames(id, type, content));
        return id;
    }

    private JsonElement Answer(DealerSocket socket, string id)
    {
        while (true)
        {
            var (parent, _, content) = Receive(socket);
            if (parent == id)
                return content;
        }
    }

    private (string? ParentId, JsonElement Header, JsonElement Content) Receive(NetMQSocket socket)
    {
        List<byte[]> frames = [];
        Assert.True(socket.TryReceiveMultipartBytes(Patience, ref frames!), "the kernel does not answer");
        var start = frames.FindIndex(frame => frame.AsSpan().SequenceEqual("<IDS|MSG>"u8)) + 1;
        Assert.Equal(Signature(frames[(start + 1)..]), frames[start]);
        var parent = JsonElement.Parse(frames[start + 2]);
        return (parent.TryGetProperty("msg_id", out var id) ? id.GetString() : null, JsonElement.Parse(frames[start + 1]), JsonElement.Parse(frames[start + 4]));
    }

    private static byte[] Json(object content) => JsonSerializer.SerializeToUtf8Bytes(content);
}

/// <summary>A message that everybody gets.</summary>
internal sealed record Published(string Type, string? ParentId, JsonElement Content)
{
    public string? State => Type == "status" ? Text("execution_state") : null;

    public string? Text(params ReadOnlySpan<string> path)
    {
        var element = Content;
        foreach (var name in path)
        {
            if (!element.TryGetProperty(name, out element))
                return null;
        }

        return element.GetString();
    }
}

/// <summary>What came of running a cell.</summary>
internal sealed record CellRun(JsonElement Reply, IReadOnlyList<Published> Published)
{
    public string Status => Reply.GetProperty("status").GetString()!;

    public string Console(string name) => string.Concat(Published.Where(message => message.Type == "stream" && message.Text("name") == name).Select(message => message.Text("text")));

    public IReadOnlyList<string> Types => [.. Published.Select(message => message.State ?? message.Type)];
}
