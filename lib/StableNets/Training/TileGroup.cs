using StableNets.Numerics;

namespace StableNets.Training;

/// <summary>
/// A share of a sweep: tile g, g + groups, …, each taken through all layers and back before the next. It has a gradient of its own, and borrows working
/// memory and the tape of states.
/// </summary>
internal class TileGroup
{
    private protected readonly Sweep sweep;
    private readonly int number;
    private readonly Dictionary<int, Tile> resting = [];
    private double[] maps = [];
    private Workspace workspace = null!;

    public TileGroup(Sweep sweep, int number)
    {
        this.sweep = sweep;
        this.number = number;
        Input = new double[sweep.Network.Input?.Count ?? 0];
        Classifier = new double[sweep.ClassifierCount];
    }

    /// <summary>The gradient in the weights of the input layer.</summary>
    public double[] Input { get; }

    /// <summary>The gradient in the classifier's (W, μ).</summary>
    public double[] Classifier { get; }

    /// <summary>Σ S over the group's samples.</summary>
    public double Loss { get; private set; }

    /// <summary>How many of them were decided rightly.</summary>
    public int Correct { get; private set; }

    private protected Scratch Scratch => workspace.Scratch;

    /// <summary>The gradient in the (W, b) of layer j's maps, one of the layers that the last sweep went back through.</summary>
    public Span<double> MapsOf(int j) => maps.AsSpan(sweep.MapsOf(j % sweep.LayersAtOnce));

    /// <summary>Loss and right decisions, and if it is asked for, the gradient: that of the last layers, as many as are taken at once.</summary>
    public void Run(int groups, bool differentiate)
    {
        (Loss, Correct) = (0, 0);
        Array.Clear(Input);
        Array.Clear(Classifier);
        Run(groups, differentiate, sweep.Network.Depth);
    }

    /// <summary>The gradient of layers below layer <paramref name="end"/>, where the last call stopped.</summary>
    public void GoOn(int groups, int end) => Run(groups, differentiate: true, end);

    private void Run(int groups, bool differentiate, int end)
    {
        var workspaces = differentiate ? sweep.ForGradient : sweep.ForMeasure;
        workspace = workspaces.Borrow();
        if (differentiate && maps.Length == 0)
            maps = new double[sweep.MapCount / sweep.Network.Depth * sweep.LayersAtOnce];
        for (var tile = number; tile < sweep.TileCount; tile += groups)
        {
            var first = tile * sweep.TileRows;
            if (end < sweep.Network.Depth)
                Resume(end, first);
            else
                Visit(first, sweep.CountFrom(first), differentiate);
            Scratch.Release(0);
        }

        workspaces.Return(workspace);
    }

    /// <summary>One tile's part: samples [first, first + count).</summary>
    private protected virtual void Visit(int first, int count, bool differentiate)
    {
        var state = Scratch.Take(sweep.Network.StateWidth);
        if (!Forward(state, first, count, keep: differentiate && sweep.KeepsStates))
            return;
        var logits = Scratch.Take(sweep.Columns);
        Judge(state, sweep.Labels.AsSpan(first, count), logits);
        if (!differentiate)
            return;
        Backward(state, logits, first);
    }

    /// <summary>From Y_N and L̄ back through the last layers, as many as are taken at once.</summary>
    private protected void Backward(Tile state, Tile barLogits, int first)
    {
        var bar = Scratch.Take(sweep.Network.StateWidth);
        ClassifierAdjoint(state.Slice(0, sweep.Network.Features), barLogits, bar);
        Backward(sweep.Network.Depth, state, bar, first);
    }

    /// <summary>Goes on with a tile where it rests, in place.</summary>
    private void Resume(int end, int first)
    {
        var (state, bar) = Resting(first);
        Backward(end, state, bar, first);
    }

    /// <summary>state ← Y_N, with the states and stages on the tape if kept; false once a tile overflowed, here or elsewhere.</summary>
    private protected bool Forward(Tile state, int first, int count, bool keep)
    {
        var network = sweep.Network;
        var mark = Scratch.Mark;
        Enter(first, count, state);
        network.Begin(state, Scratch);
        Scratch.Release(mark);
        for (var j = 0; j < network.Depth && !sweep.Overflow.IsBefore(j); j++)
        {
            if (keep)
            {
                StateOnTape(j).Set(state);
                network.Advance(j, state, StagesOnTape(j), Scratch);
            }
            else
            {
                network.Advance(j, state, Scratch);
            }

            Scratch.Release(mark);
            if (!state.IsFinite)
                sweep.Overflow.Report(j);
        }

        return sweep.Overflow.Layer is null;
    }

    /// <summary>state ← (Y₀, 0)</summary>
    private protected void Enter(int first, int count, Tile state)
    {
        if (sweep.Network.Input is not { } input)
        {
            Tiles.Load(sweep.Input, first, count, state);
            return;
        }

        var (y, z) = state.Split(input.Features);
        z.Span.Clear();
        input.Evaluate(Inputs(first, count), y);
    }

    /// <summary>X, where an input layer stands in front.</summary>
    private protected Tile Inputs(int first, int count)
    {
        var x = Scratch.Take(sweep.Input.ColumnCount);
        Tiles.Load(sweep.Input, first, count, x);
        return x;
    }

    /// <summary>Counts loss and right decisions of L = Y W + 1 μᵀ; logits ← (1/n) ∂S/∂L.</summary>
    private void Judge(Tile state, ReadOnlySpan<int> labels, Tile logits)
    {
        AffineKernel.Multiply(state.Slice(0, sweep.Network.Features), sweep.W, sweep.Mu, logits);
        Span<double> one = stackalloc double[logits.Columns];
        for (var i = 0; i < labels.Length; i++)
        {
            for (var k = 0; k < one.Length; k++)
                one[k] = logits.Span[(k * logits.Rows) + i];
            Correct += sweep.Loss.Decide(one) == labels[i] ? 1 : 0;
        }

        Loss += sweep.Loss.Evaluate(logits, labels, 1.0 / sweep.Samples, Scratch);
    }

    /// <summary>Back from layer <paramref name="end"/> through as many layers as are taken at once; the gradients on the way are added up.</summary>
    private void Backward(int end, Tile state, Tile bar, int first)
    {
        var network = sweep.Network;
        var mark = Scratch.Mark;
        var begin = sweep.BeginOf(end);
        for (var j = end - 1; j >= begin; j--)
        {
            // Cleared here, a layer's gradient is in cache when the first tile adds to it.
            if (first == number * sweep.TileRows)
                MapsOf(j).Clear();
            var needsBefore = network.StageColumns > 0;
            network.Adjoint(j, needsBefore ? StateOnTape(j) : state, StagesOnTape(j), bar, MapsOf(j), Scratch);
            if (sweep.KeepsStates && !needsBefore)
                state.Set(StateOnTape(j));
            Scratch.Release(mark);
        }

        if (begin > 0)
        {
            var (restingState, restingBar) = Resting(first);
            restingState.Set(state);
            restingBar.Set(bar);
            return;
        }

        network.BeginAdjoint(state, bar, MapsOf(0), Scratch);
        if (network.Input is { IsTrained: true } input)
        {
            var y0 = network.StageColumns > 0 ? StateOnTape(0) : state;
            input.AdjointInWeights(Inputs(first, sweep.CountFrom(first)), y0.Slice(0, input.Features), bar.Slice(0, input.Features), Input);
        }
    }

    /// <summary>(W, μ) gradient ← + (Yᵀ L̄, 1ᵀ L̄), and bar ← L̄ Wᵀ in the features, 0 in z.</summary>
    private void ClassifierAdjoint(Tile y, Tile barLogits, Tile bar)
    {
        var size = y.Columns * sweep.Columns;
        GradientKernel.Add(y, barLogits, Classifier.AsSpan(0, size));
        for (var k = 0; k < sweep.Columns; k++)
            Classifier[size + k] += Sums.Of(barLogits.Slice(k, 1).Span);
        bar.Span.Clear();
        AffineKernel.Add(barLogits, sweep.TransposedW, bar.Slice(0, y.Columns));
    }

    private Tile StateOnTape(int j) => workspace.OnTape(j * sweep.TapeColumns, sweep.Network.StateWidth);

    private Tile StagesOnTape(int j) => workspace.OnTape((j * sweep.TapeColumns) + sweep.Network.StateWidth, sweep.Network.StageColumns);

    /// <summary>Where the state and the adjoint of a tile rest while the other tiles come to the same layer.</summary>
    private (Tile State, Tile Bar) Resting(int first)
    {
        if (!resting.TryGetValue(first, out var tiles))
            resting[first] = tiles = new Tile(new double[2 * sweep.TileRows * sweep.Network.StateWidth], 0, sweep.TileRows, 2 * sweep.Network.StateWidth);
        return tiles.Split(sweep.Network.StateWidth);
    }
}
