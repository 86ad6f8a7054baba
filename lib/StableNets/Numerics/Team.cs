namespace StableNets.Numerics;

/// <summary>Runs pieces of work on the thread pool, again and again, without allocating anything for it.</summary>
/// <param name="pieces">How many pieces there are.</param>
/// <param name="work">Does piece i.</param>
internal sealed class Team(int pieces, Action<int> work)
{
    private readonly ManualResetEventSlim done = new(true);
    private Member[]? members;
    private int next;
    private int left;
    private Exception? failure;

    /// <summary>Does all pieces, on as many threads as there are processors at most, and waits for them.</summary>
    public void Run()
    {
        var helpers = Math.Min(pieces, Environment.ProcessorCount) - 1;
        members ??= [.. Enumerable.Range(0, Math.Max(helpers, 0)).Select(_ => new Member(this))];
        next = 0;
        left = members.Length + 1;
        failure = null;
        done.Reset();
        foreach (var member in members)
            ThreadPool.UnsafeQueueUserWorkItem(member, preferLocal: false);
        TakePieces();
        done.Wait();
        if (failure is not null)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
    }

    private void TakePieces()
    {
        try
        {
            for (var piece = Interlocked.Increment(ref next) - 1; piece < pieces; piece = Interlocked.Increment(ref next) - 1)
                work(piece);
        }
        catch (Exception e)
        {
            Interlocked.CompareExchange(ref failure, e, null);
        }

        if (Interlocked.Decrement(ref left) == 0)
            done.Set();
    }

    private sealed class Member(Team team) : IThreadPoolWorkItem
    {
        public void Execute() => team.TakePieces();
    }
}
