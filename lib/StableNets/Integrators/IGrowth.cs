using System.Numerics;

namespace StableNets.Integrators;

/// <summary>An integrator whose effect on the test equation y′ = λ y is known.</summary>
public interface IGrowth
{
    /// <summary>|R(hλ)|: the factor by which one step multiplies the amplitude of a mode with eigenvalue λ.</summary>
    /// <param name="hLambda">z = h λ: step size times eigenvalue, without unit.</param>
    /// <returns>The factor: at most 1 means stable; ∞ beyond the range of numbers. For Verlet and leapfrog the larger of the two modes' factors.</returns>
    /// <exception cref="ArgumentException">z is not a number.</exception>
    double Growth(Complex hLambda);
}
