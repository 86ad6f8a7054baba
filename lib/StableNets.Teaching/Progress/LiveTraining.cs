using StableNets.Teaching.Figures;
using StableNets.Training;

namespace StableNets.Teaching.Progress;

/// <summary>Takes the reports of training and shows them. The mathematics has no clock: the time in the display is added here.</summary>
public sealed class LiveTraining : IProgress<TrainingProgress>, IProgress<(int Depth, TrainingProgress Progress)>
{
    private readonly string title;
    private readonly IProgressView view;
    private readonly TimeProvider clock;
    private readonly long start;
    private readonly List<List<TrainingProgress>> levels = [];
    private int? depth;

    internal LiveTraining(string title, IProgressView view, TimeProvider clock)
    {
        this.title = Text.Required(title, nameof(title), "training that is shown needs a title");
        (this.view, this.clock, start) = (view, clock, clock.GetTimestamp());
    }

    /// <inheritdoc/>
    public void Report(TrainingProgress value)
    {
        ArgumentNullException.ThrowIfNull(value);

        // Counting again from 0, as the next level does, begins another piece of the curves.
        if (levels.Count == 0 || value.Iteration <= levels[^1][^1].Iteration)
            levels.Add([]);
        levels[^1].Add(value);
        view.Show(State);
    }

    /// <inheritdoc/>
    public void Report((int Depth, TrainingProgress Progress) value)
    {
        depth = value.Depth;
        Report(value.Progress);
    }

    /// <summary>Shows how training ended.</summary>
    internal void Close()
    {
        if (levels.Count > 0)
            view.Close(State());
    }

    private TrainingState State() => new(title, levels, depth, clock.GetElapsedTime(start));
}
