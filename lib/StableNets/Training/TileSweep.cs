using StableNets.Layers;
using StableNets.Numerics;

namespace StableNets.Training;

/// <summary>Takes one tile of samples after the other through all layers and back: the working memory of one thread, with its tape of states.</summary>
internal sealed class TileSweep(Sweep sweep)
{
    private readonly Scratch scratch = new(sweep.TileRows);
    private double[] tape = [];

    private int TapeColumns => sweep.Network.StateWidth + sweep.Network.StageColumns;

    /// <summary>Loss and right decisions of one tile; and if it is asked for, the gradient is added to that of the tiles before it.</summary>
    public void Run(int tile, bool differentiate)
    {
        try
        {
            if (differentiate && sweep.KeepsStates && tape.Length == 0)
                tape = GC.AllocateUninitializedArray<double>(checked(sweep.Network.Depth * TapeColumns * sweep.TileRows));
            var first = tile * sweep.TileRows;
            var state = scratch.Take(sweep.Network.StateWidth);
            var count = Math.Min(sweep.TileRows, sweep.Samples - first);
            if (!Forward(state, first, count, keep: differentiate && sweep.KeepsStates))
                return;
            var logits = scratch.Take(sweep.Columns);
            Judge(tile, state, sweep.Labels.AsSpan(first, count), logits);
            if (differentiate)
                Backward(tile, state, logits);
        }
        finally
        {
            scratch.Release(0);
            sweep.Order.Leave(tile, 0);
        }
    }

    /// <summary>state ← Y_N, with the states and stages on the tape if kept; false once a tile overflowed, here or elsewhere.</summary>
    private bool Forward(Tile state, int first, int count, bool keep)
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
    private void Judge(int tile, Tile state, ReadOnlySpan<int> labels, Tile logits)
    {
        AffineKernel.Multiply(state.Slice(0, sweep.Network.Features), sweep.W, sweep.Mu, logits);
        Span<double> one = stackalloc double[logits.Columns];
        var correct = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            for (var k = 0; k < one.Length; k++)
                one[k] = logits.Span[(k * logits.Rows) + i];
            correct += sweep.Loss.Decide(one) == labels[i] ? 1 : 0;
        }

        sweep.Results[tile] = (sweep.Loss.Evaluate(logits, labels, 1.0 / sweep.Samples, scratch), correct);
    }

    /// <summary>From Y_N and L̄ back to the first layer; the gradients on the way are added up, in each layer in the order of the tiles.</summary>
    private void Backward(int tile, Tile state, Tile barLogits)
    {
        var network = sweep.Network;
        var bar = scratch.Take(network.StateWidth);
        var mark = scratch.Mark;
        sweep.Order.Enter(tile, network.Depth);
        ClassifierAdjoint(state.Slice(0, network.Features), barLogits, bar);
        sweep.Order.Leave(tile, network.Depth);
        for (var j = network.Depth - 1; j >= 0; j--)
        {
            var needsBefore = network.StageColumns > 0;
            sweep.Order.Enter(tile, j);
            network.Adjoint(j, needsBefore ? StateOnTape(j) : state, StagesOnTape(j), bar, sweep.GradientOf(j), scratch);
            if (j > 0)
                sweep.Order.Leave(tile, j);
            if (sweep.KeepsStates && !needsBefore)
                state.Set(StateOnTape(j));
            scratch.Release(mark);
        }

        network.BeginAdjoint(state, bar, sweep.GradientOf(0), scratch);
    }

    /// <summary>(W, μ) gradient ← + (Yᵀ L̄, 1ᵀ L̄), and bar ← L̄ Wᵀ in the features, 0 in z.</summary>
    private void ClassifierAdjoint(Tile y, Tile barLogits, Tile bar)
    {
        var gradient = sweep.ClassifierGradient;
        var size = y.Columns * sweep.Columns;
        GradientKernel.Add(y, barLogits, gradient[..size]);
        LayerParameters.AddBiasGradient(barLogits, gradient[size..]);
        bar.Span.Clear();
        AffineKernel.Add(barLogits, sweep.TransposedW, bar.Slice(0, y.Columns));
    }

    private Tile StateOnTape(int j) => OnTape(j, 0, sweep.Network.StateWidth);

    private Tile StagesOnTape(int j) => OnTape(j, sweep.Network.StateWidth, sweep.Network.StageColumns);

    private Tile OnTape(int j, int column, int columns) => new(tape, ((j * TapeColumns) + column) * sweep.TileRows, sweep.TileRows, columns);
}
