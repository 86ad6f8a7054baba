using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StableNets.Numerics;

/// <summary>Σ xᵢ and Σ xᵢ yᵢ, added in the same order for every vector width.</summary>
/// <remarks>
/// Lane k of eight sums entries k, k + 8, k + 16, …, then the lanes are added in order, then what is left of less than eight. The sums of
/// TensorPrimitives have another order on machines with other vectors, and an optimiser carries such last digits into different weights.
/// </remarks>
internal static class Sums
{
    private const int Lanes = Tile.RowUnit;

    /// <summary>Σ xᵢ</summary>
    public static double Of(ReadOnlySpan<double> x) =>
        Vector512.IsHardwareAccelerated ? Of<Lanes512>(x) : Vector256.IsHardwareAccelerated ? Of<Lanes256>(x) : Of<Lanes128>(x);

    /// <summary>⟨x, y⟩ = Σ xᵢ yᵢ</summary>
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y) =>
        Vector512.IsHardwareAccelerated ? Dot<Lanes512>(x, y) : Vector256.IsHardwareAccelerated ? Dot<Lanes256>(x, y) : Dot<Lanes128>(x, y);

    /// <summary>|x|, the Euclidean norm.</summary>
    public static double Norm(ReadOnlySpan<double> x) => Math.Sqrt(Dot(x, x));

    /// <summary>Whether Σ 0 xᵢ is 0: an infinity or what is no number makes it no number.</summary>
    public static bool AreFinite(ReadOnlySpan<double> x) =>
        Vector512.IsHardwareAccelerated ? AreFinite<Lanes512>(x) : Vector256.IsHardwareAccelerated ? AreFinite<Lanes256>(x) : AreFinite<Lanes128>(x);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static double Of<T>(ReadOnlySpan<double> x)
        where T : struct, ILanes<T>
    {
        ref var x0 = ref MemoryMarshal.GetReference(x);
        var (total, whole, one) = (0.0, x.Length / Lanes * Lanes, T.Broadcast(1));
        for (var pass = 0; pass < Lanes; pass += T.Count)
        {
            T sum = default;
            for (var i = pass; i < whole; i += Lanes)
                sum = T.MultiplyAdd(T.Load(ref x0, (nuint)i), one, sum);
            T.AddTo(ref total, sum);
        }

        foreach (var entry in x[whole..])
            total += entry;
        return total;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static double Dot<T>(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
        where T : struct, ILanes<T>
    {
        ref var x0 = ref MemoryMarshal.GetReference(x);
        ref var y0 = ref MemoryMarshal.GetReference(y[..x.Length]);
        var (total, whole) = (0.0, x.Length / Lanes * Lanes);
        for (var pass = 0; pass < Lanes; pass += T.Count)
        {
            T sum = default;
            for (var i = pass; i < whole; i += Lanes)
                sum = T.MultiplyAdd(T.Load(ref x0, (nuint)i), T.Load(ref y0, (nuint)i), sum);
            T.AddTo(ref total, sum);
        }

        for (var i = whole; i < x.Length; i++)
            total = Math.FusedMultiplyAdd(x[i], y[i], total);
        return total;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static bool AreFinite<T>(ReadOnlySpan<double> x)
        where T : struct, ILanes<T>
    {
        ref var x0 = ref MemoryMarshal.GetReference(x);
        var (total, whole, zero, v) = (0.0, x.Length / (4 * T.Count) * 4 * T.Count, T.Broadcast(0), T.Count);
        T a = default, b = default, c = default, d = default;
        for (var i = 0; i < whole; i += 4 * v)
        {
            a = T.MultiplyAdd(T.Load(ref x0, (nuint)i), zero, a);
            b = T.MultiplyAdd(T.Load(ref x0, (nuint)(i + v)), zero, b);
            c = T.MultiplyAdd(T.Load(ref x0, (nuint)(i + (2 * v))), zero, c);
            d = T.MultiplyAdd(T.Load(ref x0, (nuint)(i + (3 * v))), zero, d);
        }

        T.AddTo(ref total, T.MultiplyAdd(T.Broadcast(1), a, T.MultiplyAdd(T.Broadcast(1), b, T.MultiplyAdd(T.Broadcast(1), c, d))));
        foreach (var entry in x[whole..])
            total += 0 * entry;
        return total == 0;
    }
}
