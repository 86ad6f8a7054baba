using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace StableNets.Numerics;

/// <summary>
/// G ← G + Yᵀ V on one tile: Y is rows × inner, V rows × outer, G inner × outer. The gradient in the weights W of Z = Y W, where V is that in Z.
/// </summary>
/// <remarks>
/// Vectors run over samples here too: a block of 3 × 4 inner products is summed in 12 registers. Lane k of eight sums samples k, k + 8, k + 16, …,
/// and the lanes are added in order. A narrower register takes the eight lanes in several passes: same bits for every width.
/// </remarks>
internal static class GradientKernel
{
    private const int BlockInner = 3;
    private const int BlockOuter = 4;

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
        int blockedInner = inner - (inner % BlockInner), blockedOuter = outer - (outer % BlockOuter);
        ref var g0 = ref MemoryMarshal.GetReference(g);
        for (var pass = 0; pass < Tile.RowUnit; pass += T.Count)
        {
            ref var y0 = ref Unsafe.Add(ref MemoryMarshal.GetReference(y.Span), pass);
            ref var v0 = ref Unsafe.Add(ref MemoryMarshal.GetReference(v.Span), pass);
            for (var column = 0; column < blockedOuter; column += BlockOuter)
            {
                ref var vc = ref Unsafe.Add(ref v0, column * rows);
                for (var k = 0; k < blockedInner; k += BlockInner)
                    ThreeByFour<T>(ref Unsafe.Add(ref y0, k * rows), ref vc, ref Unsafe.Add(ref g0, (column * inner) + k), rows, inner);
                for (var k = blockedInner; k < inner; k++)
                    OneByFour<T>(ref Unsafe.Add(ref y0, k * rows), ref vc, ref Unsafe.Add(ref g0, (column * inner) + k), rows, inner);
            }

            for (var column = blockedOuter; column < outer; column++)
                for (var k = 0; k < inner; k++)
                    OneByOne<T>(ref Unsafe.Add(ref y0, k * rows), ref Unsafe.Add(ref v0, column * rows), ref Unsafe.Add(ref g0, (column * inner) + k), rows);
        }
    }

    /// <summary>Three features of Y, four of V.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ThreeByFour<T>(ref double y, ref double v, ref double g, int rows, int inner)
        where T : struct, ILanes<T>
    {
        T g00 = default, g01 = default, g02 = default, g03 = default;
        T g10 = default, g11 = default, g12 = default, g13 = default;
        T g20 = default, g21 = default, g22 = default, g23 = default;
        ref var y1 = ref Unsafe.Add(ref y, rows);
        ref var y2 = ref Unsafe.Add(ref y1, rows);
        ref var v1 = ref Unsafe.Add(ref v, rows);
        ref var v2 = ref Unsafe.Add(ref v1, rows);
        ref var v3 = ref Unsafe.Add(ref v2, rows);

        for (nuint row = 0; row < (nuint)rows; row += Tile.RowUnit)
        {
            T a0 = T.Load(ref y, row), a1 = T.Load(ref y1, row), a2 = T.Load(ref y2, row);

            var b = T.Load(ref v, row);
            g00 = T.MultiplyAdd(a0, b, g00);
            g10 = T.MultiplyAdd(a1, b, g10);
            g20 = T.MultiplyAdd(a2, b, g20);

            b = T.Load(ref v1, row);
            g01 = T.MultiplyAdd(a0, b, g01);
            g11 = T.MultiplyAdd(a1, b, g11);
            g21 = T.MultiplyAdd(a2, b, g21);

            b = T.Load(ref v2, row);
            g02 = T.MultiplyAdd(a0, b, g02);
            g12 = T.MultiplyAdd(a1, b, g12);
            g22 = T.MultiplyAdd(a2, b, g22);

            b = T.Load(ref v3, row);
            g03 = T.MultiplyAdd(a0, b, g03);
            g13 = T.MultiplyAdd(a1, b, g13);
            g23 = T.MultiplyAdd(a2, b, g23);
        }

        AddColumn(ref g, g00, g10, g20);
        AddColumn(ref Unsafe.Add(ref g, inner), g01, g11, g21);
        AddColumn(ref Unsafe.Add(ref g, 2 * inner), g02, g12, g22);
        AddColumn(ref Unsafe.Add(ref g, 3 * inner), g03, g13, g23);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddColumn<T>(ref double g, T first, T second, T third)
        where T : struct, ILanes<T>
    {
        T.AddTo(ref g, first);
        T.AddTo(ref Unsafe.Add(ref g, 1), second);
        T.AddTo(ref Unsafe.Add(ref g, 2), third);
    }

    /// <summary>One feature of Y, four of V: what the blocks leave over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneByFour<T>(ref double y, ref double v, ref double g, int rows, int inner)
        where T : struct, ILanes<T>
    {
        T g0 = default, g1 = default, g2 = default, g3 = default;
        for (nuint row = 0; row < (nuint)rows; row += Tile.RowUnit)
        {
            var a = T.Load(ref y, row);
            g0 = T.MultiplyAdd(a, T.Load(ref v, row), g0);
            g1 = T.MultiplyAdd(a, T.Load(ref v, (nuint)rows + row), g1);
            g2 = T.MultiplyAdd(a, T.Load(ref v, (2 * (nuint)rows) + row), g2);
            g3 = T.MultiplyAdd(a, T.Load(ref v, (3 * (nuint)rows) + row), g3);
        }

        T.AddTo(ref g, g0);
        T.AddTo(ref Unsafe.Add(ref g, inner), g1);
        T.AddTo(ref Unsafe.Add(ref g, 2 * inner), g2);
        T.AddTo(ref Unsafe.Add(ref g, 3 * inner), g3);
    }

    /// <summary>One feature of each: what the blocks of four leave over.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void OneByOne<T>(ref double y, ref double v, ref double g, int rows)
        where T : struct, ILanes<T>
    {
        T sum = default;
        for (nuint row = 0; row < (nuint)rows; row += Tile.RowUnit)
            sum = T.MultiplyAdd(T.Load(ref y, row), T.Load(ref v, row), sum);
        T.AddTo(ref g, sum);
    }
}
