using System.Runtime.ExceptionServices;

namespace StableNets.Numerics;

/// <summary>Runs pieces of work on the thread pool, again and again, without allocating anything for it.</summary>
/// <remarks>
/// Whoever is free takes the next piece. The caller works too and waits for pieces, not for helpers: where the pool is busy with something else, it
/// does them all alone, and a helper that comes too late finds nothing to do.
/// </remarks>
/// <param name="pieces">How many pieces there are.</param>
/// <param name="work">Does piece i.</param>
internal sealed class Team(int pieces, Action<int> work)
{
    private readonly SemaphoreSlim done = new(0);
    private Helper[] helpers = [];
    private int next;
    private int left;
    private Exception? failure;

    /// <summary>Does all pieces, on so many threads at most, and returns when they are done.</summary>
    public void Run(int threads)
    {
        Interruption.Point();
        var wanted = Math.Min(pieces, threads) - 1;
        if (helpers.Length < wanted)
            helpers = [.. Enumerable.Range(0, wanted).Select(_ => new Helper(this))];

        // A helper left over from the last run may look for work at any moment: next is what lets it in, so next comes last.
        failure = null;
        left = pieces;
        Volatile.Write(ref next, 0);
        for (var i = 0; i < wanted; i++)
            helpers[i].Call();
        TakePieces();
        done.Wait();
        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
    }

    private void TakePieces()
    {
        for (var piece = Interlocked.Increment(ref next) - 1; piece < pieces; piece = Interlocked.Increment(ref next) - 1)
        {
            try
            {
                work(piece);
            }
            catch (Exception e)
            {
                Interlocked.CompareExchange(ref failure, e, null);
            }

            if (Interlocked.Decrement(ref left) == 0)
                done.Release();
        }
    }

    private sealed class Helper(Team team) : IThreadPoolWorkItem
    {
        private int called;

        /// <summary>Queues it, unless it still waits from an earlier run.</summary>
        public void Call()
        {
            if (Interlocked.Exchange(ref called, 1) == 0)
                ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        public void Execute()
        {
            Volatile.Write(ref called, 0);
            team.TakePieces();
        }
    }
}
