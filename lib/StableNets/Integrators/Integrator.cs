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

    /// <summary>How many evaluations of f a step makes: the stages k₁, k₂, ….</summary>
    internal abstract int Stages { get; }

    /// <summary>state ← state after one step of size h. The stages are left in <paramref name="k"/>, side by side: the adjoint needs them.</summary>
    internal abstract void Step(IField field, double h, Tile state, Tile k, Scratch scratch);

    /// <summary>
    /// bar ← (∂step/∂Y)ᵀ bar and gradient ← gradient + (∂step/∂θ)ᵀ bar, at the state before the step and with its stages.
    /// </summary>
    internal abstract void Adjoint(Layer layer, double h, Tile state, Tile k, Tile bar, Span<double> gradient, Scratch scratch);

    /// <summary>Stage i, counted from 0.</summary>
    private protected static Tile Stage(Tile k, int i, Tile state) => k.Slice(i * state.Columns, state.Columns);

    /// <summary>scale · bar, to be given to a layer's adjoint, which overwrites it.</summary>
    private protected static Tile Scaled(double scale, Tile bar, Scratch scratch)
    {
        var v = scratch.Take(bar.Columns);
        v.SetScaled(scale, bar);
        return v;
    }
}
