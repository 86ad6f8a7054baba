namespace StableNets.Teaching.Progress;

/// <summary>A way to show training.</summary>
internal interface IProgressView
{
    /// <summary>Told of each iteration; decides whether it is time to show it, and only then asks for the state.</summary>
    void Show(Func<TrainingState> state);

    /// <summary>Shows the end, whatever the time.</summary>
    void Close(TrainingState state);
}
