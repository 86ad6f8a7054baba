using StableNets.Numerics;

namespace StableNets.Layers;

/// <summary>y″ = F(y; θ), as a split system y′ = z, z′ = F(y): z is the velocity of the features.</summary>
public abstract class AccelerationLayer : SplitLayer
{
    private protected AccelerationLayer(int features)
        : base(features, features)
    {
    }

    internal sealed override void Drift(Tile z, Tile into, Scratch scratch) => into.Set(z);

    internal sealed override void DriftTangent(Tile z, Tile value, Tile dz, ReadOnlySpan<double> direction, Tile into, Scratch scratch) => into.Set(dz);

    internal sealed override void DriftAdjoint(Tile z, Tile value, Tile v, Tile into, Span<double> gradient, Scratch scratch) => into.Add(1, v);
}
