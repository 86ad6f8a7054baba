using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StableNets.Numerics;

/// <summary>
/// Z = Y W + 1 bᵀ on one tile: Y is rows × inner, W inner × outer, b has length outer. Every layer's arithmetic is this product.
/// </summary>
/// <remarks>
/// Vectors run over samples, so any width of the network fills them. A block of 3 vectors × 4 features is summed in 12 registers, which
/// with its operands is what 16 registers hold. Each entry is ((b + y₀w₀) + y₁w₁) + … in this order whatever the block and the vector
/// width: same bits everywhere.
/// </remarks>
internal static class AffineKernel
{
    private const int BlockVectors = 3;
    private const int BlockFeatures = 4;

    public static void Multiply(Tile y, ReadOnlySpan<double> w, ReadOnlySpan<double> b, Tile z)
    {
        if (Vector512.IsHardwareAccelerated)
            Multiply<Lanes512>(y, w, b, z);
        else if (Vector256.IsHardwareAccelerated)
            Multiply<Lanes256>(y, w, b, z);
        else
            Multiply<Lanes128>(y, w, b, z);
    }

    internal static void Multiply<T>(Tile y, ReadOnlySpan<double> w, ReadOnlySpan<double> b, Tile z)
        where T : struct, ILanes<T>
    {
        Debug.Assert(y.Rows == z.Rows && y.Rows % Tile.RowUnit == 0 && w.Length == y.Columns * z.Columns && b.Length == z.Columns);
        ref var y0 = ref MemoryMarshal.GetReference(y.Span);
        ref var w0 = ref MemoryMarshal.GetReference(w);
        ref var z0 = ref MemoryMarshal.GetReference(z.Span);
        int rows = y.Rows, inner = y.Columns, outer = z.Columns;
        int blockRows = BlockVectors * T.Count, blockedColumns = outer - (outer % BlockFeatures);

        // Features outside, samples inside: the few columns of W in use stay in the nearest cache.
        for (var column = 0; column < blockedColumns; column += BlockFeatures)
        {
            ref var wc = ref Unsafe.Add(ref w0, column * inner);
            ref var zc = ref Unsafe.Add(ref z0, column * rows);
            var row = 0;
            for (; row + blockRows <= rows; row += blockRows)
                ThreeByFour<T>(ref Unsafe.Add(ref y0, row), ref wc, b[column..], ref Unsafe.Add(ref zc, row), rows, inner);
            for (; row < rows; row += T.Count)
                OneByFour<T>(ref Unsafe.Add(ref y0, row), ref wc, b[column..], ref Unsafe.Add(ref zc, row), rows, inner);
        }

        for (var column = blockedColumns; column < outer; column++)
            for (var row = 0; row < rows; row += T.Count)
                OneByOne<T>(ref Unsafe.Add(ref y0, row), ref Unsafe.Add(ref w0, column * inner), b[column], ref Unsafe.Add(ref z0, (column * rows) + row), rows, inner);
    }

    /// <summary>Three vectors of samples, four features.</summary>
    private static void ThreeByFour<T>(ref double y, ref double w, ReadOnlySpan<double> b, ref double z, int rows, int inner)
        where T : struct, ILanes<T>
    {
        var v = (nuint)T.Count;
        T z00 = T.Broadcast(b[0]), z01 = T.Broadcast(b[1]), z02 = T.Broadcast(b[2]), z03 = T.Broadcast(b[3]);
        T z10 = z00, z11 = z01, z12 = z02, z13 = z03;
        T z20 = z00, z21 = z01, z22 = z02, z23 = z03;
        ref var w1 = ref Unsafe.Add(ref w, inner);
        ref var w2 = ref Unsafe.Add(ref w1, inner);
        ref var w3 = ref Unsafe.Add(ref w2, inner);

        for (nint k = 0; k < inner; k++)
        {
            T y0 = T.Load(ref y, 0), y1 = T.Load(ref y, v), y2 = T.Load(ref y, 2 * v);
            y = ref Unsafe.Add(ref y, rows);

            var wk = T.Broadcast(Unsafe.Add(ref w, k));
            z00 = T.MultiplyAdd(y0, wk, z00);
            z10 = T.MultiplyAdd(y1, wk, z10);
            z20 = T.MultiplyAdd(y2, wk, z20);

            wk = T.Broadcast(Unsafe.Add(ref w1, k));
            z01 = T.MultiplyAdd(y0, wk, z01);
            z11 = T.MultiplyAdd(y1, wk, z11);
            z21 = T.MultiplyAdd(y2, wk, z21);

            wk = T.Broadcast(Unsafe.Add(ref w2, k));
            z02 = T.MultiplyAdd(y0, wk, z02);
            z12 = T.MultiplyAdd(y1, wk, z12);
            z22 = T.MultiplyAdd(y2, wk, z22);

            wk = T.Broadcast(Unsafe.Add(ref w3, k));
            z03 = T.MultiplyAdd(y0, wk, z03);
            z13 = T.MultiplyAdd(y1, wk, z13);
            z23 = T.MultiplyAdd(y2, wk, z23);
        }

        StoreColumn(ref z, z00, z10, z20);
        StoreColumn(ref Unsafe.Add(ref z, rows), z01, z11, z21);
        StoreColumn(ref Unsafe.Add(ref z, 2 * rows), z02, z12, z22);
        StoreColumn(ref Unsafe.Add(ref z, 3 * rows), z03, z13, z23);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreColumn<T>(ref double z, T first, T second, T third)
        where T : struct, ILanes<T>
    {
        first.Store(ref z, 0);
        second.Store(ref z, (nuint)T.Count);
        third.Store(ref z, 2 * (nuint)T.Count);
    }

    /// <summary>One vector of samples, four features: the samples that the blocks leave over.</summary>
    private static void OneByFour<T>(ref double y, ref double w, ReadOnlySpan<double> b, ref double z, int rows, int inner)
        where T : struct, ILanes<T>
    {
        T z0 = T.Broadcast(b[0]), z1 = T.Broadcast(b[1]), z2 = T.Broadcast(b[2]), z3 = T.Broadcast(b[3]);
        for (nint k = 0; k < inner; k++)
        {
            var yk = T.Load(ref Unsafe.Add(ref y, k * rows), 0);
            z0 = T.MultiplyAdd(yk, T.Broadcast(Unsafe.Add(ref w, k)), z0);
            z1 = T.MultiplyAdd(yk, T.Broadcast(Unsafe.Add(ref w, inner + k)), z1);
            z2 = T.MultiplyAdd(yk, T.Broadcast(Unsafe.Add(ref w, (2 * inner) + k)), z2);
            z3 = T.MultiplyAdd(yk, T.Broadcast(Unsafe.Add(ref w, (3 * inner) + k)), z3);
        }

        z0.Store(ref z, 0);
        z1.Store(ref z, (nuint)rows);
        z2.Store(ref z, 2 * (nuint)rows);
        z3.Store(ref z, 3 * (nuint)rows);
    }

    /// <summary>One vector of samples, one feature: the features that the blocks leave over.</summary>
    private static void OneByOne<T>(ref double y, ref double w, double b, ref double z, int rows, int inner)
        where T : struct, ILanes<T>
    {
        var sum = T.Broadcast(b);
        for (nint k = 0; k < inner; k++)
            sum = T.MultiplyAdd(T.Load(ref Unsafe.Add(ref y, k * rows), 0), T.Broadcast(Unsafe.Add(ref w, k)), sum);
        sum.Store(ref z, 0);
    }
}
