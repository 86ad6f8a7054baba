using StableNets.Kit.Notebooks;

namespace StableNets.Kit.Pages.Companions;

/// <summary>What stands under one heading of the second level.</summary>
/// <param name="Title">The heading, as Markdown; empty for what comes before the first one.</param>
/// <param name="Cells">Its cells; a text cell that holds the heading is cut there.</param>
internal sealed record LessonSection(string Title, IReadOnlyList<Cell> Cells)
{
    private const string Heading = "## ";

    /// <summary>Its text in paragraphs, lists, tables and quotations, each with the number of its cell.</summary>
    public IEnumerable<(int Cell, string Text)> Blocks => Cells
        .Where(cell => cell.Kind == CellKind.Text)
        .SelectMany(cell => cell.Source.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(block => (cell.Number, block.Trim('\n'))));

    /// <summary>A notebook's sections, in order.</summary>
    public static IReadOnlyList<LessonSection> Of(Notebook notebook)
    {
        var sections = new List<(string Title, List<Cell> Cells)> { ("", []) };
        foreach (var cell in notebook.Cells)
        {
            var parts = cell.Kind == CellKind.Text ? ("\n" + cell.Source).Split("\n" + Heading) : [cell.Source];
            Add(cell with { Source = parts[0] });
            foreach (var part in parts.Skip(1))
            {
                var end = part.IndexOf('\n') is var line and >= 0 ? line : part.Length;
                sections.Add((part[..end].Trim(), []));
                Add(cell with { Source = part[end..] });
            }
        }

        return [.. sections.Select(section => new LessonSection(section.Title, section.Cells))];

        void Add(Cell cell)
        {
            if (!string.IsNullOrWhiteSpace(cell.Source))
                sections[^1].Cells.Add(cell);
        }
    }
}
