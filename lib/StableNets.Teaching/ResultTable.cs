using StableNets.Teaching.Formatting;

namespace StableNets.Teaching;

/// <summary>Results in rows and columns, for runs that are to be read side by side.</summary>
/// <param name="caption">One line about the whole.</param>
/// <param name="headers">The columns' names.</param>
/// <param name="rows">The cells, as many in each row as there are headers.</param>
[TypeFormatterSource(typeof(ShownSource), PreferredMimeTypes = [MimeType.Html, MimeType.Plain])]
public sealed class ResultTable(string caption, IReadOnlyList<string> headers, params IEnumerable<IReadOnlyList<string>> rows) : IShown
{
    private readonly Table table = new(caption, headers, [.. rows.Select(row => row.Count == headers.Count
        ? row
        : throw new ArgumentException($"each row must have {headers.Count} cells, one per header, got {row.Count}", nameof(rows)))]);

    string IShown.Html => table.Html;

    string IShown.Plain => table.Plain;
}
