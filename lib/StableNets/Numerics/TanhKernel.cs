using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StableNets.Numerics;

/// <summary>
/// x ← tanh x, entrywise: tanh |x| = E / (E + 2) with E = e^{2|x|} − 1. 2|x| = n log 2 + r, |r| ≤ ½ log 2, and E = 2ⁿ (e^r − 1) + (2ⁿ − 1) by Taylor's sum.
/// </summary>
/// <remarks>
/// TensorPrimitives.Tanh forms e^{−2|x|} first and subtracts 1 from it, which loses all digits for small x (it gives 0 for 1e-18) and would
/// draw a vanishing signal as one that is exactly gone. Here n = 0 for small x and E is Taylor's sum itself: the relative error stays below
/// 1e-15 down to the smallest number.
/// </remarks>
internal static class TanhKernel
{
    private const double Log2 = 0.6931471805599453094;

    // log 2 in two parts: n · Log2High is exact for the few bits of n, Log2Low brings the rest.
    private const double Log2High = 0.693147180369123816490;
    private const double Log2Low = 1.90821492927058770002e-10;

    public static void Apply(Span<double> x)
    {
        if (Vector512.IsHardwareAccelerated)
            Apply<Lanes512>(x);
        else if (Vector256.IsHardwareAccelerated)
            Apply<Lanes256>(x);
        else
            Apply<Lanes128>(x);
    }

    /// <summary>v ← v (1 − value²): the slope of tanh from its value</summary>
    public static void MultiplyBySlope(ReadOnlySpan<double> value, Span<double> v)
    {
        if (Vector512.IsHardwareAccelerated)
            MultiplyBySlope<Lanes512>(value, v);
        else if (Vector256.IsHardwareAccelerated)
            MultiplyBySlope<Lanes256>(value, v);
        else
            MultiplyBySlope<Lanes128>(value, v);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Apply<T>(Span<double> x)
        where T : struct, ILanes<T>
    {
        if (x.Length % T.Count != 0)
            throw new ArgumentException($"x must be a whole number of vectors of {T.Count}, got {x.Length} entries", nameof(x));
        ref var x0 = ref MemoryMarshal.GetReference(x);
        for (nuint i = 0; i < (nuint)x.Length; i += (nuint)T.Count)
            Tanh(T.Load(ref x0, i)).Store(ref x0, i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void MultiplyBySlope<T>(ReadOnlySpan<double> value, Span<double> v)
        where T : struct, ILanes<T>
    {
        ref var σ0 = ref MemoryMarshal.GetReference(value);
        ref var v0 = ref MemoryMarshal.GetReference(v);
        for (nuint i = 0; i < (nuint)v.Length; i += (nuint)T.Count)
        {
            T σ = T.Load(ref σ0, i), factor = T.Load(ref v0, i);
            T.MultiplyAdd(σ * σ, T.Broadcast(-1) * factor, factor).Store(ref v0, i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Tanh<T>(T x)
        where T : struct, ILanes<T>
    {
        // tanh 20 is 1 to the last bit. Written so that a NaN stays one.
        T limit = T.Broadcast(20), magnitude = T.Abs(x);
        magnitude = T.WhereLess(limit, magnitude, limit, magnitude);

        // Adding 1.5 · 2⁵² leaves no bits behind the point: it rounds, and n is in the lowest bits.
        T one = T.Broadcast(1), rounder = T.Broadcast(1.5 * (1L << 52)), twice = magnitude * T.Broadcast(2);
        var rounded = T.MultiplyAdd(twice, T.Broadcast(1 / Log2), rounder);
        var n = T.MultiplyAdd(rounded, one, T.Broadcast(-1.5 * (1L << 52)));
        var r = T.MultiplyAdd(n, T.Broadcast(-Log2High), twice);
        r = T.MultiplyAdd(n, T.Broadcast(-Log2Low), r);

        // e^r − 1 = r + r² (1/2! + r/3! + … + r¹¹/13!)
        var sum = T.MultiplyAdd(r, T.Broadcast(1.0 / 6227020800), T.Broadcast(1.0 / 479001600));
        sum = T.MultiplyAdd(r, sum, T.Broadcast(1.0 / 39916800));
        sum = T.MultiplyAdd(r, sum, T.Broadcast(1.0 / 3628800));
        sum = T.MultiplyAdd(r, sum, T.Broadcast(1.0 / 362880));
        sum = T.MultiplyAdd(r, sum, T.Broadcast(1.0 / 40320));
        sum = T.MultiplyAdd(r, sum, T.Broadcast(1.0 / 5040));
        sum = T.MultiplyAdd(r, sum, T.Broadcast(1.0 / 720));
        sum = T.MultiplyAdd(r, sum, T.Broadcast(1.0 / 120));
        sum = T.MultiplyAdd(r, sum, T.Broadcast(1.0 / 24));
        sum = T.MultiplyAdd(r, sum, T.Broadcast(1.0 / 6));
        sum = T.MultiplyAdd(r, sum, T.Broadcast(1.0 / 2));
        sum = T.MultiplyAdd(r * r, sum, r);

        var power = T.PowerOfTwo(rounded);
        var E = T.MultiplyAdd(power, sum, T.MultiplyAdd(power, one, T.Broadcast(-1)));
        return T.CopySign(E / T.MultiplyAdd(E, one, T.Broadcast(2)), x);
    }
}
