using MathNet.Numerics.LinearAlgebra;
using StableNets.Networks;

namespace StableNets.Verification;

/// <summary>H(y_j) − H(y₀) along one sample's path: what should be conserved, and whether its error drifts.</summary>
/// <remarks>An error that is as large in the second half as in the first oscillates; one that keeps growing drifts.</remarks>
public sealed class Invariant
{
    private Invariant(double[] values)
    {
        Values = values;
        Deviations = [.. values.Select(value => Require.NoOverflow(value - values[0], "H(y_j) − H(y₀)"))];
        MaxDeviation = Deviations.Max(Math.Abs);
        MaxDeviationFirstHalf = Deviations.Take((values.Length + 1) / 2).Max(Math.Abs);
        MaxDeviationSecondHalf = Deviations.Skip(values.Length / 2).Max(Math.Abs);
    }

    /// <summary>H(y_0), …, H(y_N).</summary>
    public IReadOnlyList<double> Values { get; }

    /// <summary>H(y_j) − H(y₀).</summary>
    public IReadOnlyList<double> Deviations { get; }

    /// <summary>max |H(y_j) − H(y₀)|.</summary>
    public double MaxDeviation { get; }

    /// <summary>The same over the first half of the layers.</summary>
    public double MaxDeviationFirstHalf { get; }

    /// <summary>The same over the second half.</summary>
    public double MaxDeviationSecondHalf { get; }

    /// <summary>Follows a quantity along a path.</summary>
    /// <param name="trajectory">The states of a batch.</param>
    /// <param name="quantity">H, of one state: a vector as long as the state is wide.</param>
    /// <param name="sample">Which sample of the batch, 0 ≤ sample &lt; n. Default the first.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentException">H is not finite somewhere, or there is no such sample.</exception>
    /// <exception cref="OverflowException">H changes by more than the range of numbers.</exception>
    public static Invariant Along(Trajectory trajectory, Func<Vector<double>, double> quantity, int sample = 0)
    {
        ArgumentNullException.ThrowIfNull(trajectory);
        ArgumentNullException.ThrowIfNull(quantity);
        return new Invariant([.. trajectory.Sample(Require.Between(0, trajectory.States[0].RowCount - 1, sample, nameof(sample))).EnumerateRows().Select((y, j) => Require.Finite(quantity(y), $"quantity at layer {j}"))]);
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"starts at {Values[0]:G6}, ends at {Values[^1]:G6}, at most {MaxDeviation:G3} away ({MaxDeviationFirstHalf:G3} in the first half, {MaxDeviationSecondHalf:G3} in the second)";
}
