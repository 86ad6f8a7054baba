using StableNets.Teaching.Progress;

namespace StableNets.Teaching;

/// <summary>Shows training while it runs.</summary>
public static class Live
{
    /// <summary>
    /// Trains while curves of loss and accuracy grow under the cell, and shows them as a figure at the end:
    /// <c>var fit = Live.Train("Swiss roll, N = 64", progress => trainer.Train(start, data, 300, progress: progress));</c>
    /// </summary>
    /// <param name="title">What is trained, the figure's title. Not empty.</param>
    /// <param name="train">Trains and reports to what it is given, which <c>Trainer</c> and <c>CoarseToFine</c> take as their progress.</param>
    /// <returns>What <paramref name="train"/> returns.</returns>
    /// <typeparam name="T">What training finds.</typeparam>
    public static T Train<T>(string title, Func<LiveTraining, T> train) => Train(title, train, FrontEnd.Current, Console.Out, TimeProvider.System);

    internal static T Train<T>(string title, Func<LiveTraining, T> train, Func<object, Action<object>>? frontEnd, TextWriter console, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(train);
        var live = new LiveTraining(title, frontEnd is null ? new ProgressLines(console, clock) : new ProgressDisplay(frontEnd, clock), clock);
        try
        {
            return train(live);
        }
        finally
        {
            // What was reached is worth seeing where training failed, too.
            live.Close();
        }
    }
}
