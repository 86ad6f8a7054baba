using System.Runtime;
using StableNets.Cells;

namespace StableNets.Kit.Engine;

/// <summary>
/// Runs the pieces of a cell (up to its first await, and from await to await) so that each can be stopped, even <c>while (true) { }</c>.
/// A scheduler rather than a synchronisation context with one thread, because a cell that blocks on its own task must not deadlock:
/// it does not in the .NET Interactive kernel either.
/// </summary>
internal sealed class CellScheduler : TaskScheduler, IDisposable
{
    // Recursion is a fair way to write a network of many layers; the platforms' defaults differ from 1 to 8 MB. Tens of thousands of calls fit, and one
    // without end is found before its trace takes seconds to write.
    private const int StackBytes = 2 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);
    private const int GentleRounds = 25;

    [ThreadStatic]
    private static CellScheduler? current;

    private readonly CancellationTokenSource abort = new();
    private readonly List<Thread> threads = [];

    /// <summary>Starts a cell.</summary>
    public Task<T> Start<T>(Func<Task<T>> cell) =>
        Task.Factory.StartNew(cell, CancellationToken.None, TaskCreationOptions.None, this).Unwrap();

    /// <summary>
    /// Stops the cell and completes when no piece of it runs any more. Gently first: loops of the cell end at their next
    /// <see cref="Stopping.Point"/>, the library before its next batch, and code that waits is woken by an exception. What still runs then, inside some library, is
    /// aborted. Never both at once: the runtime does not survive an interruption of a thread that it is aborting.
    /// </summary>
    public async Task StopAsync()
    {
        Stopping.Requested = true;
        for (var round = 0; round < GentleRounds && LivingThreads() is { Length: > 0 } living; round++)
        {
            foreach (var thread in living.Where(thread => thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin)))
                thread.Interrupt();
            await Task.Delay(Patience);
        }

        if (LivingThreads().Length == 0)
            return;

        // On a thread of its own, because the runtime's abort blocks its caller until the other thread answers.
        var aborting = Task.Run(abort.Cancel);
        while (LivingThreads().Length > 0)
            await Task.Delay(Patience);
        await aborting;
    }

    public void Dispose() => abort.Dispose();

    // A thread of its own for each piece: a pooled one would carry a late interruption into somebody else's work.
    protected override void QueueTask(Task task)
    {
        var thread = new Thread(() => RunControlled(task), StackBytes) { IsBackground = true };
        lock (threads)
        {
            threads.RemoveAll(thread => !thread.IsAlive);
            threads.Add(thread);
            thread.UnsafeStart();
        }
    }

    protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) =>
        current == this && !taskWasPreviouslyQueued && TryExecuteTask(task);

    protected override IEnumerable<Task> GetScheduledTasks() => [];

    private void RunControlled(Task task)
    {
        current = this;
        try
        {
            // SYSLIB0046 warns that aborting code can leave a process in a bad state. Here it is the point: the process
            // belongs to one notebook, a student's endless loop has no other end, and the cell after it should still run.
#pragma warning disable SYSLIB0046
            ControlledExecution.Run(() => TryExecuteTask(task), abort.Token);
#pragma warning restore SYSLIB0046
        }
        catch (Exception e) when (e is OperationCanceledException or ThreadInterruptedException)
        {
            // Stopped. Whoever waits for the cell waits for StopAsync.
        }
    }

    private Thread[] LivingThreads()
    {
        lock (threads)
            return [.. threads.Where(thread => thread.IsAlive)];
    }
}
