using System.Net;

namespace StableNets.Teaching.Formatting;

/// <summary>A caption and rows of text: what most values of the course look like, in html and in plain text.</summary>
/// <param name="Caption">One line about the whole.</param>
/// <param name="Headers">The columns' names, or none.</param>
/// <param name="Rows">The cells.</param>
internal sealed record Table(string Caption, IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows) : IShown
{
    // Colours come from the page, so that the table reads in light and in dark.
    private const string Style = """
        .sn-value{overflow-x:auto;color:inherit;margin:.4em 0}
        .sn-value p{margin:.1em 0;color:inherit}
        .sn-value table{border-collapse:collapse;margin:.2em 0;color:inherit;background:none;font-variant-numeric:tabular-nums;width:auto}
        .sn-value tr{background:none}
        .sn-value td,.sn-value th{padding:.12em .7em;text-align:right;border:0;background:none;color:inherit;white-space:nowrap}
        .sn-value th{font-weight:600;border-bottom:1px solid rgba(128,128,128,.6)}
        .sn-value table.sn-bracket{border:1px solid rgba(128,128,128,.8);border-width:0 1px;border-radius:6px}
        """;

    /// <summary>A line and nothing else.</summary>
    internal static Table Line(string text) => new(text, [], []);

    /// <summary>Whether the rows are a matrix or a vector, drawn between brackets.</summary>
    internal bool Bracketed { get; init; }

    public string Html
    {
        get
        {
            var head = Headers.Count == 0 ? "" : $"<thead><tr>{Cells("th", Headers)}</tr></thead>";
            var body = string.Concat(Rows.Select(row => $"<tr>{Cells("td", row)}</tr>"));
            var table = Rows.Count == 0 ? "" : $"<table{(Bracketed ? " class=\"sn-bracket\"" : "")}>{head}<tbody>{body}</tbody></table>";
            return $"""<div class="sn-value"><style>{Style}</style><p>{WebUtility.HtmlEncode(Caption)}</p>{table}</div>""";
        }
    }

    public string Plain
    {
        get
        {
            IReadOnlyList<string>[] lines = Headers.Count == 0 ? [.. Rows] : [Headers, .. Rows];
            var widths = Enumerable.Range(0, lines.Select(line => line.Count).DefaultIfEmpty().Max())
                .Select(column => lines.Max(line => column < line.Count ? line[column].Length : 0)).ToArray();
            var rows = lines.Select(line => string.Join("  ", line.Select((cell, column) => cell.PadLeft(widths[column]))));
            return string.Join('\n', rows.Prepend(Caption));
        }
    }

    private static string Cells(string tag, IEnumerable<string> cells) =>
        string.Concat(cells.Select(cell => $"<{tag}>{WebUtility.HtmlEncode(cell)}</{tag}>"));
}
