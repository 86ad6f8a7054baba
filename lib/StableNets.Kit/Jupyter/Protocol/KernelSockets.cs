using NetMQ;
using NetMQ.Sockets;

namespace StableNets.Kit.Jupyter.Protocol;

/// <summary>
/// The kernel's five sockets, served by one thread of their own, so that none of them waits for a cell. Each accepts connections from this machine only.
/// </summary>
internal sealed class KernelSockets : IDisposable
{
    private const int MostFrames = 32;
    private const int MostBytes = 16 << 20;
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(1);

    private readonly Dictionary<MessageChannel, NetMQSocket> sockets;
    private readonly RouterSocket heartbeat;
    private readonly NetMQQueue<Action> outbox = new();
    private readonly NetMQPoller poller;
    private readonly Action<MessageChannel, IReadOnlyList<byte[]>> received;
    private readonly Action<string> dropped;

    /// <param name="file">Where to listen.</param>
    /// <param name="received">Takes each message's frames, on the sockets' thread: it must not wait.</param>
    /// <param name="dropped">Told of a message that is too large.</param>
    public KernelSockets(ConnectionFile file, Action<MessageChannel, IReadOnlyList<byte[]>> received, Action<string> dropped)
    {
        (this.received, this.dropped) = (received, dropped);
        sockets = new()
        {
            [MessageChannel.Shell] = Bound(new RouterSocket(), file.ShellPort),
            [MessageChannel.Control] = Bound(new RouterSocket(), file.ControlPort),
            [MessageChannel.Iopub] = Bound(new PublisherSocket(), file.IopubPort),
            [MessageChannel.Stdin] = Bound(new RouterSocket(), file.StdinPort),
        };
        heartbeat = Bound(new RouterSocket(), file.HeartbeatPort);
        poller = new NetMQPoller { outbox, heartbeat };
        foreach (var channel in new[] { MessageChannel.Shell, MessageChannel.Control })
        {
            sockets[channel].ReceiveReady += (_, _) => Receive(channel);
            poller.Add(sockets[channel]);
        }

        heartbeat.ReceiveReady += (_, _) => Echo();
        outbox.ReceiveReady += (_, ready) =>
        {
            while (ready.Queue.TryDequeue(out var send, TimeSpan.Zero))
                send();
        };
        poller.RunAsync("Jupyter sockets", isBackgroundThread: true);
    }

    /// <summary>Sends a message's frames. Does not wait; messages leave in the order of calls.</summary>
    public void Send(MessageChannel channel, IReadOnlyList<byte[]> frames) =>
        outbox.Enqueue(() => sockets[channel].SendMultipartBytes(frames));

    /// <summary>Lets what was sent go out, then closes.</summary>
    public void Dispose()
    {
        var sent = new ManualResetEventSlim();
        outbox.Enqueue(sent.Set);
        sent.Wait(LastWords);
        poller.Dispose();
        foreach (var socket in sockets.Values.Append(heartbeat))
            socket.Dispose();
        outbox.Dispose();
        NetMQConfig.Cleanup(block: true);
    }

    private void Receive(MessageChannel channel)
    {
        if (ReadFrames(sockets[channel]) is { } frames)
            received(channel, frames);
    }

    private void Echo()
    {
        if (ReadFrames(heartbeat) is { } frames)
            heartbeat.SendMultipartBytes(frames);
    }

    private List<byte[]>? ReadFrames(NetMQSocket socket)
    {
        var frames = new List<byte[]>();
        var (count, bytes, more) = (0, 0L, true);
        while (more)
        {
            var frame = socket.ReceiveFrameBytes(out more);
            (count, bytes) = (count + 1, bytes + frame.Length);
            if (count <= MostFrames && bytes <= MostBytes)
                frames.Add(frame);
        }

        if (count <= MostFrames && bytes <= MostBytes)
            return frames;
        dropped($"a message of {count} frames and {bytes} bytes; at most {MostFrames} and {MostBytes} are read");
        return null;
    }

    private static T Bound<T>(T socket, int port)
        where T : NetMQSocket
    {
        socket.Options.Linger = LastWords;
        socket.Options.MaxMsgSize = MostBytes; // a larger frame ends its connection
        socket.Options.SendHighWatermark = 0; // nothing that a cell shows is lost, however slowly a front end reads
        socket.Bind($"tcp://{ConnectionFile.Address}:{port}");
        return socket;
    }
}
