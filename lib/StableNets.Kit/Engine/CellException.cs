namespace StableNets.Kit.Engine;

/// <summary>A cell that cannot be run as it is written; <see cref="Error"/> is what its reader should see.</summary>
internal sealed class CellException(ErrorOutput error) : Exception(error.Title)
{
    public CellException(SourceName source, int line, string problem)
        : this(new ErrorOutput($"{source.Name}, line {line}: {problem}", "", source.IsCell ? [line] : []))
    {
    }

    public ErrorOutput Error => error;
}

/// <summary>What a piece of code is called in messages: a cell, or a file that a cell imports.</summary>
/// <param name="Name">Such as <c>cell 3</c> or <c>kit.csx</c>.</param>
/// <param name="IsCell">Whether line numbers are lines of the cell itself.</param>
internal sealed record SourceName(string Name, bool IsCell);
