using MathNet.Numerics.LinearAlgebra;
using Complex = System.Numerics.Complex;

namespace StableNets.Numerics;

/// <summary>
/// A = 2ᵉ B: eigenvalues, singular values and norms are found through squares of entries, which over- or underflow long before the entries do. B has
/// moderate entries.
/// </summary>
/// <remarks>A power of two changes no digit, and entries that are moderate already keep e = 0.</remarks>
internal static class PowerOfTwo
{
    /// <summary>e for entries of at most this size: 0 for 0 and from 10⁻¹⁰⁰ to 10¹⁰⁰, else such that 2⁻ᵉ times the size lies between 1 and 2.</summary>
    public static int Of(double size) => size is 0 or (>= 1e-100 and <= 1e100) ? 0 : Math.ILogB(size);

    /// <summary>e for a matrix or a vector with these entries.</summary>
    public static int Of(IEnumerable<double> entries) => Of(entries.Select(Math.Abs).DefaultIfEmpty().Max());

    /// <summary>(2⁻ᵉ A, e)</summary>
    public static (Matrix<double> B, int Exponent) Factor(Matrix<double> A)
    {
        var e = Of(A.Enumerate(Zeros.Include));
        return (e == 0 ? A : A.Map(x => Math.ScaleB(x, -e)), e);
    }

    /// <summary>(2⁻ᵉ v, e)</summary>
    public static (Vector<double> B, int Exponent) Factor(Vector<double> v)
    {
        var e = Of(v);
        return (e == 0 ? v : v.Map(x => Math.ScaleB(x, -e)), e);
    }

    /// <summary>2ᵉ z</summary>
    public static Complex Times(Complex z, int e) => e == 0 ? z : new(Math.ScaleB(z.Real, e), Math.ScaleB(z.Imaginary, e));
}
