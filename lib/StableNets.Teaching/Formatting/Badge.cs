using System.Net;
using StableNets.Teaching.Figures;

namespace StableNets.Teaching.Formatting;

/// <summary>Quiet lines with a coloured edge: a claim that holds, an exercise that is solved or not yet.</summary>
internal static class Badge
{
    internal static string Html(bool good, string line) => Html(good, [line]);

    internal static string Html(bool good, IEnumerable<string> lines, string? heading = null) => Html(good ? Good : Bad, lines, heading);

    internal static string Html(string colour, IEnumerable<string> lines, string? heading)
    {
        var strong = heading is null ? [] : new[] { $"<strong>{WebUtility.HtmlEncode(heading)}</strong>" };
        var rows = strong.Concat(lines.Select(WebUtility.HtmlEncode)).Select(line => $"""<div style="padding-left:1.3em;text-indent:-1.3em">{line}</div>""");
        return Frame(colour, string.Concat(rows));
    }

    internal static string Good => Palette.Colours[2];

    internal static string Bad => Palette.Colours[1];

    /// <summary>Neither: nothing is there yet to judge.</summary>
    internal static string Open => Palette.Grey;

    internal static string Frame(string colour, string html) =>
        $"""<div style="border-left:3px solid {colour};padding:.15em .7em;margin:.3em 0;max-width:46rem;color:inherit">{html}</div>""";
}
