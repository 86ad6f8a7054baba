using MathNet.Numerics.LinearAlgebra.Double;
using StableNets.Networks;
using StableNets.Numerics;

namespace StableNets.Training;

/// <summary>
/// dL ← dY_N W + Y_N dW + 1 dμᵀ, tile by tile: the change of the logits along a direction of all weights. The network goes forward once, its
/// variation beside it.
/// </summary>
internal sealed class TangentGroup(Sweep sweep, int number, Tangents tangents, ReadOnlyMemory<double> classifier, DenseMatrix dLogits) : TileGroup(sweep, number)
{
    private protected override void Visit(int first, int count, bool differentiate)
    {
        var network = sweep.Network;
        Tile state = scratch.Take(network.StateWidth), change = scratch.Take(network.StateWidth), augmented = scratch.Take(2 * network.StateWidth);
        var mark = scratch.Mark;
        Tiles.Load(sweep.Input, first, count, state);
        change.Span.Clear();
        tangents.Pack(state, change, augmented);
        tangents.Begin(augmented, scratch);
        for (var j = 0; j < network.Depth; j++)
        {
            scratch.Release(mark);
            tangents.Advance(j, augmented, scratch);
        }

        tangents.Unpack(augmented, state, change);
        var logits = scratch.Take(sweep.Columns);
        var dW = network.Features * sweep.Columns;
        AffineKernel.Multiply(state.Slice(0, network.Features), classifier.Span[..dW], classifier.Span[dW..], logits);
        AffineKernel.Add(change.Slice(0, network.Features), sweep.W, logits);
        Tiles.Store(logits, dLogits, first, count);
    }
}
