namespace StableNets.Numerics;

/// <summary>
/// Where a computation can be ended from outside: before a batch goes through the layers, on the thread that sends it, when nothing is half done. A
/// notebook needs it: a student who interrupts an hour's training keeps the variables, and training has no other end than its last iteration.
/// </summary>
internal static class Interruption
{
    /// <summary>Throws when the computation is to end. Null in a plain program, where nothing interrupts.</summary>
    internal static Action? Check { get; set; }

    /// <summary>Goes on, or throws.</summary>
    internal static void Point() => Check?.Invoke();
}
