using MathNet.Numerics.LinearAlgebra.Double;

namespace StableNets.Numerics;

/// <summary>Cuts a batch into tiles of samples that fit the cache and sends each through its work, tiles in parallel.</summary>
/// <remarks>Samples are independent and the cut depends on the shape alone, so the result does not depend on the number of threads.</remarks>
internal static class Tiles
{
    private const int EntriesPerTile = 1 << 17;

    /// <summary>
    /// Rows of a tile: few enough to stay in cache, many enough to fill the kernels' blocks, shared out evenly over an even number of tiles. An odd
    /// number of vectors: columns at distances that divide by powers of two compete for the same few places of the cache.
    /// </summary>
    public static int RowsFor(int samples, int columns)
    {
        var roomy = Math.Clamp(EntriesPerTile / Math.Max(columns, 1), 72, 168);
        var tiles = Math.Max(DivideUp(samples, roomy), 1);
        if (tiles > 1)
            tiles += tiles % 2;
        return (DivideUp(Math.Max(samples, 1), tiles * Tile.RowUnit) | 1) * Tile.RowUnit;
    }

    /// <summary>Runs <paramref name="work"/>(first sample, number of samples, working memory) over all tiles.</summary>
    public static void ForEach(int samples, int columns, Action<int, int, Scratch> work)
    {
        Interruption.Point();
        var rows = RowsFor(samples, columns);
        var tiles = DivideUp(samples, rows);
        if (tiles == 1)
        {
            work(0, samples, new Scratch(rows));
            return;
        }

        Parallel.For(
            0,
            tiles,
            () => new Scratch(rows),
            (tile, _, scratch) =>
            {
                work(tile * rows, Math.Min(rows, samples - (tile * rows)), scratch);
                return scratch;
            },
            _ => { });
    }

    /// <summary>tile ← rows [first, first + count) of the matrix; rows of padding repeat the last one, so that they overflow only where it does.</summary>
    public static void Load(DenseMatrix source, int first, int count, Tile tile)
    {
        for (var column = 0; column < source.ColumnCount; column++)
        {
            var entries = tile.Slice(column, 1).Span;
            source.Values.AsSpan((column * source.RowCount) + first, count).CopyTo(entries);
            entries[count..].Fill(entries[count - 1]);
        }
    }

    /// <summary>The same with padding of 0: a cotangent of samples that are not there.</summary>
    public static void LoadWithZeros(DenseMatrix source, int first, int count, Tile tile)
    {
        Load(source, first, count, tile);
        for (var column = 0; column < tile.Columns; column++)
            tile.Slice(column, 1).Span[count..].Clear();
    }

    /// <summary>rows [first, first + count) of the matrix ← tile</summary>
    public static void Store(Tile tile, DenseMatrix target, int first, int count)
    {
        for (var column = 0; column < target.ColumnCount; column++)
            tile.Slice(column, 1).Span[..count].CopyTo(target.Values.AsSpan((column * target.RowCount) + first, count));
    }

    /// <summary>The least number of whole vectors' rows that holds so many.</summary>
    public static int RoundUp(int rows) => DivideUp(Math.Max(rows, 1), Tile.RowUnit) * Tile.RowUnit;

    private static int DivideUp(int a, int b) => (a + b - 1) / b;
}
