namespace StableNets.Teaching.Progress;

/// <summary>Training as curves that grow in place, at most five times a second, and as a figure at the end.</summary>
internal sealed class ProgressDisplay(Func<object, Action<object>> frontEnd, TimeProvider clock) : IProgressView
{
    private readonly Pace pace = new(clock, TimeSpan.FromSeconds(0.2));
    private Action<object>? update;

    public void Show(Func<TrainingState> state) => pace.Do(() =>
    {
        if (update is null)
            update = frontEnd(state());
        else
            update(state());
    });

    // The figure is shown anew and not as an update: a front end need not run an update's scripts, and what it saves may lack updates.
    public void Close(TrainingState state)
    {
        update?.Invoke(state with { IsDone = true });
        frontEnd(state.ToFigure());
    }
}
