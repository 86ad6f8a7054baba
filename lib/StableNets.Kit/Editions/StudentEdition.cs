using StableNets.Kit.Notebooks;

namespace StableNets.Kit.Editions;

/// <summary>Makes what students get out of a source with solutions.</summary>
internal static class StudentEdition
{
    /// <summary>The student edition of <paramref name="source"/>, stamped; cells that become empty are left out.</summary>
    /// <param name="source">The source.</param>
    /// <param name="path">Where the edition will lie.</param>
    /// <exception cref="EditionException">A marker is wrong.</exception>
    public static Notebook Of(Notebook source, string path)
    {
        Cell[] cells = [.. source.Cells.Select(cell => Of(cell, new CellPlace(source.FileName, cell.Number))).Where(cell => cell.Source.Length > 0)];
        return new Notebook(path, cells, new EditionStamp(source.Name, EditionStamp.ContentOf(cells)));
    }

    private static Cell Of(Cell cell, CellPlace place) => cell with
    {
        Source = cell.Kind switch
        {
            CellKind.Code => StudentCode.Of(cell.Source, place),
            CellKind.Text => StudentText.Of(cell.Source, place),
            _ => cell.Source,
        },
    };
}
