namespace StableNets.Networks;

/// <summary>The first layer in which anything went wrong, whichever tile met it and in whatever order.</summary>
internal sealed class FirstLayer
{
    private int first = int.MaxValue;

    /// <summary>The layer, if any was reported.</summary>
    public int? Layer => first == int.MaxValue ? null : first;

    /// <summary>Forgets what was reported.</summary>
    public void Clear() => first = int.MaxValue;

    /// <summary>Whether an earlier layer than j was reported: then nothing from j on matters any more.</summary>
    public bool IsBefore(int j) => Volatile.Read(ref first) < j;

    /// <summary>Something went wrong in layer j.</summary>
    public void Report(int j)
    {
        int seen;
        while (j < (seen = Volatile.Read(ref first)))
            Interlocked.CompareExchange(ref first, j, seen);
    }
}
