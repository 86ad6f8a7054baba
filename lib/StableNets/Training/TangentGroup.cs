using MathNet.Numerics.LinearAlgebra.Double;
using StableNets.Networks;
using StableNets.Numerics;

namespace StableNets.Training;

/// <summary>
/// dL ← dY_N W + Y_N dW + 1 dμᵀ, tile by tile: the change of the logits along a direction of all weights. The network goes forward once, its
/// variation beside it.
/// </summary>
internal sealed class TangentGroup(Sweep sweep, int number, Tangents tangents, ReadOnlyMemory<double> dInput, ReadOnlyMemory<double> classifier, DenseMatrix dLogits)
    : TileGroup(sweep, number)
{
    private protected override void Visit(int first, int count, bool differentiate)
    {
        var network = sweep.Network;
        Tile state = Scratch.Take(network.StateWidth), change = Scratch.Take(network.StateWidth), augmented = Scratch.Take(2 * network.StateWidth);
        var mark = Scratch.Mark;
        Enter(first, count, state);
        change.Span.Clear();
        if (network.Input is { IsTrained: true } input)
            input.TangentInWeights(Inputs(first, count), state.Slice(0, input.Features), dInput.Span, change.Slice(0, input.Features));
        tangents.Pack(state, change, augmented);
        tangents.Begin(augmented, Scratch);
        for (var j = 0; j < network.Depth; j++)
        {
            Scratch.Release(mark);
            tangents.Advance(j, augmented, Scratch);
        }

        tangents.Unpack(augmented, state, change);
        var logits = Scratch.Take(sweep.Columns);
        var dW = network.Features * sweep.Columns;
        AffineKernel.Multiply(state.Slice(0, network.Features), classifier.Span[..dW], classifier.Span[dW..], logits);
        AffineKernel.Add(change.Slice(0, network.Features), sweep.W, logits);
        Tiles.Store(logits, dLogits, first, count);
    }
}
