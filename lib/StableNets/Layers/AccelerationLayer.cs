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

    internal sealed override void DriftTangent(Tile z, Tile dz, Tile into, Scratch scratch) => into.Set(dz);
}
