using System.Numerics;
using StableNets.Layers;
using StableNets.Numerics;

namespace StableNets.Integrators;

/// <summary>
/// A rule for one step of y′ = g(z), z′ = k(y) that updates the halves in turn, the second from the new value of the first.
/// It can be undone exactly: nothing that a step reads is lost.
/// </summary>
public abstract class StaggeredIntegrator : IGrowth
{
    private protected StaggeredIntegrator()
    {
    }

    /// <summary>The method's name as it appears in figures.</summary>
    public abstract string Name { get; }

    /// <summary>p: halving h at fixed T divides the error of y by about 2ᵖ.</summary>
    public abstract int Order { get; }

    /// <summary>max |μ| over the roots of μ² − (2 + z²) μ + 1 = 0, the two modes of one step on y″ = λ² y, z = h λ.</summary>
    /// <param name="hLambda">z = h λ.</param>
    /// <returns>1 exactly for z = iy with |y| ≤ 2, more than 1 everywhere else: the product of the roots is 1.</returns>
    /// <exception cref="ArgumentException">z is not a number.</exception>
    public double Growth(Complex hLambda)
    {
        var half = 1 + (hLambda * hLambda / 2);
        var root = Complex.Sqrt((half * half) - 1);
        return Math.Max(Modulus.Of(hLambda, half + root), Modulus.Of(hLambda, half - root));
    }

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Turns the start (y₀, z₀) into what the first step expects.</summary>
    internal abstract void Begin(ISplitField field, double h, Tile y, Tile z, Scratch scratch);

    /// <summary>(y, z) ← (y, z) after one step of size h</summary>
    internal abstract void Step(ISplitField field, double h, Tile y, Tile z, Scratch scratch);

    /// <summary>(y, z) ← (y, z) before the step that led here</summary>
    internal abstract void StepBack(ISplitField field, double h, Tile y, Tile z, Scratch scratch);

    /// <summary>
    /// Undoes the step as <see cref="StepBack"/> does, and takes its adjoint on the way: (ȳ, z̄) ← (∂step)ᵀ (ȳ, z̄),
    /// gradient ← gradient + (∂step/∂θ)ᵀ (ȳ, z̄). The forces serve both, so going back costs nothing extra.
    /// </summary>
    internal abstract void Adjoint(SplitLayer layer, double h, in Pair state, in Pair bar, Span<double> gradient, Scratch scratch);

    /// <summary>The same for <see cref="Begin"/>.</summary>
    internal abstract void BeginAdjoint(SplitLayer layer, double h, in Pair state, in Pair bar, Span<double> gradient, Scratch scratch);

    /// <summary>Undoes <see cref="Begin"/>.</summary>
    internal abstract void End(ISplitField field, double h, Tile y, Tile z, Scratch scratch);
}

/// <summary>The two halves (y, z) of a split state, or of its adjoint.</summary>
internal readonly record struct Pair(Tile Y, Tile Z)
{
    public static Pair Of(Tile state, int yColumns)
    {
        var (y, z) = state.Split(yColumns);
        return new Pair(y, z);
    }
}

/// <summary>A staggered rule that any split layer can be integrated with.</summary>
public abstract class SplitIntegrator : StaggeredIntegrator
{
    private protected SplitIntegrator()
    {
    }
}
