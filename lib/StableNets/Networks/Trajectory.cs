using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace StableNets.Networks;

/// <summary>Y₀, Y₁, …, Y_N: what a batch is after each layer.</summary>
/// <remarks>
/// For a split network a state is (Y, Z) as the integrator carries it: for Verlet z_{j−½}, for leapfrog Y_{j−1}.
/// </remarks>
public sealed class Trajectory
{
    internal Trajectory(IReadOnlyList<Matrix<double>> states, double step, int features)
    {
        States = states;
        Step = step;
        Features = features;
    }

    /// <summary>N + 1 states, each n × state width.</summary>
    public IReadOnlyList<Matrix<double>> States { get; }

    /// <summary>h: the step size, in layer time.</summary>
    public double Step { get; }

    /// <summary>s: the first s columns of a state are the features.</summary>
    public int Features { get; }

    /// <summary>N</summary>
    public int Depth => States.Count - 1;

    /// <summary>t_j = j h, j = 0 … N.</summary>
    public double[] Times => [.. Enumerable.Range(0, States.Count).Select(j => j * Step)];

    /// <summary>Y_j: the features after j layers.</summary>
    /// <param name="j">0 ≤ j ≤ N.</param>
    /// <returns>n × s.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such state.</exception>
    public Matrix<double> FeaturesAt(int j) => States[Require.Between(0, Depth, j, nameof(j))].SubMatrix(0, States[j].RowCount, 0, Features);

    /// <summary>The path of one sample: its state after 0, 1, …, N layers as rows.</summary>
    /// <param name="i">The sample: 0 ≤ i &lt; n.</param>
    /// <returns>(N + 1) × state width.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    public Matrix<double> Sample(int i)
    {
        Require.Between(0, States[0].RowCount - 1, i, nameof(i));
        return DenseMatrix.OfRowVectors(States.Select(state => state.Row(i)));
    }

    /// <summary>|y_i − y_k| after each layer: how far two samples' features are apart.</summary>
    /// <param name="i">One sample: 0 ≤ i &lt; n.</param>
    /// <param name="k">The other: 0 ≤ k &lt; n.</param>
    /// <returns>N + 1 Euclidean distances.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such sample.</exception>
    /// <exception cref="OverflowException">A distance is beyond the range of numbers.</exception>
    public double[] Distances(int i, int k)
    {
        Require.Between(0, States[0].RowCount - 1, k, nameof(k));
        Matrix<double> one = Sample(i), other = Sample(k);
        return [.. Enumerable.Range(0, States.Count).Select(j => Require.NoOverflow((one.Row(j) - other.Row(j)).SubVector(0, Features).L2Norm(), "|y_i − y_k|"))];
    }
}
