namespace StableNets.Cells;

/// <summary>Where a cell that is to stop ends. Called from the loops of cells and wherever their code enters the kit.</summary>
public static class Stopping
{
    private static volatile bool requested;

    /// <summary>Whether the running cell is to stop.</summary>
    internal static bool Requested
    {
        set => requested = value;
    }

    /// <summary>Goes on, or throws when the cell is to stop.</summary>
    /// <exception cref="OperationCanceledException">The cell is to stop.</exception>
    public static void Point()
    {
        if (requested)
            throw new OperationCanceledException("The cell was stopped.");
    }
}
