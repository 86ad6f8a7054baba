using System.Runtime.CompilerServices;

namespace StableNets.Cells;

/// <summary>Where the code of a cell that is to stop ends. Called from its loops and wherever its code enters the kit.</summary>
public static class Stopping
{
    private static readonly Lock Gate = new();
    private static volatile bool requested;
    private static volatile Thread[] left = [];

    /// <summary>Whether the running cell is to stop.</summary>
    internal static bool Requested
    {
        set => requested = value;
    }

    /// <summary>This thread is waited for no longer: it is to stop, whatever cell runs by then.</summary>
    internal static void Leave(Thread thread)
    {
        lock (Gate)
            left = [.. left.Where(one => one.IsAlive), thread];
    }

    /// <summary>Goes on, or throws when the cell or its thread is to stop.</summary>
    /// <exception cref="OperationCanceledException">It is to stop.</exception>
    public static void Point()
    {
        if (requested || (left.Length > 0 && IsLeft(Thread.CurrentThread)))
            throw new OperationCanceledException("The cell was stopped.");
    }

    /// <summary>The same in a function that may call itself, which also ends before the stack is full: the runtime would end the process.</summary>
    /// <exception cref="InsufficientExecutionStackException">Too many calls are under way.</exception>
    public static void Deeper()
    {
        Point();
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new InsufficientExecutionStackException("Too many calls inside each other: does the function that calls itself ever come to an end?");
    }

    private static bool IsLeft(Thread thread)
    {
        if (Array.IndexOf(left, thread) >= 0)
            return true;
        if (!Array.Exists(left, one => one.IsAlive))
            lock (Gate)
                left = [.. left.Where(one => one.IsAlive)];
        return false;
    }
}
