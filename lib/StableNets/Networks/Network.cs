using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using StableNets.Layers;
using StableNets.Numerics;

namespace StableNets.Networks;

/// <summary>
/// A network is an ODE plus an integrator: layers f(·; θ₀) … f(·; θ_{N−1}), one step of size h through each, T = N h.
/// </summary>
/// <remarks>Batches are n × s with samples as rows. A network never changes; it can be used from several threads.</remarks>
public abstract partial class Network
{
    private protected Network(IReadOnlyList<Layer> layers, double step)
    {
        ArgumentNullException.ThrowIfNull(layers);
        Require.AtLeast(1, layers.Count, "depth");
        Step = double.IsFinite(step) && step != 0
            ? step
            : throw new ArgumentOutOfRangeException(nameof(step), $"step must be finite and not 0, got {step}");
        Depth = layers.Count;
        for (var j = 0; j < Depth; j++)
            if (layers[j] is null)
                throw new ArgumentException($"layers must not hold null, layer {j} is null", nameof(layers));
        (Features, StateWidth) = (layers[0].Features, layers[0].StateWidth);
        for (var j = 0; j < Depth; j++)
            if (layers[j].Features != Features || layers[j].StateWidth != StateWidth)
                throw new ArgumentException(
                    $"layers must all have {Features} features and states of width {StateWidth} like layer 0, layer {j} has {layers[j].Features} and {layers[j].StateWidth}",
                    nameof(layers));
    }

    /// <summary>N: the number of layers.</summary>
    public int Depth { get; }

    /// <summary>h: the step size, in layer time. Negative runs the ODE backwards.</summary>
    public double Step { get; }

    /// <summary>T = N h</summary>
    public double FinalTime => Depth * Step;

    /// <summary>s: the number of features that enter and leave.</summary>
    public int Features { get; }

    /// <summary>The layer in front, which makes Y₀ of the inputs; null where the inputs are Y₀. Put one there with <see cref="InputLayer.Before"/>.</summary>
    public InputLayer? Input { get; private set; }

    /// <summary>The number of inputs: s, or r where an input layer stands in front.</summary>
    public int Inputs => Input?.Inputs ?? Features;

    /// <summary>The width of what passes from layer to layer: s, or more with a second half z.</summary>
    public int StateWidth { get; }

    /// <summary>The name of the integrator.</summary>
    public abstract string IntegratorName { get; }

    /// <summary>Layer j.</summary>
    /// <param name="j">0 ≤ j &lt; N.</param>
    /// <returns>The layer.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no layer j.</exception>
    public abstract Layer LayerAt(int j);

    /// <summary>Y_N: the features after all layers.</summary>
    /// <param name="y0">Y₀: n × s, n ≥ 1, or n × <see cref="StateWidth"/> to give z₀ too (else z₀ = 0). With an input layer X: n × r.</param>
    /// <returns>Y_N: n × s.</returns>
    /// <exception cref="ArgumentException">Y₀ has no sample, another width or entries that are not finite.</exception>
    /// <exception cref="OverflowException">The state grew beyond the range of numbers.</exception>
    public Matrix<double> Forward(Matrix<double> y0) => Propagate(y0).SubMatrix(0, y0.RowCount, 0, Features);

    /// <summary>The whole state after all layers: (Y_N, Z_N) where the layers carry a second half.</summary>
    /// <param name="y0">Y₀: n × s, n ≥ 1, or n × <see cref="StateWidth"/>. With an input layer X: n × r.</param>
    /// <returns>n × <see cref="StateWidth"/>.</returns>
    /// <exception cref="ArgumentException">Y₀ has no sample, another width or entries that are not finite.</exception>
    /// <exception cref="OverflowException">The state grew beyond the range of numbers.</exception>
    public Matrix<double> Propagate(Matrix<double> y0)
    {
        var input = Lift(y0);
        var output = new DenseMatrix(y0.RowCount, StateWidth);
        Run(input, j => j == Depth ? output : null);
        return output;
    }

    /// <summary>Y₀, Y₁, …, Y_N: the states between the layers.</summary>
    /// <param name="y0">Y₀: n × s, n ≥ 1, or n × <see cref="StateWidth"/>. With an input layer X: n × r.</param>
    /// <returns>N + 1 states.</returns>
    /// <exception cref="ArgumentException">Y₀ has no sample, another width or entries that are not finite.</exception>
    /// <exception cref="OverflowException">The state grew beyond the range of numbers.</exception>
    public Trajectory Trajectory(Matrix<double> y0)
    {
        var input = Lift(y0);
        var states = new DenseMatrix[Depth + 1];
        for (var j = 0; j <= Depth; j++)
            states[j] = new DenseMatrix(y0.RowCount, StateWidth);
        Run(input, j => states[j]);
        return new Trajectory(states, Step, Features);
    }

    /// <summary>Turns the input into what the first step expects.</summary>
    internal abstract void Begin(Tile state, Scratch scratch);

    /// <summary>state ← state after layer j</summary>
    internal abstract void Advance(int j, Tile state, Scratch scratch);

    /// <summary>How many columns of stages a layer leaves behind for its adjoint; 0 where the adjoint runs the layer backwards instead.</summary>
    internal abstract int StageColumns { get; }

    /// <summary>state ← state after layer j, whose stages are left in <paramref name="stages"/></summary>
    internal abstract void Advance(int j, Tile state, Tile stages, Scratch scratch);

    /// <summary>
    /// bar ← (∂layer j)ᵀ bar, gradient ← gradient + its part in (W, b) of the layer's maps. A network with stages reads the state before the
    /// layer; one without gets the state after it and turns it into the state before, up to rounding.
    /// </summary>
    internal abstract void Adjoint(int j, Tile state, Tile stages, Tile bar, Span<double> gradient, Scratch scratch);

    /// <summary>The same for <see cref="Begin"/>.</summary>
    internal abstract void BeginAdjoint(Tile state, Tile bar, Span<double> gradient, Scratch scratch);

    /// <summary>The same network with other layers of the same kind.</summary>
    internal Network With(IReadOnlyList<Layer> layers, double step) => With(layers, step, Input);

    /// <summary>The same network with another layer in front.</summary>
    internal Network With(InputLayer input) => With([.. Enumerable.Range(0, Depth).Select(LayerAt)], Step, input);

    /// <summary>A network of this kind with these layers, nothing in front.</summary>
    private protected abstract Network Of(IReadOnlyList<Layer> layers, double step);

    private Network With(IReadOnlyList<Layer> layers, double step, InputLayer? input)
    {
        var network = Of(layers, step);
        network.Input = input;
        return network;
    }

    /// <summary>
    /// A state and directions of change side by side, ready for the variation of each step. The weights change along dθ, given in the maps of all
    /// layers, one after the other; none if empty. Its numbers are read anew at each step.
    /// </summary>
    internal abstract Tangents Linearise(ReadOnlyMemory<double> direction = default);

    /// <summary>The part of such a direction that belongs to layer j.</summary>
    private protected static ReadOnlyMemory<double> DirectionOf(Layer layer, int j, ReadOnlyMemory<double> direction) =>
        direction.IsEmpty ? direction : direction.Slice(j * layer.MapCount, layer.MapCount);

    /// <summary>All layers, where they have the same kind and number of weights: only then can weights be compared and interpolated over time.</summary>
    internal Layer[] LayersOfOneKind()
    {
        Layer[] layers = [.. Enumerable.Range(0, Depth).Select(LayerAt)];
        for (var j = 1; j < Depth; j++)
            if (layers[j].GetType() != layers[0].GetType() || layers[j].MapCount != layers[0].MapCount || layers[j].Parameters().Count != layers[0].Parameters().Count)
                throw new ArgumentException($"network must have layers of one kind with as many weights each, layer {j} differs from layer 0", "network");
        return layers;
    }

    /// <summary>A layer repeated: constant weights in time.</summary>
    private protected static TLayer[] Repeat<TLayer>(TLayer layer, int depth)
        where TLayer : Layer
    {
        ArgumentNullException.ThrowIfNull(layer);
        return [.. Enumerable.Repeat(layer, Require.AtLeast(1, depth, nameof(depth)))];
    }

    /// <summary>(Y₀, 0) unless Y₀ is a whole state already; Y₀ by the input layer where there is one.</summary>
    internal DenseMatrix Lift(Matrix<double> y0)
    {
        Require.Samples(y0, nameof(y0));
        if (Input is not null)
        {
            if (y0.ColumnCount != Inputs)
                throw new ArgumentException($"y0 must have {Inputs} columns, one per input, got {Require.Shape(y0)}", nameof(y0));
            y0 = Input.Evaluate(y0);
        }

        return y0.ColumnCount == StateWidth || y0.ColumnCount == Features
            ? Pad(y0)
            : throw new ArgumentException($"y0 must have {Features} columns, one per feature, got {Require.Shape(y0)}", nameof(y0));
    }

    /// <summary>Columns of zeros added up to the state's width.</summary>
    private DenseMatrix Pad(Matrix<double> y)
    {
        var state = new DenseMatrix(y.RowCount, StateWidth);
        state.SetSubMatrix(0, 0, y);
        return state;
    }

    /// <summary>The error of a layer after which the state holds an infinity or no number.</summary>
    internal OverflowException Overflow(int layer) =>
        new($"The state grew beyond the range of numbers in layer {layer} of 0 … {Depth - 1} ({IntegratorName}, h = {Step}).");

    /// <summary>The loop over layers. Stores state j where <paramref name="target"/>(j) gives a place for it.</summary>
    private void Run(DenseMatrix input, Func<int, DenseMatrix?> target)
    {
        var overflow = new FirstLayer();
        Tiles.ForEach(input.RowCount, StateWidth, (first, count, scratch) =>
        {
            var state = scratch.Take(StateWidth);
            var mark = scratch.Mark;
            Tiles.Load(input, first, count, state);
            Begin(state, scratch);
            scratch.Release(mark);
            Store(0);
            for (var j = 0; j < Depth && !overflow.IsBefore(j); j++)
            {
                Advance(j, state, scratch);
                scratch.Release(mark);
                if (!state.IsFinite)
                    overflow.Report(j);
                Store(j + 1);
            }

            scratch.Release(0);

            void Store(int j)
            {
                if (target(j) is { } matrix)
                    Tiles.Store(state, matrix, first, count);
            }
        });

        if (overflow.Layer is { } layer)
            throw Overflow(layer);
    }
}
