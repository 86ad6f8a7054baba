using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using StableNets.Layers;
using StableNets.Numerics;

namespace StableNets.Networks;

/// <content>Y_N as a function of (Y₀, θ), and the exact derivative of this discrete map.</content>
public abstract partial class Network
{
    /// <summary>θ = (θ_0, …, θ_{N−1}) as one vector, each θ_j as in <see cref="Layer.Parameters"/>.</summary>
    /// <returns>A copy.</returns>
    /// <exception cref="ArgumentException">The layers are of several kinds.</exception>
    public Vector<double> Parameters() => new DenseVector([.. LayersOfOneKind().SelectMany(layer => layer.Parameters())]);

    /// <summary>The same network with other weights.</summary>
    /// <param name="parameters">θ, as long as <see cref="Parameters"/>.</param>
    /// <returns>A new network.</returns>
    /// <exception cref="ArgumentException">θ has another length or entries that are not finite, or the layers are of several kinds.</exception>
    public Network WithParameters(Vector<double> parameters)
    {
        var layers = LayersOfOneKind();
        var perLayer = ParametersPerLayer(layers, parameters, nameof(parameters));
        return With([.. layers.Select((layer, j) => layer.WithParameters(parameters.SubVector(j * perLayer, perLayer)))], Step);
    }

    /// <summary>dY_N = (∂Y_N/∂Y₀) dY₀ + (∂Y_N/∂θ) dθ: what <see cref="Forward"/> gives changes by, to first order.</summary>
    /// <param name="y0">Y₀: n × s, or n × <see cref="StateWidth"/> to give z₀ too. With an input layer X: n × r, and dY₀ or Ȳ₀ is that of X.</param>
    /// <param name="dY0">dY₀: of the shape of Y₀.</param>
    /// <param name="dTheta">dθ: as long as <see cref="Parameters"/>.</param>
    /// <returns>dY_N: n × s.</returns>
    /// <exception cref="ArgumentException">Shapes do not fit, entries are not finite, or the layers are of several kinds.</exception>
    /// <exception cref="OverflowException">The state or the tangent grew beyond the range of numbers.</exception>
    public Matrix<double> Tangent(Matrix<double> y0, Matrix<double> dY0, Vector<double> dTheta)
    {
        var input = Lift(y0);
        OfShape(y0.RowCount, y0.ColumnCount, dY0, nameof(dY0));
        var change = Pad(Input?.Tangent(y0, dY0) ?? dY0);
        var layers = LayersOfOneKind();
        int perLayer = ParametersPerLayer(layers, dTheta, nameof(dTheta)), perMaps = layers[0].MapCount;
        var direction = new double[Depth * perMaps];
        for (var j = 0; j < Depth; j++)
            layers[j].ToMaps(dTheta.SubVector(j * perLayer, perLayer).ToArray(), direction.AsSpan(j * perMaps, perMaps));

        var result = new DenseMatrix(y0.RowCount, StateWidth);
        var tangents = Linearise(direction);
        Tiles.ForEach(y0.RowCount, StateWidth, (first, count, scratch) =>
        {
            Tile state = scratch.Take(StateWidth), dState = scratch.Take(StateWidth), augmented = scratch.Take(2 * StateWidth);
            var mark = scratch.Mark;
            Tiles.Load(input, first, count, state);
            Tiles.Load(change, first, count, dState);
            tangents.Pack(state, dState, augmented);
            tangents.Begin(augmented, scratch);
            for (var j = 0; j < Depth; j++, scratch.Release(mark))
                tangents.Advance(j, augmented, scratch);
            tangents.Unpack(augmented, state, dState);
            Tiles.Store(dState, result, first, count);
            scratch.Release(0);
        });
        return Require.NoOverflow(result, "The tangent").SubMatrix(0, y0.RowCount, 0, Features);
    }

    /// <summary>(Ȳ₀, θ̄) = ((∂Y_N/∂Y₀)ᵀ Ȳ, (∂Y_N/∂θ)ᵀ Ȳ): the transpose of <see cref="Tangent"/>, which is back-propagation.</summary>
    /// <param name="y0">Y₀: n × s, or n × <see cref="StateWidth"/> to give z₀ too. With an input layer X: n × r, and dY₀ or Ȳ₀ is that of X.</param>
    /// <param name="barY">Ȳ: n × s. For a loss S(Y_N) its gradient ∂S/∂Y_N; then θ̄ = ∂S/∂θ.</param>
    /// <returns>Ȳ₀, of the shape of Y₀, and θ̄, as long as <see cref="Parameters"/>.</returns>
    /// <exception cref="ArgumentException">Shapes do not fit, entries are not finite, or the layers are of several kinds.</exception>
    /// <exception cref="OverflowException">The state or the adjoint grew beyond the range of numbers.</exception>
    public (Matrix<double> BarY0, Vector<double> BarTheta) Adjoint(Matrix<double> y0, Matrix<double> barY)
    {
        DenseMatrix input = Lift(y0), end = Pad(OfShape(y0.RowCount, Features, barY, nameof(barY)));
        var layers = LayersOfOneKind();
        int perMaps = layers[0].MapCount, perLayer = layers[0].Parameters().Count;
        var start = new DenseMatrix(y0.RowCount, StateWidth);
        var parts = new double[y0.RowCount][];
        Tiles.ForEach(y0.RowCount, StateWidth, (first, count, scratch) =>
        {
            Tile state = scratch.Take(StateWidth), bar = scratch.Take(StateWidth);
            (Tile State, Tile Stages)[] tape = [.. layers.Select(_ => (scratch.Take(StateWidth), scratch.Take(StageColumns)))];
            var mark = scratch.Mark;
            Tiles.Load(input, first, count, state);
            Tiles.LoadWithZeros(end, first, count, bar);
            Begin(state, scratch);
            for (var j = 0; j < Depth; j++, scratch.Release(mark))
            {
                tape[j].State.Set(state);
                Advance(j, state, tape[j].Stages, scratch);
            }

            // A network without stages reads the state after the layer, one with stages that before it.
            var maps = parts[first] = new double[Depth * perMaps];
            for (var j = Depth - 1; j >= 0; j--, scratch.Release(mark))
            {
                if (StageColumns > 0)
                    state.Set(tape[j].State);
                Adjoint(j, state, tape[j].Stages, bar, maps.AsSpan(j * perMaps, perMaps), scratch);
                state.Set(tape[j].State);
            }

            BeginAdjoint(state, bar, maps.AsSpan(0, perMaps), scratch);
            Tiles.Store(bar, start, first, count);
            scratch.Release(0);
        });

        // In the order of the samples: the same bits on any number of threads.
        var sum = new DenseVector(Depth * perMaps);
        foreach (var part in parts.Where(part => part is not null))
            sum.Add(new DenseVector(part), sum);
        var barTheta = new double[Depth * perLayer];
        for (var j = 0; j < Depth; j++)
            layers[j].FromMaps(sum.Values.AsSpan(j * perMaps, perMaps), barTheta.AsSpan(j * perLayer, perLayer));
        var result = new DenseVector(barTheta);
        Require.NoOverflow(result.ToRowMatrix(), "The adjoint");
        Require.NoOverflow(start, "The adjoint");
        var barY0 = Input?.Adjoint(y0, start.SubMatrix(0, y0.RowCount, 0, Features)) ?? start.SubMatrix(0, y0.RowCount, 0, y0.ColumnCount);
        return (Require.NoOverflow(barY0, "The adjoint"), result);
    }

    private static Matrix<double> OfShape(int rows, int columns, Matrix<double> value, string name) =>
        (Require.Finite(value, name).RowCount, value.ColumnCount) == (rows, columns)
            ? value
            : throw new ArgumentException($"{name} must be {rows}×{columns}, got {Require.Shape(value)}", name);

    private static int ParametersPerLayer(Layer[] layers, Vector<double> parameters, string name)
    {
        var perLayer = layers[0].Parameters().Count;
        Require.Length(parameters, layers.Length * perLayer, name);
        return perLayer;
    }
}
