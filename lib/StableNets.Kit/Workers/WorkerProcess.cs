using System.Diagnostics;
using System.IO.Pipes;
using System.Text;
using StableNets.Kit.Engine;

namespace StableNets.Kit.Workers;

/// <summary>
/// The parent's side of one worker. The two talk over pipes of their own, not over the console, which belongs to the cells.
/// </summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    // How long a stopped cell may take to let go before its process is killed.
    private static readonly TimeSpan StopGrace = TimeSpan.FromSeconds(5);

    // What a dead process has said may still be on its way. No longer: a process that a cell has started can hold the pipes open for ever.
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(1);

    // A child inherits every pipe end that is open for inheritance at that moment, its sibling's too, and would keep it open.
    private static readonly Lock Starting = new();

    private readonly Process process;
    private readonly StreamWriter requests;
    private readonly StreamReader replies;
    private readonly FatalText fatal = new();
    private readonly MemoryWatch memory;
    private readonly Task gone;
    private volatile bool unstoppable;

    private WorkerProcess(WorkerSettings settings)
    {
        var exited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (Starting)
        {
            var toWorker = new AnonymousPipeServerStream(PipeDirection.Out, HandleInheritability.Inheritable);
            var fromWorker = new AnonymousPipeServerStream(PipeDirection.In, HandleInheritability.Inheritable);
            process = Process.Start(StartInfo(settings, toWorker.GetClientHandleAsString(), fromWorker.GetClientHandleAsString()))
                ?? throw new InvalidOperationException("The worker process did not start.");
            toWorker.DisposeLocalCopyOfClientHandle();
            fromWorker.DisposeLocalCopyOfClientHandle();
            requests = new StreamWriter(toWorker) { AutoFlush = true };
            replies = new StreamReader(fromWorker);
        }

        process.Exited += (_, _) => exited.TrySetResult();
        process.EnableRaisingEvents = true;
        gone = GoneAsync(exited.Task);
        memory = new MemoryWatch(process, settings.MemoryLimit, Kill);
        process.StandardInput.Close();
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => fatal.Add(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Whether a cell ended the process.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Starts a worker.</summary>
    public static async Task<WorkerProcess> StartAsync(WorkerSettings settings, CancellationToken cancel)
    {
        var worker = new WorkerProcess(settings);
        using var giveUp = cancel.Register(worker.Kill);
        if (await worker.ReadAsync() is Reply.Ready)
            return worker;

        var cause = await worker.ObituaryAsync();
        await worker.DisposeAsync();
        cancel.ThrowIfCancellationRequested();
        throw new InvalidOperationException($"The process for {settings.Folder} did not start ({cause.Text}).");
    }

    /// <summary>Runs a cell. A result of null means that the process ended, and <see cref="ObituaryAsync"/> says how.</summary>
    /// <param name="name">What messages call the cell; no two cells of a notebook share it.</param>
    /// <param name="code">Its source.</param>
    /// <param name="sink">Receives its outputs as they come.</param>
    /// <param name="stop">Stops it; if it does not let go, its process is ended.</param>
    public async Task<CellOutcome?> ExecuteAsync(string name, string code, IOutputSink sink, CancellationToken stop)
    {
        using var finished = new CancellationTokenSource();
        using var stopping = stop.Register(() => _ = StopAsync(name, finished.Token));
        try
        {
            Send(new Request.Execute(name, code));
            while (await ReadAsync() is { } reply)
            {
                switch (reply)
                {
                    case Reply.Produced produced:
                        sink.Write(produced.Output);
                        break;
                    case Reply.Done done:
                        return done.Outcome;
                }
            }
        }
        catch (IOException)
        {
            // The pipe broke because the process is gone.
        }
        finally
        {
            await finished.CancelAsync();
        }

        HasEnded = true;
        return null;
    }

    /// <summary>How the process ended. To be asked only when it did.</summary>
    public async Task<Obituary> ObituaryAsync()
    {
        await gone;
        return Obituary.Of(unstoppable, memory.Exceeded, fatal.Cause, process.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await gone;
        await memory.DisposeAsync();
        process.Dispose();
        replies.Dispose();
        try
        {
            await requests.DisposeAsync();
        }
        catch (IOException)
        {
            // Nobody is left to read what was not sent.
        }
    }

    // Null when the process is dead and all that it said has been read.
    private async Task<Reply?> ReadAsync()
    {
        var line = replies.ReadLineAsync();
        await Task.WhenAny(line, gone);
        await Task.WhenAny(line, Task.Delay(Aftermath));
        return line.IsCompleted && await line is { } text ? MessageJson.ReadReply(text) : null;
    }

    private async Task GoneAsync(Task exited)
    {
        await exited;
        await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(Aftermath));
    }

    private async Task StopAsync(string name, CancellationToken finished)
    {
        await Task.Yield(); // a cancellation callback must not wait for a pipe
        try
        {
            Send(new Request.Interrupt(name));
            await Task.Delay(StopGrace, finished);
            unstoppable = true;
            Kill();
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // It has ended by itself.
        }
    }

    private void Send(Request request)
    {
        lock (requests)
            requests.WriteLine(MessageJson.Line(request));
    }

    private void Kill()
    {
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
    }

    private static ProcessStartInfo StartInfo(WorkerSettings settings, params string[] handles)
    {
        var start = new ProcessStartInfo(DotnetHost.Path, [typeof(WorkerProcess).Assembly.Location, "worker", .. handles])
        {
            WorkingDirectory = settings.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
            UseShellExecute = false,
        };
        foreach (var (name, value) in settings.Environment)
            start.Environment[name] = value;
        return start;
    }
}
