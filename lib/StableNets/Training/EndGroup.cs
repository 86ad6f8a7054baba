using MathNet.Numerics.LinearAlgebra.Double;
using StableNets.Numerics;

namespace StableNets.Training;

/// <summary>end ← (Y_N, Z_N), tile by tile.</summary>
internal sealed class EndGroup(Sweep sweep, int number, DenseMatrix end) : TileGroup(sweep, number)
{
    private protected override void Visit(int first, int count, bool differentiate)
    {
        var state = Scratch.Take(sweep.Network.StateWidth);
        if (Forward(state, first, count, keep: false))
            Tiles.Store(state, end, first, count);
    }
}
