using StableNets.Numerics;

namespace StableNets.Layers;

/// <summary>
/// Y′ = f(Y; θ),  dY′ = J(Y) dY + (∂f/∂θ) dθ: a layer and its linearisation side by side, state (Y, dY).
/// </summary>
/// <remarks>
/// The derivative of a step is the same step taken with this field. So every integrator's tangent follows from its one
/// step, and none is written twice.
/// </remarks>
/// <param name="layer">f.</param>
/// <param name="direction">dθ as a direction of the layer's maps; empty for none.</param>
internal sealed class Variation(Layer layer, ReadOnlyMemory<double> direction) : IField
{
    public void Evaluate(Tile y, Tile into, Scratch scratch)
    {
        var (state, tangent) = y.Split(y.Columns / 2);
        var (slope, change) = into.Split(into.Columns / 2);
        layer.Evaluate(state, slope, scratch);
        layer.Tangent(state, slope, tangent, direction.Span, change, scratch);
    }
}

/// <summary>The same for a split layer: halves (y, dy) and (z, dz).</summary>
/// <param name="layer">g and k.</param>
/// <param name="direction">dθ as a direction of the layer's maps; empty for none.</param>
internal sealed class SplitVariation(SplitLayer layer, ReadOnlyMemory<double> direction) : ISplitField
{
    public void Drift(Tile z, Tile into, Scratch scratch)
    {
        var (state, tangent) = z.Split(z.Columns / 2);
        var (slope, change) = into.Split(into.Columns / 2);
        layer.Drift(state, slope, scratch);
        layer.DriftTangent(state, slope, tangent, direction.Span, change, scratch);
    }

    public void Kick(Tile y, Tile into, Scratch scratch)
    {
        var (state, tangent) = y.Split(y.Columns / 2);
        var (slope, change) = into.Split(into.Columns / 2);
        layer.Kick(state, slope, scratch);
        layer.KickTangent(state, slope, tangent, direction.Span, change, scratch);
    }
}
