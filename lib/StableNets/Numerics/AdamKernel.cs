using System.Numerics;
using System.Runtime.CompilerServices;

namespace StableNets.Numerics;

/// <summary>
/// m ← β₁ m + (1−β₁) g,  v ← β₂ v + (1−β₂) g²,  x ← x − η (m / c₁) / (√(v / c₂) + ε), entry by entry.
/// </summary>
/// <remarks>Each operation is rounded by itself, so that every vector width gives the same bits.</remarks>
internal static class AdamKernel
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;
    private const double Tiny = 1e-8;

    /// <summary>The step k = 1, 2, …: c₁ = 1 − β₁ᵏ and c₂ = 1 − β₂ᵏ, with the powers given.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Step(double rate, (double Power1, double Power2) powers, ReadOnlySpan<double> gradient, Span<double> mean, Span<double> square, Span<double> x)
    {
        double c1 = 1 - powers.Power1, c2 = 1 - powers.Power2;
        var i = 0;
        for (; i <= x.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            var g = new Vector<double>(gradient[i..]);
            var m = (Beta1 * new Vector<double>(mean[i..])) + ((1 - Beta1) * g);
            var v = (Beta2 * new Vector<double>(square[i..])) + ((1 - Beta2) * g * g);
            m.CopyTo(mean[i..]);
            v.CopyTo(square[i..]);
            var step = new Vector<double>(rate) * (m / new Vector<double>(c1)) / (Vector.SquareRoot(v / new Vector<double>(c2)) + new Vector<double>(Tiny));
            (new Vector<double>(x[i..]) - step).CopyTo(x[i..]);
        }

        for (; i < x.Length; i++)
        {
            var g = gradient[i];
            mean[i] = (Beta1 * mean[i]) + ((1 - Beta1) * g);
            square[i] = (Beta2 * square[i]) + ((1 - Beta2) * g * g);
            x[i] -= rate * (mean[i] / c1) / (Math.Sqrt(square[i] / c2) + Tiny);
        }
    }

    /// <summary>(β₁ᵏ, β₂ᵏ) of the next step; (1, 1) before the first.</summary>
    public static (double Power1, double Power2) Next((double Power1, double Power2) powers) => (powers.Power1 * Beta1, powers.Power2 * Beta2);
}
