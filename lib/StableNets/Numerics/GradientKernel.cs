using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StableNets.Numerics;

/// <summary>
/// G ← G + Yᵀ V on one tile: Y is rows × inner, V rows × outer, G inner × outer. The gradient in the weights W of Z = Y W, where V is that in Z.
/// </summary>
/// <remarks>
/// Vectors run over samples here too: a block of 4 × 3 inner products is summed in 12 registers. Lane k of eight sums samples k, k + 8, k + 16, …,
/// and the lanes are added in order. A narrower register takes the eight lanes in several passes: same bits for every width.
/// </remarks>
internal static class GradientKernel
{
    private const int BlockInner = 4;
    private const int BlockOuter = 3;

    // So much of Y stays in the nearest cache while it meets the columns of V.
    private const int CachedEntries = 2048;

    /// <summary>G ← G + Yᵀ V</summary>
    public static void Add(Tile y, Tile v, Span<double> g)
    {
        if (Vector512.IsHardwareAccelerated)
            Add<Lanes512>(y, v, g);
        else if (Vector256.IsHardwareAccelerated)
            Add<Lanes256>(y, v, g);
        else
            Add<Lanes128>(y, v, g);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Add<T>(Tile y, Tile v, Span<double> g)
        where T : struct, ILanes<T>
    {
        Debug.Assert(y.Rows == v.Rows && y.Rows % Tile.RowUnit == 0 && g.Length == y.Columns * v.Columns);
        int rows = y.Rows, inner = y.Columns, outer = v.Columns;
        ref var y0 = ref MemoryMarshal.GetReference(y.Span);
        ref var v0 = ref MemoryMarshal.GetReference(v.Span);
        ref var g0 = ref MemoryMarshal.GetReference(g);
        int blockedInner = inner - (inner % BlockInner), blockedOuter = outer - (outer % BlockOuter);
        var cached = Math.Max(CachedEntries / rows / BlockInner, 1) * BlockInner;

        for (var first = 0; first < blockedInner; first += cached)
        {
            var end = Math.Min(first + cached, blockedInner);
            for (var column = 0; column < blockedOuter; column += BlockOuter)
                for (var k = first; k < end; k += BlockInner)
                    FourByThree<T>(ref Unsafe.Add(ref y0, k * rows), ref Unsafe.Add(ref v0, column * rows), ref Unsafe.Add(ref g0, (column * inner) + k), rows, inner);
            for (var column = blockedOuter; column < outer; column++)
                for (var k = first; k < end; k += BlockInner)
                    FourByOne<T>(ref Unsafe.Add(ref y0, k * rows), ref Unsafe.Add(ref v0, column * rows), ref Unsafe.Add(ref g0, (column * inner) + k), rows);
        }

        for (var column = 0; column < outer; column++)
            for (var k = blockedInner; k < inner; k++)
                OneByOne<T>(ref Unsafe.Add(ref y0, k * rows), ref Unsafe.Add(ref v0, column * rows), ref Unsafe.Add(ref g0, (column * inner) + k), rows);
    }

    /// <summary>Four features of Y, three of V.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FourByThree<T>(ref double y, ref double v, ref double g, int rows, int inner)
        where T : struct, ILanes<T>
    {
        ref var y1 = ref Unsafe.Add(ref y, rows);
        ref var y2 = ref Unsafe.Add(ref y1, rows);
        ref var y3 = ref Unsafe.Add(ref y2, rows);
        ref var v1 = ref Unsafe.Add(ref v, rows);
        ref var v2 = ref Unsafe.Add(ref v1, rows);
        for (var pass = 0; pass < Tile.RowUnit; pass += T.Count)
        {
            T g00 = default, g10 = default, g20 = default, g30 = default;
            T g01 = default, g11 = default, g21 = default, g31 = default;
            T g02 = default, g12 = default, g22 = default, g32 = default;
            for (var row = (nuint)pass; row < (nuint)rows; row += Tile.RowUnit)
            {
                T b0 = T.Load(ref v, row), b1 = T.Load(ref v1, row), b2 = T.Load(ref v2, row);

                var a = T.Load(ref y, row);
                g00 = T.MultiplyAdd(a, b0, g00);
                g01 = T.MultiplyAdd(a, b1, g01);
                g02 = T.MultiplyAdd(a, b2, g02);

                a = T.Load(ref y1, row);
                g10 = T.MultiplyAdd(a, b0, g10);
                g11 = T.MultiplyAdd(a, b1, g11);
                g12 = T.MultiplyAdd(a, b2, g12);

                a = T.Load(ref y2, row);
                g20 = T.MultiplyAdd(a, b0, g20);
                g21 = T.MultiplyAdd(a, b1, g21);
                g22 = T.MultiplyAdd(a, b2, g22);

                a = T.Load(ref y3, row);
                g30 = T.MultiplyAdd(a, b0, g30);
                g31 = T.MultiplyAdd(a, b1, g31);
                g32 = T.MultiplyAdd(a, b2, g32);
            }

            T.AddTo(ref g, g00, g10, g20, g30);
            T.AddTo(ref Unsafe.Add(ref g, inner), g01, g11, g21, g31);
            T.AddTo(ref Unsafe.Add(ref g, 2 * inner), g02, g12, g22, g32);
        }
    }

    /// <summary>Four features of Y, one of V: what the blocks leave over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FourByOne<T>(ref double y, ref double v, ref double g, int rows)
        where T : struct, ILanes<T>
    {
        for (var pass = 0; pass < Tile.RowUnit; pass += T.Count)
        {
            T g0 = default, g1 = default, g2 = default, g3 = default;
            for (var row = (nuint)pass; row < (nuint)rows; row += Tile.RowUnit)
            {
                var b = T.Load(ref v, row);
                g0 = T.MultiplyAdd(T.Load(ref y, row), b, g0);
                g1 = T.MultiplyAdd(T.Load(ref y, (nuint)rows + row), b, g1);
                g2 = T.MultiplyAdd(T.Load(ref y, (2 * (nuint)rows) + row), b, g2);
                g3 = T.MultiplyAdd(T.Load(ref y, (3 * (nuint)rows) + row), b, g3);
            }

            T.AddTo(ref g, g0, g1, g2, g3);
        }
    }

    /// <summary>One feature of each: what the blocks of four leave over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneByOne<T>(ref double y, ref double v, ref double g, int rows)
        where T : struct, ILanes<T>
    {
        for (var pass = 0; pass < Tile.RowUnit; pass += T.Count)
        {
            T sum = default;
            for (var row = (nuint)pass; row < (nuint)rows; row += Tile.RowUnit)
                sum = T.MultiplyAdd(T.Load(ref y, row), T.Load(ref v, row), sum);
            T.AddTo(ref g, sum);
        }
    }
}
