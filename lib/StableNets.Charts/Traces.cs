using Plotly.NET;
using StableNets.Teaching.Figures;
using static StableNets.Teaching.Figures.Numbers;

namespace StableNets.Charts;

/// <summary>Each kind of series as traces of plotly.js.</summary>
internal static class Traces
{
    /// <summary>What a slider shows and hides carries the number of its position as <c>meta</c>.</summary>
    internal static IEnumerable<Trace> Of(Drawn drawn, Panel panel)
    {
        var (series, look) = (drawn.Series, drawn.Look);
        var traces = series switch
        {
            Curve curve => [CurveTrace(curve, look, OnColours(panel))],
            Arrows arrows => [ArrowTrace(arrows, look)],
            Grid grid => GridTraces.Of(grid),
            ImageGrid images => ImageTraces.Of(images),
            Sublevel sublevel => GridTraces.Of(sublevel, look),
            Teaching.Figures.Region region => [RegionTrace(region, look)],
            Bars bars => [BarTrace(bars, look)],
            Note note => [NoteTrace(note)],
            ReferenceLine line => new[] { ReferenceTrace(line, look, panel.Frame) },
            _ => throw new ArgumentException($"no way to draw a {series.GetType().Name}", nameof(drawn)),
        };
        return traces.Select(trace => trace.With(
            ("name", series.Name), ("showlegend", false), ("visible", drawn.ShowsFirst ? null : false), ("meta", drawn.Step)));
    }

    private static Trace CurveTrace(Curve curve, Look look, bool onColours) => Scatter(curve.Xs, curve.Ys).With(
        ("mode", curve.Draw switch { Draw.Line => "lines", Draw.Markers => "markers", _ => "lines+markers" }),
        ("line", curve.Draw == Draw.Markers ? null : new { color = look.Colour, width = curve.Width, dash = DashName(look.Dash) }),
        ("marker", curve.Draw == Draw.Line ? null : new
        {
            color = look.Colour,
            size = curve.Size ?? (curve.Xs.Length > 150 ? 4 : 6),
            symbol = SymbolName(curve.Symbol ?? look.Symbol),
            maxdisplayed = curve.Draw == Draw.LineAndMarkers ? 25 : 0,
            line = curve.Symbol == Symbol.Ring ? new { width = 2.0, color = look.Colour } : new { width = onColours ? 1.5 : 0, color = "#ffffff" },
        }),
        ("hovertemplate", "(%{x:.4~g}, %{y:.4~g})<extra>" + curve.Name.Escaped() + "</extra>"));

    // A marker of any colour may meet its own colour in a contour map; a white rim keeps it visible.
    private static bool OnColours(Panel panel) => panel.Series.OfType<Grid>().Any(grid => grid.HasColourBar);

    // The head is a marker that turns with its shaft: it keeps its shape whatever the scales of the axes.
    private static Trace ArrowTrace(Arrows arrows, Look look)
    {
        var xs = new List<double?>();
        var ys = new List<double?>();
        for (var i = 0; i < arrows.Xs.Length; i++)
        {
            xs.AddRange([Rounded(arrows.Xs[i]), Rounded(arrows.Xs[i] + arrows.Us[i]), null]);
            ys.AddRange([Rounded(arrows.Ys[i]), Rounded(arrows.Ys[i] + arrows.Vs[i]), null]);
        }

        var faded = Palette.Fade(look.Colour, 0.9);
        return new Trace("scatter").With(
            ("x", xs),
            ("y", ys),
            ("mode", "lines+markers"),
            ("line", new { color = faded, width = 1 }),
            ("marker", new { color = faded, symbol = "arrow", angleref = "previous", size = HeadSizes(arrows), line = new { width = 0 } }),
            ("hoverinfo", "skip"));
    }

    // An arrow without length has no direction: a dot where the field vanishes is what there is to see.
    private static int[] HeadSizes(Arrows arrows)
    {
        var lengths = arrows.Us.Zip(arrows.Vs, double.Hypot).ToArray();
        var longest = lengths.DefaultIfEmpty().Max();
        return [.. lengths.SelectMany(length => new[] { 0, length > 0.3 * longest ? 7 : length > 0 ? 5 : 0, 0 })];
    }

    private static Trace RegionTrace(Teaching.Figures.Region region, Look look) => Scatter([.. region.Xs, .. region.Xs.Take(1)], [.. region.Ys, .. region.Ys.Take(1)]).With(
        ("mode", "lines"),
        ("fill", "toself"),
        ("fillcolor", Palette.Fade(look.Colour, 0.2)),
        ("line", new { color = look.Colour, width = 1 }),
        ("hoverinfo", "skip"));

    private static Trace BarTrace(Bars bars, Look look) => new Trace("bar").With(
        ("x", Enumerable.Range(0, bars.Values.Length)),
        ("y", Rounded(bars.Values)),
        ("marker", new { color = look.Colour }),
        ("width", 0.7),
        ("hovertemplate", "%{y:.4~g}<extra>" + bars.Name.Escaped() + "</extra>"));

    private static Trace NoteTrace(Note note) => Scatter([note.X], [note.Y]).With(
        ("mode", "text"),
        ("text", new[] { note.Name.Escaped() }),
        ("textposition", "top center"),
        ("cliponaxis", false),
        ("hoverinfo", "skip"));

    private static Trace ReferenceTrace(ReferenceLine line, Look look, PanelFrame frame)
    {
        double[] at = [line.At, line.At];
        var trace = line.IsVertical ? Scatter(at, [frame.Y.From, frame.Y.To]) : Scatter([frame.X.From, frame.X.To], at);
        return trace.With(
            ("mode", "lines"),
            ("line", new { color = look.Colour, width = 1.5, dash = DashName(look.Dash) }),
            ("hoverinfo", "name"));
    }

    private static Trace Scatter(double[] xs, double[] ys) => new Trace("scatter").With(("x", Rounded(xs)), ("y", Rounded(ys)));

    private static string DashName(Dash dash) => dash == Dash.Solid ? "solid" : Dashes.Of(dash).Replace(",", "px,", StringComparison.Ordinal) + "px";

    private static string SymbolName(Symbol symbol) => symbol switch
    {
        Symbol.Circle => "circle",
        Symbol.Square => "square",
        Symbol.Diamond => "diamond",
        Symbol.Triangle => "triangle-up",
        Symbol.Cross => "x",
        Symbol.Plus => "cross",
        Symbol.Ring => "circle-open",
        Symbol.Star => "star",
        _ => throw new ArgumentOutOfRangeException(nameof(symbol), symbol, "no such marker"),
    };
}
