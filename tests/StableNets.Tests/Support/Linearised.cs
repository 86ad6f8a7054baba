using MathNet.Numerics.LinearAlgebra.Double;
using StableNets.Networks;
using StableNets.Numerics;

namespace StableNets.Tests.Support;

/// <summary>The derivative of (state₀, θ) ↦ state_N for one batch: J v and Jᵀ w, put together from the library's steps.</summary>
internal sealed class Linearised
{
    private readonly Network network;
    private readonly DenseMatrix start;
    private readonly Scratch scratch;
    private readonly int parameters;

    public Linearised(Network network, Matrix<double> start)
    {
        this.network = network;
        this.start = DenseMatrix.OfMatrix(start);
        scratch = new Scratch(Tiles.RowsFor(start.RowCount, network.StateWidth));
        parameters = network.LayerAt(0).Parameters().Count;
    }

    private int StateCount => start.RowCount * network.StateWidth;

    /// <summary>The length of (state₀, θ).</summary>
    public int Inputs => StateCount + (network.Depth * parameters);

    /// <summary>J v: the change of state_N, column by column.</summary>
    public Vector<double> Tangent(Vector<double> v)
    {
        Tile state = Load(start), direction = Load(Shaped(v)), augmented = scratch.Take(2 * network.StateWidth);
        var tangents = network.Linearise();
        tangents.Pack(state, direction, augmented);
        tangents.Begin(augmented, Maps(0), scratch);
        for (var j = 0; j < network.Depth; j++)
            tangents.Advance(j, augmented, Maps(j), scratch);
        tangents.Unpack(augmented, state, direction);
        return new DenseVector(Store(direction).Values);

        double[] Maps(int j)
        {
            var maps = new double[network.LayerAt(j).MapCount];
            network.LayerAt(j).ToMaps(v.SubVector(StateCount + (j * parameters), parameters).ToArray(), maps);
            return maps;
        }
    }

    /// <summary>Jᵀ w: back through the layers, from states that are kept or, where the network can, recomputed.</summary>
    public Vector<double> Adjoint(Vector<double> w)
    {
        Tile state = Load(start), bar = Load(Shaped(w));
        for (var column = 0; column < bar.Columns; column++)
            bar.Slice(column, 1).Span[start.RowCount..].Clear();
        var tape = new (Tile State, Tile Stages)[network.Depth];
        network.Begin(state, scratch);
        for (var j = 0; j < network.Depth; j++)
        {
            tape[j] = (scratch.Take(network.StateWidth), scratch.Take(network.StageColumns));
            tape[j].State.Set(state);
            network.Advance(j, state, tape[j].Stages, scratch);
        }

        var gradients = new double[network.Depth][];
        for (var j = network.Depth - 1; j >= 0; j--)
        {
            gradients[j] = new double[network.LayerAt(j).MapCount];
            network.Adjoint(j, network.StageColumns > 0 ? tape[j].State : state, tape[j].Stages, bar, gradients[j], scratch);
        }

        network.BeginAdjoint(state, bar, gradients[0], scratch);
        var θ = gradients.SelectMany((maps, j) =>
        {
            var gradient = new double[parameters];
            network.LayerAt(j).FromMaps(maps, gradient);
            return gradient;
        });
        return new DenseVector([.. Store(bar).Values, .. θ]);
    }

    private DenseMatrix Shaped(Vector<double> v) => new(start.RowCount, network.StateWidth, v.SubVector(0, StateCount).ToArray());

    private Tile Load(DenseMatrix matrix)
    {
        var tile = scratch.Take(network.StateWidth);
        Tiles.Load(matrix, 0, matrix.RowCount, tile);
        return tile;
    }

    private DenseMatrix Store(Tile tile)
    {
        var matrix = new DenseMatrix(start.RowCount, network.StateWidth);
        Tiles.Store(tile, matrix, 0, start.RowCount);
        return matrix;
    }
}
