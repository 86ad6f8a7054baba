namespace StableNets.Kit.Notebooks;

/// <summary>A notebook as it was read: its file and its cells.</summary>
/// <param name="Path">Full path of the .ipynb file.</param>
/// <param name="Cells">The cells in order.</param>
/// <param name="Stamp">What <c>release</c> wrote into it; null when another program made it.</param>
internal sealed record Notebook(string Path, IReadOnlyList<Cell> Cells, EditionStamp? Stamp = null)
{
    /// <summary>File name without its extension, such as <c>02-the-instability</c>.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>File name with its extension, as messages name it.</summary>
    public string FileName => System.IO.Path.GetFileName(Path);

    /// <summary>The folder that every relative path in a cell starts from.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path)!;

    /// <summary>The cells that run.</summary>
    public IEnumerable<Cell> CodeCells => Cells.Where(cell => cell.Kind == CellKind.Code);
}

/// <summary>What a cell holds.</summary>
internal enum CellKind
{
    /// <summary>Markdown.</summary>
    Text,

    /// <summary>C#.</summary>
    Code,

    /// <summary>Characters that nobody reads as Markdown or as code; front ends show them as they are.</summary>
    Raw,
}

/// <summary>One cell.</summary>
/// <param name="Number">Position among all cells, from 1: the number VS Code shows, so text and code cells can both be named.</param>
/// <param name="Kind">Text, code or neither.</param>
/// <param name="Source">The cell's text, with <c>\n</c> line ends.</param>
/// <param name="Id">What editors know it by; null in files older than nbformat 4.5.</param>
internal sealed record Cell(int Number, CellKind Kind, string Source, string? Id = null)
{
    /// <summary>How messages and stack traces call this cell.</summary>
    public string Name => $"cell {Number}";
}
