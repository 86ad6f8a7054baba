using System.Runtime.ExceptionServices;

namespace StableNets.Teaching.Exercises;

/// <summary>Runs an answer's code on a thread of its own, which may be left behind in an endless loop.</summary>
internal static class TimeLimit
{
    // As a cell has: recursion is a fair way to write a network of many layers.
    private const int StackBytes = 2 << 20;

    internal static readonly TimeSpan OfACheck = TimeSpan.FromSeconds(10);

    /// <summary>Is told of a thread that is waited for no longer, and may end it. Null where nothing can: then it goes on until the process ends.</summary>
    internal static Action<Thread>? Leave { get; set; }

    /// <summary>Whether the work ends in time.</summary>
    internal static bool Finishes(Action work, TimeSpan limit)
    {
        // What the answer throws is caught inside. Anything else is the kit's own fault: on this thread it would end the process.
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(Run, StackBytes) { IsBackground = true };
        thread.Start();
        var finished = thread.Join(limit);
        if (finished)
            failure?.Throw();
        else
            Leave?.Invoke(thread);
        return finished;

        void Run()
        {
            try
            {
                work();
            }
            catch (Exception e)
            {
                failure = ExceptionDispatchInfo.Capture(e);
            }
        }
    }
}
