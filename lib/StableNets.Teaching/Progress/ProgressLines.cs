namespace StableNets.Teaching.Progress;

/// <summary>Training as lines of text, for a console that cannot change what it shows: after 1, 2, 4, 8 … seconds, so ten lines last 8 minutes.</summary>
internal sealed class ProgressLines(TextWriter console, TimeProvider clock) : IProgressView
{
    private readonly Pace pace = new(clock, TimeSpan.FromSeconds(1), factor: 2);

    public void Show(Func<TrainingState> state) => pace.Do(() => console.WriteLine(state().Line));

    public void Close(TrainingState state) => console.WriteLine($"{state.Line}, done");
}
