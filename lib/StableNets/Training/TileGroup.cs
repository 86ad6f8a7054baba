using StableNets.Numerics;

namespace StableNets.Training;

/// <summary>
/// One thread's share of a sweep: tile g, g + groups, …, each taken through all layers and back before the next. It holds working memory,
/// the tape of states and a gradient of its own.
/// </summary>
internal class TileGroup
{
    private protected readonly Sweep sweep;
    private protected readonly Scratch scratch;
    private readonly int number;
    private double[] tape = [];

    public TileGroup(Sweep sweep, int number)
    {
        this.sweep = sweep;
        this.number = number;
        scratch = new Scratch(sweep.TileRows);
        Maps = new double[sweep.MapCount];
        Classifier = new double[sweep.ClassifierCount];
    }

    /// <summary>The gradient in the (W, b) of all layers' maps.</summary>
    public double[] Maps { get; }

    /// <summary>The gradient in the classifier's (W, μ).</summary>
    public double[] Classifier { get; }

    /// <summary>Σ S over the group's samples.</summary>
    public double Loss { get; private set; }

    /// <summary>How many of them were decided rightly.</summary>
    public int Correct { get; private set; }

    private int TapeColumns => sweep.Network.StateWidth + sweep.Network.StageColumns;

    /// <summary>Loss and right decisions, and the gradient if it is asked for.</summary>
    public void Run(int groups, bool differentiate)
    {
        (Loss, Correct) = (0, 0);
        Array.Clear(Maps);
        Array.Clear(Classifier);
        if (differentiate && sweep.KeepsStates && tape.Length == 0)
            tape = new double[checked(sweep.Network.Depth * TapeColumns * sweep.TileRows)];
        for (var tile = number; tile < sweep.TileCount; tile += groups)
        {
            var first = tile * sweep.TileRows;
            Visit(first, Math.Min(sweep.TileRows, sweep.Samples - first), differentiate);
            scratch.Release(0);
        }
    }

    /// <summary>One tile's part: samples [first, first + count).</summary>
    private protected virtual void Visit(int first, int count, bool differentiate)
    {
        var state = scratch.Take(sweep.Network.StateWidth);
        if (!Forward(state, first, count, keep: differentiate && sweep.KeepsStates))
            return;
        var logits = scratch.Take(sweep.Columns);
        Judge(state, sweep.Labels.AsSpan(first, count), logits);
        if (differentiate)
            Backward(state, logits);
    }

    /// <summary>state ← Y_N, with the states and stages on the tape if kept; false once a tile overflowed, here or elsewhere.</summary>
    private protected bool Forward(Tile state, int first, int count, bool keep)
    {
        var network = sweep.Network;
        var mark = scratch.Mark;
        Tiles.Load(sweep.Input, first, count, state);
        network.Begin(state, scratch);
        scratch.Release(mark);
        for (var j = 0; j < network.Depth && !sweep.Overflow.IsBefore(j); j++)
        {
            if (keep)
            {
                StateOnTape(j).Set(state);
                network.Advance(j, state, StagesOnTape(j), scratch);
            }
            else
            {
                network.Advance(j, state, scratch);
            }

            scratch.Release(mark);
            if (!state.IsFinite)
                sweep.Overflow.Report(j);
        }

        return sweep.Overflow.Layer is null;
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

        Loss += sweep.Loss.Evaluate(logits, labels, 1.0 / sweep.Samples, scratch);
    }

    /// <summary>From Y_N and L̄ back to the first layer; the gradients on the way are added up.</summary>
    private protected void Backward(Tile state, Tile barLogits)
    {
        var network = sweep.Network;
        var bar = scratch.Take(network.StateWidth);
        var mark = scratch.Mark;
        ClassifierAdjoint(state.Slice(0, network.Features), barLogits, bar);
        for (var j = network.Depth - 1; j >= 0; j--)
        {
            var needsBefore = network.StageColumns > 0;
            network.Adjoint(j, needsBefore ? StateOnTape(j) : state, StagesOnTape(j), bar, Maps.AsSpan(sweep.MapsOf(j)), scratch);
            if (sweep.KeepsStates && !needsBefore)
                state.Set(StateOnTape(j));
            scratch.Release(mark);
        }

        network.BeginAdjoint(state, bar, Maps.AsSpan(sweep.MapsOf(0)), scratch);
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

    private Tile StateOnTape(int j) => OnTape(j, 0, sweep.Network.StateWidth);

    private Tile StagesOnTape(int j) => OnTape(j, sweep.Network.StateWidth, sweep.Network.StageColumns);

    private Tile OnTape(int j, int column, int columns) => new(tape, ((j * TapeColumns) + column) * sweep.TileRows, sweep.TileRows, columns);
}
