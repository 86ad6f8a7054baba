namespace StableNets.Numerics;

/// <summary>B = c Aᵀ for matrices that are stored column by column.</summary>
internal static class Transposition
{
    // Of such a block the lines that are read and those that are written stay in the nearest cache together.
    private const int Block = 16;

    /// <summary>target ← scale · sourceᵀ, source being rows × columns.</summary>
    public static void Apply(double scale, ReadOnlySpan<double> source, int rows, int columns, Span<double> target)
    {
        for (var left = 0; left < columns; left += Block)
            for (var top = 0; top < rows; top += Block)
                for (var column = left; column < Math.Min(left + Block, columns); column++)
                    for (var row = top; row < Math.Min(top + Block, rows); row++)
                        target[(row * columns) + column] = scale * source[(column * rows) + row];
    }
}
