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
    /// <param name="start">All weights to start from, finite; not changed.</param>
    /// <returns>A sequence that is computed as it is read.</returns>
    /// <exception cref="ArgumentException">The start does not fit the problem.</exception>
    public IEnumerable<Iterate> Minimise(Objective problem, double[] start)
    {
        ArgumentNullException.ThrowIfNull(problem);
        problem.Check(start, nameof(start));
        return Run(problem, [.. start]);
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>The iterates; x is the method's own and may be overwritten.</summary>
    private protected abstract IEnumerable<Iterate> Run(Objective problem, double[] x);
}
