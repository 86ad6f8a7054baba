using System.Numerics;

namespace StableNets.Integrators;

/// <summary>|R(z)|, where R is a polynomial or a root of one.</summary>
internal static class Modulus
{
    /// <summary>|R|. Where z is so large that R has left the range of numbers, ∞: its parts may then be ∞ − ∞, which is no number.</summary>
    /// <param name="hLambda">z.</param>
    /// <param name="R">R(z).</param>
    /// <exception cref="ArgumentException">z is not a number.</exception>
    public static double Of(Complex hLambda, Complex R)
    {
        if (double.IsNaN(hLambda.Real) || double.IsNaN(hLambda.Imaginary))
            throw new ArgumentException($"hLambda must be a number, got {hLambda}", nameof(hLambda));
        return double.IsNaN(R.Magnitude) ? double.PositiveInfinity : R.Magnitude;
    }
}
