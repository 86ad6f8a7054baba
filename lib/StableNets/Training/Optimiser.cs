namespace StableNets.Training;

/// <summary>A way to make an objective smaller, one iteration after the other.</summary>
public abstract class Optimiser
{
    private protected Optimiser()
    {
    }

    /// <summary>The method's name as it appears in reports.</summary>
    public abstract string Name { get; }

    /// <summary>The iterates, from the start on. It ends when the method can go no further; the caller may stop earlier.</summary>
    /// <param name="problem">The problem, on all samples.</param>
    /// <param name="start">All weights to start from; not changed.</param>
    /// <returns>A sequence that is computed as it is read.</returns>
    public abstract IEnumerable<Iterate> Minimise(Objective problem, double[] start);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
