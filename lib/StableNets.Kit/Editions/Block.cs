namespace StableNets.Kit.Editions;

/// <summary>Lines of a cell that belong together.</summary>
/// <param name="Kind">What they are.</param>
/// <param name="Line">Number of the first one in the cell, from 1.</param>
/// <param name="Lines">The lines, without the markers around them.</param>
internal sealed record Block(BlockKind Kind, int Line, IReadOnlyList<string> Lines)
{
    /// <summary>The blocks of a cell, in order.</summary>
    /// <exception cref="EditionException">Markers are nested, unbalanced or badly written.</exception>
    public static IReadOnlyList<Block> Split(string source, Markers markers, CellPlace place)
    {
        var blocks = new List<Block>();
        var lines = source.Split('\n');
        var (kind, start) = (BlockKind.Common, 0);
        for (var i = 0; i < lines.Length; i++)
        {
            if (markers.Read(lines[i], place, i + 1) is not { } marker)
                continue;
            if (marker.Begins && kind != BlockKind.Common)
                throw place.Error(i + 1, $"a {Word(marker.Kind)} begins inside the {Word(kind)} of line {start}; blocks do not nest.");
            if (!marker.Begins && kind == BlockKind.Common)
                throw place.Error(i + 1, $"a {Word(marker.Kind)} ends here that never began.");
            if (!marker.Begins && kind != marker.Kind)
                throw place.Error(i + 1, $"a {Word(marker.Kind)} ends here, but line {start} began a {Word(kind)}.");
            Add(i);
            (kind, start) = (marker.Begins ? marker.Kind : BlockKind.Common, i + 1);
        }

        if (kind != BlockKind.Common)
            throw place.Error(start, $"the {Word(kind)} that begins here never ends.");
        Add(lines.Length);
        return blocks;

        void Add(int end) => blocks.Add(new Block(kind, start + 1, lines[start..end]));
    }

    private static string Word(BlockKind kind) => kind.ToString().ToLowerInvariant();
}
