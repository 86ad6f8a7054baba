using System.Text.RegularExpressions;
using StableNets.Kit.Notebooks;

namespace StableNets.Kit.Pages.Companions;

/// <summary>One row of a lesson's table of symbols.</summary>
/// <param name="Symbol">The symbol, or several of them, as Markdown.</param>
/// <param name="Meaning">What it is.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Cell">The number of the table's cell.</param>
internal sealed partial record SymbolRow(string Symbol, string Meaning, string Shape, int Cell)
{
    private const string Header = "| symbol |";

    /// <summary>The symbols without what defines or bounds them: <c>T</c> for <c>$T = N h$</c>.</summary>
    public IReadOnlyList<string> Names { get; } =
    [
        .. Formula().Matches(Symbol)
            .Select(formula => Relation().Split(formula.Groups[1].Value)[0])
            .SelectMany(left => left.Split(','))
            .Select(name => name.Replace(" ", "")),
    ];

    /// <summary>What the meaning is made of: its formulas, and its words without the smallest ones.</summary>
    public IReadOnlySet<string> Words { get; } = Word().Matches(Meaning.ToLowerInvariant()).Select(word => word.Value).Except(["the", "and", "here"]).ToHashSet();

    /// <summary>The rows of a notebook's table.</summary>
    public static IEnumerable<SymbolRow> Of(Notebook notebook) =>
        from cell in notebook.Cells
        where cell.Kind == CellKind.Text
        from line in cell.Source.Split('\n').SkipWhile(line => !line.StartsWith(Header, StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|'))
        let parts = line.Trim().Trim('|').Split(" | ")
        where parts.Length == 3
        select new SymbolRow(parts[0].Trim(), parts[1].Trim(), parts[2].Trim(), cell.Number);

    [GeneratedRegex(@"\$([^$]+)\$")]
    private static partial Regex Formula();

    [GeneratedRegex(@"\$[^$]+\$|[a-z]{3,}")]
    private static partial Regex Word();

    [GeneratedRegex(@"=|>|<|\\[gl]e\b|\\in\b")]
    private static partial Regex Relation();
}
