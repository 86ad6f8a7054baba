namespace StableNets.Numerics;

/// <summary>What one thread needs to take tiles through a network: working memory, and room for the states on the way.</summary>
internal sealed class Workspace(int rows, int tapeLength)
{
    private readonly Room tape = new(tapeLength);

    public Scratch Scratch { get; } = new(rows);

    /// <summary>So many columns of the tape as a tile.</summary>
    public Tile OnTape(int firstColumn, int columns) => tape.Tile(firstColumn, rows, columns);
}

/// <summary>Workspaces to borrow: as many as there are threads at work at the same time, made when they are first needed.</summary>
internal sealed class Workspaces(int most, int rows, int tapeLength)
{
    private readonly Workspace?[] idle = new Workspace?[most];

    public Workspace Borrow()
    {
        for (var i = 0; i < idle.Length; i++)
            if (Interlocked.Exchange(ref idle[i], null) is { } workspace)
                return workspace;
        return new Workspace(rows, tapeLength);
    }

    public void Return(Workspace workspace)
    {
        for (var i = 0; i < idle.Length; i++)
            if (Interlocked.CompareExchange(ref idle[i], workspace, null) is null)
                return;
    }
}
