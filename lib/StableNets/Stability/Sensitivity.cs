using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using StableNets.Networks;
using StableNets.Numerics;

namespace StableNets.Stability;

/// <summary>
/// ∂Y_N/∂Y_j = M_{N−1} ⋯ M_j, where M_j = ∂Y_{j+1}/∂Y_j is the Jacobian of one layer: what a small change of a state becomes.
/// </summary>
/// <remarks>
/// Exact derivatives of the discrete network, not differences. Column convention: δY_N = (∂Y_N/∂Y_j) δY_j. Behind an input layer Y₀ is what that gives.
/// </remarks>
public static class Sensitivity
{
    /// <summary>M_0, …, M_{N−1}; M_0 is with respect to the input (y₀, z₀).</summary>
    /// <param name="network">The network.</param>
    /// <param name="y0">One sample: its s features, or its whole state; with an input layer its r inputs.</param>
    /// <returns>N matrices, each square of the state's width.</returns>
    /// <exception cref="ArgumentException">y₀ has another length or entries that are not finite.</exception>
    /// <exception cref="OverflowException">The state or a derivative grew beyond the range of numbers.</exception>
    public static IReadOnlyList<Matrix<double>> Steps(Network network, Vector<double> y0)
    {
        ArgumentNullException.ThrowIfNull(network);
        Require.Finite(y0, nameof(y0));
        var width = network.StateWidth;
        var start = new DenseMatrix(width, width);
        for (var k = 0; k < width; k++)
            start.SetSubMatrix(k, 0, network.Lift(y0.ToRowMatrix()));

        // Row k is the sample with direction e_k, so a step leaves column k of M in row k.
        var identity = DenseMatrix.CreateIdentity(width);
        DenseMatrix[] transposed = [.. Enumerable.Range(0, network.Depth).Select(_ => new DenseMatrix(width, width))];
        var tangents = network.Linearise();
        var overflow = new FirstLayer();
        Tiles.ForEach(width, width, (first, count, scratch) =>
        {
            Tile state = scratch.Take(width), direction = scratch.Take(width), augmented = scratch.Take(2 * width);
            var mark = scratch.Mark;
            Tiles.Load(start, first, count, state);
            for (var j = 0; j < network.Depth && !overflow.IsBefore(j); j++)
            {
                Tiles.Load(identity, first, count, direction);
                tangents.Pack(state, direction, augmented);
                if (j == 0)
                    tangents.Begin(augmented, scratch);
                tangents.Advance(j, augmented, scratch);
                if (!augmented.IsFinite)
                    overflow.Report(j);
                tangents.Unpack(augmented, state, direction);
                Tiles.Store(direction, transposed[j], first, count);
                scratch.Release(mark);
            }

            scratch.Release(0);
        });
        if (overflow.Layer is { } layer)
            throw network.Overflow(layer);
        return [.. transposed.Select(M => M.Transpose())];
    }

    /// <summary>∂Y_to/∂Y_from</summary>
    /// <param name="network">The network.</param>
    /// <param name="y0">One sample: its s features, or its whole state; with an input layer its r inputs.</param>
    /// <param name="from">j, 0 ≤ from ≤ to. 0 is the input.</param>
    /// <param name="to">The later layer, at most N. Default N.</param>
    /// <returns>Square, of the state's width.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    /// <exception cref="OverflowException">The state or a derivative grew beyond the range of numbers.</exception>
    public static Matrix<double> Of(Network network, Vector<double> y0, int from = 0, int? to = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        var end = to ?? network.Depth;
        if (from < 0 || from > end || end > network.Depth)
            throw new ArgumentOutOfRangeException(nameof(from), $"from and to must satisfy 0 ≤ from ≤ to ≤ {network.Depth}, got from {from} to {end}");
        var product = Steps(network, y0)
            .Skip(from)
            .Take(end - from)
            .Aggregate(Matrix<double>.Build.DenseIdentity(network.StateWidth), (product, M) => M * product);
        return Require.NoOverflow(product, $"∂Y_{end}/∂Y_{from}");
    }

    /// <summary>σ₁ ≥ σ₂ ≥ … of ∂Y_N/∂Y_from: by how much the network stretches and squeezes small changes.</summary>
    /// <param name="network">The network.</param>
    /// <param name="y0">One sample: its s features, or its whole state; with an input layer its r inputs.</param>
    /// <param name="from">0 ≤ from ≤ N.</param>
    /// <returns>The singular values. Those below about 10⁻¹⁶ σ₁ are rounding.</returns>
    /// <exception cref="ArgumentException">An argument is out of its range.</exception>
    /// <exception cref="OverflowException">The state, a derivative or σ₁ grew beyond the range of numbers.</exception>
    public static Vector<double> SingularValues(Network network, Vector<double> y0, int from = 0)
    {
        var (B, e) = PowerOfTwo.Factor(Of(network, y0, from));
        var σ = B.Svd(false).S;
        Require.NoOverflow(Math.ScaleB(σ[0], e), "σ₁");
        return e == 0 ? σ : σ.Map(x => Math.ScaleB(x, e));
    }
}
