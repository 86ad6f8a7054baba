using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using StableNets.Kit.Engine;
using StableNets.Kit.Jupyter.Cells;
using StableNets.Kit.Jupyter.Editing;
using StableNets.Kit.Jupyter.Protocol;

namespace StableNets.Kit.Jupyter;

/// <summary>
/// The kit's engine behind the Jupyter messaging protocol. Requests on the shell socket are answered one after the other; those on the control
/// socket meanwhile, so that a running cell can be interrupted.
/// </summary>
internal sealed class Kernel : IDisposable
{
    private readonly Channel<Message> shell = Channel.CreateUnbounded<Message>();
    private readonly Channel<Message> control = Channel.CreateUnbounded<Message>();
    private readonly DropLog dropped = new(Console.Error);
    private readonly WireFormat wire;
    private readonly KernelSockets sockets;
    private readonly FrontEnds frontEnds;
    private readonly Task<Session> session;
    private readonly CellQueue cells;
    private readonly History history = new();

    public Kernel(ConnectionFile file)
    {
        wire = new WireFormat(file.Key);
        sockets = new KernelSockets(file, Take, dropped.Add);
        frontEnds = new FrontEnds(wire, sockets);
        session = Task.Run(StartSessionAsync);
        cells = new CellQueue(session, frontEnds, history);
    }

    /// <summary>Serves front ends until one of them asks for the end.</summary>
    public async Task RunAsync()
    {
        // What a terminal sends on Ctrl+C, and front ends that do not know of interrupt_request.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            cells.Interrupt();
        });
        frontEnds.PublishStatus("starting", null);
        await await Task.WhenAny(ServeShellAsync(), ServeControlAsync());
    }

    public void Dispose() => sockets.Dispose();

    private static async Task<Session> StartSessionAsync()
    {
        var session = new Session(Directory.GetCurrentDirectory());
        await session.WarmUpAsync();
        return session;
    }

    // On the sockets' thread.
    private void Take(MessageChannel channel, IReadOnlyList<byte[]> frames)
    {
        try
        {
            var message = wire.Read(channel, frames);
            (channel == MessageChannel.Control ? control : shell).Writer.TryWrite(message);
        }
        catch (InvalidDataException e)
        {
            dropped.Add(e.Message);
        }
    }

    private async Task ServeShellAsync()
    {
        await foreach (var request in shell.Reader.ReadAllAsync())
        {
            await ServeAsync(request, request.Type == "execute_request"
                ? () => cells.ExecuteAsync(request, () => shell.Reader.Count)
                : () => AnswerAsync(request));
            cells.Passed();
            if (request.Type == "shutdown_request")
                return;
        }
    }

    private async Task ServeControlAsync()
    {
        await foreach (var request in control.Reader.ReadAllAsync())
        {
            await ServeAsync(request, () => AnswerAsync(request));
            if (request.Type == "shutdown_request")
                return;
        }
    }

    private async Task ServeAsync(Message request, Func<Task<JsonObject?>> answer)
    {
        frontEnds.PublishStatus("busy", request);
        try
        {
            if (await answer() is { } content)
                frontEnds.Reply(request, content);
        }
        catch (Exception e)
        {
            // Whatever goes wrong with one request, the variables of an hour's work must survive it.
            frontEnds.Reply(request, ErrorContent.Of(ErrorText.Exception(e, new SourceName(request.Type, IsCell: false)), ""));
        }

        frontEnds.PublishStatus("idle", request);
    }

    private async Task<JsonObject?> AnswerAsync(Message request)
    {
        var code = request.Content.Text("code") ?? "";
        var cursor = request.Content.Number("cursor_pos") ?? code.Length;
        switch (request.Type)
        {
            case "kernel_info_request":
                return KernelInfo.Content();
            case "is_complete_request":
                return Completeness.Of(code);
            case "complete_request":
                return Completions.At(await session, code, cursor);
            case "inspect_request":
                return Inspection.At(await session, code, cursor);
            case "history_request":
                return history.Answer(request.Content);
            case "comm_info_request":
                return new() { ["status"] = "ok", ["comms"] = new JsonObject() };
            case "comm_open":
                // There are no widgets here; closing at once is how the protocol says so.
                frontEnds.Publish("comm_close", request, new() { ["comm_id"] = request.Content.Text("comm_id"), ["data"] = new JsonObject() });
                return null;
            case "interrupt_request":
                cells.Interrupt();
                return new() { ["status"] = "ok" };
            case "shutdown_request":
                return new() { ["status"] = "ok", ["restart"] = request.Content.Flag("restart") ?? false };
            default:
                return null;
        }
    }
}
