using MathNet.Numerics.LinearAlgebra.Double;
using StableNets.Numerics;

namespace StableNets.Training;

/// <summary>
/// gradient ← Jᵀ L̄, tile by tile: from given L̄ back to the first layer. A network that recomputes its states starts at their given end; one that keeps
/// them goes forward first.
/// </summary>
internal sealed class AdjointGroup(Sweep sweep, int number, DenseMatrix end, DenseMatrix barLogits) : TileGroup(sweep, number)
{
    private protected override void Visit(int first, int count, bool differentiate)
    {
        Tile state = Scratch.Take(sweep.Network.StateWidth), bar = Scratch.Take(sweep.Columns);
        if (!sweep.KeepsStates)
            Tiles.Load(end, first, count, state);
        else if (!Forward(state, first, count, keep: true))
            return;
        Tiles.LoadWithZeros(barLogits, first, count, bar);
        Backward(state, bar, first);
    }
}
