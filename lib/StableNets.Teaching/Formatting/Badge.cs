using System.Net;
using StableNets.Teaching.Figures;

namespace StableNets.Teaching.Formatting;

/// <summary>One quiet line with a coloured edge: a claim that holds, an exercise that is solved or not yet.</summary>
internal static class Badge
{
    internal static string Html(bool good, params IEnumerable<string> lines)
    {
        var colour = good ? Palette.Colours[2] : Palette.Colours[1];
        return $"""<div style="border-left:3px solid {colour};padding:.15em .7em;margin:.3em 0;color:inherit">{string.Join("<br>", lines.Select(WebUtility.HtmlEncode))}</div>""";
    }
}
