namespace StableNets.Kit.Editions;

/// <summary>A source that no student edition can be made of, in words that lead to the line.</summary>
internal sealed class EditionException(string file, int cell, int line, string problem)
    : Exception($"{file}, cell {cell}, line {line}: {problem}");

/// <summary>Where in a source something stands.</summary>
internal sealed record CellPlace(string File, int Cell)
{
    /// <summary>An error at a line of the cell.</summary>
    public EditionException Error(int line, string problem) => new(File, Cell, line, problem);
}
