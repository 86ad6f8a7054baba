using System.Diagnostics;
using System.Threading.Channels;
using StableNets.Kit.Engine;

namespace StableNets.Kit.Workers;

/// <summary>The worker's side: a session in the current folder, driven by requests, until the parent closes the pipe or dies.</summary>
internal sealed class WorkerHost(TextReader requests, TextWriter replies) : IOutputSink
{
    private readonly Lock gate = new();
    private RunningCell? running;

    /// <summary>Serves requests. Ends the process rather than returning, because a cell's own threads may still run.</summary>
    public async Task RunAsync()
    {
        using var session = new Session(Directory.GetCurrentDirectory());
        var cells = Channel.CreateUnbounded<Request.Execute>();
        var reading = Task.Run(() => ReadAsync(cells.Writer));
        await session.WarmUpAsync();
        Send(new Reply.Ready());
        await foreach (var cell in cells.Reader.ReadAllAsync())
            await ExecuteAsync(session, cell);
        await reading;
    }

    private async Task ReadAsync(ChannelWriter<Request.Execute> cells)
    {
        while (await requests.ReadLineAsync() is { } line)
        {
            switch (MessageJson.ReadRequest(line))
            {
                case Request.Execute execute:
                    await cells.WriteAsync(execute);
                    break;
                case Request.Interrupt interrupt when Volatile.Read(ref running) is { } cell && cell.Name == interrupt.Name:
                    cell.Stop.Cancel();
                    break;
            }
        }

        // The parent is done, or dead. No exit handlers: they belong to the cells, and one may never return.
        Process.GetCurrentProcess().Kill();
    }

    private async Task ExecuteAsync(Session session, Request.Execute cell)
    {
        var stop = new CancellationTokenSource(); // not disposed: a late interrupt may still hold it
        Volatile.Write(ref running, new RunningCell(cell.Name, stop));
        var outcome = await BoundedSink.ExecuteAsync(session, cell.Name, cell.Code, this, stop.Token);
        Volatile.Write(ref running, null);
        Send(new Reply.Done(outcome));
    }

    public void Write(Output output) => Send(new Reply.Produced(output));

    private void Send(Reply reply)
    {
        var line = MessageJson.Line(reply);
        lock (gate)
        {
            replies.WriteLine(line);
            replies.Flush();
        }
    }

    private sealed record RunningCell(string Name, CancellationTokenSource Stop);
}
