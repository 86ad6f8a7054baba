using System.Globalization;

namespace StableNets.Teaching.Figures;

/// <summary>
/// The list of a panel's series, as html and not as part of the chart: it wraps at any width, never covers a label, and leaves side
/// by side panels equally tall. Pressing an entry hides its series.
/// </summary>
internal static class LegendHtml
{
    internal static string Of(Panel panel) => panel.Legend ? List(Entries(panel), [panel]) : "";

    /// <summary>
    /// One list for all panels, where the longest says it all, such as for one experiment under three weights; null where it does not.
    /// </summary>
    internal static string? Shared(IReadOnlyList<Panel> panels)
    {
        var longest = panels.Where(panel => panel.Legend).Select(Entries).MaxBy(list => list.Length) ?? [];
        var known = longest.Select(NameAndLook).ToHashSet();
        return panels.Count > 1 && longest.Length > 1 && panels.Select(Entries).All(list => list.Length > 0 && list.Select(NameAndLook).All(known.Contains))
            ? List(longest, panels)
            : null;

        static (string, Look) NameAndLook(Drawn drawn) => (drawn.Series.Name, drawn.Look);
    }

    private static Drawn[] Entries(Panel panel) => [.. panel.AllDrawn.Where(drawn => drawn.Series.InLegend).DistinctBy(drawn => drawn.Series.Name)];

    private static string List(Drawn[] entries, IReadOnlyList<Panel> panels) => entries.Length > 1
        ? $"""<div class="sn-legend">{string.Concat(entries.Select(entry => Entry(entry.Series.Name, panels)))}</div>"""
        : "";

    // What is dots in one panel and a line in another is both in the list.
    private static string Entry(string name, IReadOnlyList<Panel> panels)
    {
        var swatches = panels.SelectMany(Entries).Where(drawn => drawn.Series.Name == name).Select(Swatch).Distinct();
        return $"""<button type="button" aria-pressed="true" data-series="{FigureHtml.Encode(name)}"><svg width="30" height="12" aria-hidden="true">{string.Concat(swatches)}</svg>{FigureHtml.Words(name)}</button>""";
    }

    private static string Swatch(Drawn drawn) => drawn.Series switch
    {
        Curve { Draw: Draw.Line } => Line(drawn.Look),
        Curve { Draw: Draw.Markers } curve => Marker(drawn.Look.Colour, curve.Symbol ?? drawn.Look.Symbol),
        Curve curve => Line(drawn.Look) + Marker(drawn.Look.Colour, curve.Symbol ?? drawn.Look.Symbol),
        ReferenceLine => Line(drawn.Look, width: 1.5),
        Grid { Filled: false } => Line(drawn.Look, width: 1),
        _ => Box(drawn.Look.Colour),
    };

    private static string Line(Look look, double width = 2)
    {
        var dash = Dashes.Of(look.Dash) is { Length: > 0 } pixels ? $" stroke-dasharray=\"{pixels}\"" : "";
        return $"""<path d="M1 6H29" stroke="{look.Colour}" stroke-width="{width.ToString(CultureInfo.InvariantCulture)}"{dash}/>""";
    }

    private static string Marker(string colour, Symbol symbol) => symbol switch
    {
        Symbol.Ring => $"""<circle cx="15" cy="6" r="4" fill="none" stroke="{colour}" stroke-width="2"/>""",
        Symbol.Circle => Filled("M11 6a4 4 0 1 0 8 0a4 4 0 1 0-8 0z", colour),
        Symbol.Square => Filled("M11 2h8v8h-8z", colour),
        Symbol.Diamond => Filled("M15 1l5 5l-5 5l-5-5z", colour),
        Symbol.Triangle => Filled("M15 1l5 9h-10z", colour),
        Symbol.Star => Filled("M15 0l1.5 4.2h4.5l-3.6 2.7l1.3 4.3l-3.7-2.6l-3.7 2.6l1.3-4.3l-3.6-2.7h4.5z", colour),
        Symbol.Cross => Filled("M13 2l2 2l2-2l2 2l-2 2l2 2l-2 2l-2-2l-2 2l-2-2l2-2l-2-2z", colour),
        Symbol.Plus => Filled("M13.5 1.5h3v3h3v3h-3v3h-3v-3h-3v-3h3z", colour),
        _ => throw new ArgumentOutOfRangeException(nameof(symbol), symbol, "no such marker"),
    };

    private static string Filled(string path, string colour) => $"""<path d="{path}" fill="{colour}"/>""";

    private static string Box(string colour) =>
        $"""<rect x="6" y="1" width="18" height="10" fill="{Palette.Fade(colour, 0.3)}" stroke="{colour}"/>""";
}
