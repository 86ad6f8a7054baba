using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StableNets.Numerics;

/// <summary>
/// Z = Y W + 1 bᵀ on one tile: Y is rows × inner, W inner × outer, b has length outer. Every layer's arithmetic is this product.
/// </summary>
/// <remarks>
/// Vectors run over samples, so any width of the network fills them. A block of 4 vectors × 4 features stays in registers while
/// the sum over k runs. Each entry is ((b + y₀w₀) + y₁w₁) + … in this order whatever the block and the vector width: same bits everywhere.
/// </remarks>
internal static class AffineKernel
{
    private const int Block = 4;

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
        int blockedRows = rows - (rows % (Block * T.Count)), blockedColumns = outer - (outer % Block);

        // Features outside, samples inside: the few columns of W in use stay in the nearest cache.
        for (var column = 0; column < blockedColumns; column += Block)
        {
            for (var row = 0; row < blockedRows; row += Block * T.Count)
                FourByFour<T>(ref Unsafe.Add(ref y0, row), ref Unsafe.Add(ref w0, column * inner), b[column..], ref Unsafe.Add(ref z0, (column * rows) + row), rows, inner);
            for (var c = column; c < column + Block; c++)
                OneByOne<T>(ref y0, ref Unsafe.Add(ref w0, c * inner), b[c], ref Unsafe.Add(ref z0, c * rows), blockedRows, rows, inner);
        }

        for (var c = blockedColumns; c < outer; c++)
            OneByOne<T>(ref y0, ref Unsafe.Add(ref w0, c * inner), b[c], ref Unsafe.Add(ref z0, c * rows), 0, rows, inner);
    }

    /// <summary>Four vectors of samples, four features.</summary>
    private static void FourByFour<T>(ref double y, ref double w, ReadOnlySpan<double> b, ref double z, int rows, int inner)
        where T : struct, ILanes<T>
    {
        var v = (nuint)T.Count;
        T b0 = T.Broadcast(b[0]), b1 = T.Broadcast(b[1]), b2 = T.Broadcast(b[2]), b3 = T.Broadcast(b[3]);
        T z00 = b0, z10 = b0, z20 = b0, z30 = b0;
        T z01 = b1, z11 = b1, z21 = b1, z31 = b1;
        T z02 = b2, z12 = b2, z22 = b2, z32 = b2;
        T z03 = b3, z13 = b3, z23 = b3, z33 = b3;
        ref var w1 = ref Unsafe.Add(ref w, inner);
        ref var w2 = ref Unsafe.Add(ref w1, inner);
        ref var w3 = ref Unsafe.Add(ref w2, inner);

        for (var k = 0; k < inner; k++)
        {
            T y0 = T.Load(ref y, 0), y1 = T.Load(ref y, v), y2 = T.Load(ref y, 2 * v), y3 = T.Load(ref y, 3 * v);
            y = ref Unsafe.Add(ref y, rows);

            var wk = T.Broadcast(Unsafe.Add(ref w, k));
            z00 = T.MultiplyAdd(y0, wk, z00);
            z10 = T.MultiplyAdd(y1, wk, z10);
            z20 = T.MultiplyAdd(y2, wk, z20);
            z30 = T.MultiplyAdd(y3, wk, z30);

            wk = T.Broadcast(Unsafe.Add(ref w1, k));
            z01 = T.MultiplyAdd(y0, wk, z01);
            z11 = T.MultiplyAdd(y1, wk, z11);
            z21 = T.MultiplyAdd(y2, wk, z21);
            z31 = T.MultiplyAdd(y3, wk, z31);

            wk = T.Broadcast(Unsafe.Add(ref w2, k));
            z02 = T.MultiplyAdd(y0, wk, z02);
            z12 = T.MultiplyAdd(y1, wk, z12);
            z22 = T.MultiplyAdd(y2, wk, z22);
            z32 = T.MultiplyAdd(y3, wk, z32);

            wk = T.Broadcast(Unsafe.Add(ref w3, k));
            z03 = T.MultiplyAdd(y0, wk, z03);
            z13 = T.MultiplyAdd(y1, wk, z13);
            z23 = T.MultiplyAdd(y2, wk, z23);
            z33 = T.MultiplyAdd(y3, wk, z33);
        }

        StoreColumn(ref z, z00, z10, z20, z30);
        StoreColumn(ref Unsafe.Add(ref z, rows), z01, z11, z21, z31);
        StoreColumn(ref Unsafe.Add(ref z, 2 * rows), z02, z12, z22, z32);
        StoreColumn(ref Unsafe.Add(ref z, 3 * rows), z03, z13, z23, z33);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreColumn<T>(ref double z, T a, T b, T c, T d)
        where T : struct, ILanes<T>
    {
        var v = (nuint)T.Count;
        a.Store(ref z, 0);
        b.Store(ref z, v);
        c.Store(ref z, 2 * v);
        d.Store(ref z, 3 * v);
    }

    /// <summary>One vector of samples, one feature: what the blocks leave over.</summary>
    private static void OneByOne<T>(ref double y, ref double w, double b, ref double z, int firstRow, int rows, int inner)
        where T : struct, ILanes<T>
    {
        for (var row = firstRow; row < rows; row += T.Count)
        {
            var sum = T.Broadcast(b);
            for (var k = 0; k < inner; k++)
                sum = T.MultiplyAdd(T.Load(ref y, (nuint)((k * rows) + row)), T.Broadcast(Unsafe.Add(ref w, k)), sum);
            sum.Store(ref z, (nuint)row);
        }
    }
}
