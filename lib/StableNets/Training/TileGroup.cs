using System.Numerics.Tensors;
using StableNets.Numerics;

namespace StableNets.Training;

/// <summary>
/// One thread's share of a sweep: tile g, g + groups, …, each taken through all layers and back before the next. It holds working memory,
/// the tape of states and a gradient of its own.
/// </summary>
internal sealed class TileGroup
{
    private readonly Sweep sweep;
    private readonly int number;
    private readonly Scratch scratch;
    private double[] tape = [];

    public TileGroup(Sweep sweep, int number)
    {
        this.sweep = sweep;
        this.number = number;
        scratch = new Scratch(sweep.TileRows);
        Maps = new double[sweep.MapStart[^1]];
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

    private bool KeepsStates => sweep.Network.StageColumns > 0;

    /// <summary>Loss and gradient.</summary>
    public void Differentiate(int groups)
    {
        Array.Clear(Maps);
        Array.Clear(Classifier);
        if (KeepsStates && tape.Length == 0)
            tape = new double[checked(sweep.Network.Depth * (sweep.Network.StateWidth + sweep.Network.StageColumns) * sweep.TileRows)];
        ForEachTile(groups, Differentiate);
    }

    /// <summary>Loss and right decisions.</summary>
    public void Measure(int groups) => ForEachTile(groups, Measure);

    private void ForEachTile(int groups, Action<int, int> work)
    {
        Loss = 0;
        Correct = 0;
        for (var tile = number; tile < sweep.TileCount && sweep.Overflow.Layer is null; tile += groups)
        {
            var first = tile * sweep.TileRows;
            work(first, Math.Min(sweep.TileRows, sweep.Samples - first));
            scratch.Release(0);
        }
    }

    private void Differentiate(int first, int count)
    {
        var network = sweep.Network;
        Tile state = scratch.Take(network.StateWidth), bar = scratch.Take(network.StateWidth);
        var mark = scratch.Mark;
        if (!Forward(state, first, count, keep: KeepsStates))
            return;

        var logits = Logits(state);
        Loss += sweep.Loss.Evaluate(logits, sweep.Labels.AsSpan(first, count), 1.0 / sweep.Samples, scratch.Take(sweep.Columns), scratch);
        ClassifierAdjoint(state.Slice(0, network.Features), logits, bar);
        scratch.Release(mark);

        for (var j = network.Depth - 1; j >= 0; j--)
        {
            network.Adjoint(j, KeepsStates ? StateOnTape(j) : state, StagesOnTape(j), bar, Maps.AsSpan(sweep.MapsOf(j)), scratch);
            scratch.Release(mark);
        }

        network.BeginAdjoint(state, bar, Maps.AsSpan(sweep.MapsOf(0)), scratch);
    }

    private void Measure(int first, int count)
    {
        var state = scratch.Take(sweep.Network.StateWidth);
        if (!Forward(state, first, count, keep: false))
            return;

        var logits = Logits(state);
        Span<double> one = stackalloc double[sweep.Columns];
        for (var i = 0; i < count; i++)
        {
            for (var k = 0; k < one.Length; k++)
                one[k] = logits.Slice(k, 1).Span[i];
            Correct += sweep.Loss.Decide(one) == sweep.Labels[first + i] ? 1 : 0;
        }

        Loss += sweep.Loss.Evaluate(logits, sweep.Labels.AsSpan(first, count), 1, scratch.Take(sweep.Columns), scratch);
    }

    /// <summary>state ← Y_N, the states and stages on the tape if kept; false when it overflowed.</summary>
    private bool Forward(Tile state, int first, int count, bool keep)
    {
        var network = sweep.Network;
        var mark = scratch.Mark;
        Tiles.Load(sweep.Input, first, count, state);
        network.Begin(state, scratch);
        for (var j = 0; j < network.Depth; j++)
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
            {
                sweep.Overflow.Report(j);
                return false;
            }
        }

        return true;
    }

    /// <summary>L = Y W + 1 μᵀ</summary>
    private Tile Logits(Tile state)
    {
        var logits = scratch.Take(sweep.Columns);
        AffineKernel.Multiply(state.Slice(0, sweep.Network.Features), sweep.W, sweep.Mu, logits);
        return logits;
    }

    /// <summary>(W, μ) gradient ← + (Yᵀ L̄, 1ᵀ L̄), and bar ← L̄ Wᵀ in the features, 0 in z.</summary>
    private void ClassifierAdjoint(Tile y, Tile barLogits, Tile bar)
    {
        var size = y.Columns * sweep.Columns;
        GradientKernel.Add(y, barLogits, Classifier.AsSpan(0, size));
        for (var k = 0; k < sweep.Columns; k++)
            Classifier[size + k] += TensorPrimitives.Sum<double>(barLogits.Slice(k, 1).Span);
        bar.Span.Clear();
        AffineKernel.Add(barLogits, sweep.TransposedW, bar.Slice(0, y.Columns));
    }

    private Tile StateOnTape(int j) => OnTape(j, 0, sweep.Network.StateWidth);

    private Tile StagesOnTape(int j) => OnTape(j, sweep.Network.StateWidth, sweep.Network.StageColumns);

    private Tile OnTape(int j, int column, int columns)
    {
        var perLayer = sweep.Network.StateWidth + sweep.Network.StageColumns;
        return new Tile(tape, ((j * perLayer) + column) * sweep.TileRows, sweep.TileRows, columns);
    }
}
