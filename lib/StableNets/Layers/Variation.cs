using StableNets.Numerics;

namespace StableNets.Layers;

/// <summary>
/// Y′ = f(Y),  dY′ = J(Y) dY: a layer and its linearisation side by side, state (Y, dY).
/// </summary>
/// <remarks>
/// The derivative of a step is the same step taken with this field. So every integrator's tangent follows from its one
/// step, and none is written twice.
/// </remarks>
internal sealed class Variation(Layer layer) : IField
{
    public void Evaluate(Tile y, Tile into, Scratch scratch)
    {
        var (state, direction) = y.Split(y.Columns / 2);
        var (slope, change) = into.Split(into.Columns / 2);
        layer.Evaluate(state, slope, scratch);
        layer.Tangent(state, direction, change, scratch);
    }
}

/// <summary>The same for a split layer: halves (y, dy) and (z, dz).</summary>
internal sealed class SplitVariation(SplitLayer layer) : ISplitField
{
    public void Drift(Tile z, Tile into, Scratch scratch)
    {
        var (state, direction) = z.Split(z.Columns / 2);
        var (slope, change) = into.Split(into.Columns / 2);
        layer.Drift(state, slope, scratch);
        layer.DriftTangent(state, direction, change, scratch);
    }

    public void Kick(Tile y, Tile into, Scratch scratch)
    {
        var (state, direction) = y.Split(y.Columns / 2);
        var (slope, change) = into.Split(into.Columns / 2);
        layer.Kick(state, slope, scratch);
        layer.KickTangent(state, direction, change, scratch);
    }
}
