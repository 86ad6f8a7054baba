using StableNets.Layers;
using StableNets.Numerics;

namespace StableNets.Integrators;

/// <summary>A rule for one step of y′ = f(y). The loop over layers is not here: it is written once, in the network.</summary>
public abstract class Integrator
{
    private protected Integrator()
    {
    }

    /// <summary>The method's name as it appears in figures.</summary>
    public abstract string Name { get; }

    /// <summary>p: halving h at fixed T divides the error by about 2ᵖ.</summary>
    public abstract int Order { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>state ← state after one step of size h</summary>
    internal abstract void Step(IField field, double h, Tile state, Scratch scratch);
}
