using System.Numerics;
using StableNets.Integrators;

namespace StableNets.Stability;

/// <summary>{ z = hλ : |R(z)| ≤ 1 }: where an integrator does not amplify the mode λ. Haber &amp; Ruthotto 2017, eq. (3.9), for Euler.</summary>
public static class StabilityRegion
{
    // |R| of Verlet is 1 on its segment; the computed value may exceed that by rounding.
    private const double Rounding = 1e-15;

    /// <summary>|R(z)| on a rectangle of the complex plane; the region is where it is at most 1.</summary>
    /// <param name="integrator">The integrator.</param>
    /// <param name="real">Range of Re z, from a smaller to a larger finite number.</param>
    /// <param name="imaginary">Range of Im z, likewise.</param>
    /// <param name="resolution">Points along each side, ≥ 2. Default 121.</param>
    /// <returns>The grid.</returns>
    /// <exception cref="ArgumentException">A range is empty or endless, or there are fewer than 2 points.</exception>
    public static ComplexGrid Of(IGrowth integrator, (double From, double To) real, (double From, double To) imaginary, int resolution = 121)
    {
        ArgumentNullException.ThrowIfNull(integrator);
        return ComplexGrid.Of(integrator.Growth, real, imaginary, resolution);
    }

    /// <summary>Whether one step amplifies no mode: |R(hλ)| ≤ 1 for all λ.</summary>
    /// <param name="integrator">The integrator.</param>
    /// <param name="spectrum">The eigenvalues λ.</param>
    /// <param name="h">The step size, finite.</param>
    /// <returns>True when stable.</returns>
    /// <exception cref="ArgumentOutOfRangeException">h is not finite.</exception>
    public static bool Contains(IGrowth integrator, Spectrum spectrum, double h)
    {
        ArgumentNullException.ThrowIfNull(integrator);
        ArgumentNullException.ThrowIfNull(spectrum);
        return spectrum.Times(h).All(z => integrator.Growth(z) <= 1 + Rounding);
    }

    /// <summary>The largest y with |R(iy′)| ≤ 1 for all 0 ≤ y′ ≤ y: Euler and midpoint 0, RK4 2√2, Verlet 2.</summary>
    /// <param name="integrator">The integrator.</param>
    /// <returns>The limit on h |λ| for imaginary λ; ∞ where the integrator is stable as far as 20.</returns>
    public static double ImaginaryLimit(IGrowth integrator) => Limit(integrator, Complex.ImaginaryOne);

    /// <summary>The largest x with |R(−x′)| ≤ 1 for all 0 ≤ x′ ≤ x: Euler and midpoint 2, RK4 about 2.785, Verlet 0.</summary>
    /// <param name="integrator">The integrator.</param>
    /// <returns>The limit on h |λ| for negative real λ; ∞ where the integrator is stable as far as 20.</returns>
    public static double RealLimit(IGrowth integrator) => Limit(integrator, -Complex.One);

    private static double Limit(IGrowth integrator, Complex direction)
    {
        ArgumentNullException.ThrowIfNull(integrator);
        const double Stride = 0.01, Farthest = 20;
        bool Stable(double distance) => integrator.Growth(distance * direction) <= 1 + Rounding;

        var stable = 0.0;
        while (stable < Farthest && Stable(stable + Stride))
            stable += Stride;
        if (stable == 0)
            return 0;
        if (stable >= Farthest)
            return double.PositiveInfinity;

        var unstable = stable + Stride;
        while (unstable - stable > 1e-12)
        {
            var middle = (stable + unstable) / 2;
            (stable, unstable) = Stable(middle) ? (middle, unstable) : (stable, middle);
        }

        return stable;
    }
}
