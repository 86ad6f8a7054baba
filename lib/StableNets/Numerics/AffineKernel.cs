using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StableNets.Numerics;

/// <summary>
/// Z = Y W + 1 bᵀ, or Z ← Z + Y W, on one tile: Y is rows × inner, W inner × outer, b has length outer. Every layer's arithmetic is this product.
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

    // A panel of so many rows and columns of W is in use at a time: 32 kB.
    private const int CachedInner = 128;
    private const int CachedOuter = 32;

    /// <summary>Z ← Y W + 1 bᵀ</summary>
    public static void Multiply(Tile y, ReadOnlySpan<double> w, ReadOnlySpan<double> b, Tile z)
    {
        Debug.Assert(b.Length == z.Columns);
        Run(y, w, b, z);
    }

    /// <summary>Z ← Z + Y W</summary>
    public static void Add(Tile y, ReadOnlySpan<double> w, Tile z) => Run(y, w, [], z);

    private static void Run(Tile y, ReadOnlySpan<double> w, ReadOnlySpan<double> b, Tile z)
    {
        if (Vector512.IsHardwareAccelerated)
            Multiply<Lanes512>(y, w, b, z);
        else if (Vector256.IsHardwareAccelerated)
            Multiply<Lanes256>(y, w, b, z);
        else
            Multiply<Lanes128>(y, w, b, z);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Multiply<T>(Tile y, ReadOnlySpan<double> w, ReadOnlySpan<double> b, Tile z)
        where T : struct, ILanes<T>
    {
        Debug.Assert(y.Rows == z.Rows && y.Rows % Tile.RowUnit == 0 && w.Length == y.Columns * z.Columns);
        for (var k = 0; k < y.Columns; k += CachedInner)
            MultiplyCached<T>(y, w, k == 0 ? b : [], z, k, Math.Min(CachedInner, y.Columns - k));
    }

    /// <summary>The share of some features of Y, from k on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyCached<T>(Tile y, ReadOnlySpan<double> w, ReadOnlySpan<double> b, Tile z, int k, int count)
        where T : struct, ILanes<T>
    {
        int rows = y.Rows, inner = y.Columns, outer = z.Columns;
        int blockRows = BlockVectors * T.Count, blockedColumns = outer - (outer % BlockFeatures);
        ref var y0 = ref Unsafe.Add(ref MemoryMarshal.GetReference(y.Span), k * rows);
        ref var w0 = ref Unsafe.Add(ref MemoryMarshal.GetReference(w), k);
        ref var z0 = ref MemoryMarshal.GetReference(z.Span);

        // A panel of W stays in the nearest cache while the samples pass, and these samples while the columns of the panel pass.
        for (var panel = 0; panel < blockedColumns; panel += CachedOuter)
        {
            var end = Math.Min(panel + CachedOuter, blockedColumns);
            var row = 0;
            for (; row + blockRows <= rows; row += blockRows)
                for (var column = panel; column < end; column += BlockFeatures)
                    ThreeByFour<T>(ref Unsafe.Add(ref y0, row), ref Unsafe.Add(ref w0, column * inner), Part(b, column), ref Unsafe.Add(ref z0, (column * rows) + row), rows, inner, count);
            for (; row < rows; row += T.Count)
                for (var column = panel; column < end; column += BlockFeatures)
                    OneByFour<T>(ref Unsafe.Add(ref y0, row), ref Unsafe.Add(ref w0, column * inner), Part(b, column), ref Unsafe.Add(ref z0, (column * rows) + row), rows, inner, count);
        }

        for (var column = blockedColumns; column < outer; column++)
            for (var row = 0; row < rows; row += T.Count)
                OneByOne<T>(ref Unsafe.Add(ref y0, row), ref Unsafe.Add(ref w0, column * inner), Part(b, column), ref Unsafe.Add(ref z0, (column * rows) + row), rows, count);
    }

    /// <summary>Three vectors of samples, four features.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ThreeByFour<T>(ref double y, ref double w, ReadOnlySpan<double> b, ref double z, int rows, int inner, int count)
        where T : struct, ILanes<T>
    {
        var v = (nuint)T.Count;
        var (z00, z10, z20) = StartColumn<T>(b, 0, ref z);
        var (z01, z11, z21) = StartColumn<T>(b, 1, ref Unsafe.Add(ref z, rows));
        var (z02, z12, z22) = StartColumn<T>(b, 2, ref Unsafe.Add(ref z, 2 * rows));
        var (z03, z13, z23) = StartColumn<T>(b, 3, ref Unsafe.Add(ref z, 3 * rows));
        ref var w1 = ref Unsafe.Add(ref w, inner);
        ref var w2 = ref Unsafe.Add(ref w1, inner);
        ref var w3 = ref Unsafe.Add(ref w2, inner);

        for (nint k = 0; k < count; k++)
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

    /// <summary>The bias of this feature, or what Z holds already where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Start<T>(ReadOnlySpan<double> b, int feature, ref double z)
        where T : struct, ILanes<T> => b.IsEmpty ? T.Load(ref z, 0) : T.Broadcast(b[feature]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (T First, T Second, T Third) StartColumn<T>(ReadOnlySpan<double> b, int feature, ref double z)
        where T : struct, ILanes<T> =>
        (Start<T>(b, feature, ref z), Start<T>(b, feature, ref Unsafe.Add(ref z, T.Count)), Start<T>(b, feature, ref Unsafe.Add(ref z, 2 * T.Count)));

    private static ReadOnlySpan<double> Part(ReadOnlySpan<double> b, int column) => b.IsEmpty ? b : b[column..];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreColumn<T>(ref double z, T first, T second, T third)
        where T : struct, ILanes<T>
    {
        first.Store(ref z, 0);
        second.Store(ref z, (nuint)T.Count);
        third.Store(ref z, 2 * (nuint)T.Count);
    }

    /// <summary>One vector of samples, four features: the samples that the blocks leave over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneByFour<T>(ref double y, ref double w, ReadOnlySpan<double> b, ref double z, int rows, int inner, int count)
        where T : struct, ILanes<T>
    {
        T z0 = Start<T>(b, 0, ref z), z1 = Start<T>(b, 1, ref Unsafe.Add(ref z, rows));
        T z2 = Start<T>(b, 2, ref Unsafe.Add(ref z, 2 * rows)), z3 = Start<T>(b, 3, ref Unsafe.Add(ref z, 3 * rows));
        for (nint k = 0; k < count; k++)
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
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneByOne<T>(ref double y, ref double w, ReadOnlySpan<double> b, ref double z, int rows, int count)
        where T : struct, ILanes<T>
    {
        var sum = Start<T>(b, 0, ref z);
        for (nint k = 0; k < count; k++)
            sum = T.MultiplyAdd(T.Load(ref Unsafe.Add(ref y, k * rows), 0), T.Broadcast(Unsafe.Add(ref w, k)), sum);
        sum.Store(ref z, 0);
    }
}
