using Plotly.NET;
using StableNets.Teaching.Figures;
using static StableNets.Teaching.Figures.Numbers;

namespace StableNets.Charts;

/// <summary>Values on a grid: cells, contour lines, and the region below a level.</summary>
internal static class GridTraces
{
    internal static Trace[] Of(Grid grid) => grid switch
    {
        { Colours: Colours.Classes } => [ClassCells(grid)],
        { Filled: false, Levels: { } levels } => [ContourLines(grid, levels)],
        _ => [Values(grid)],
    };

    // plotly.js shades where its constraint fails: ">=" is how to shade below.
    /// <summary>Shading and boundary; the boundary is interpolated, so that a coarse grid still gives a smooth curve.</summary>
    internal static Trace[] Of(Sublevel sublevel, Look look) =>
    [
        On("contour", sublevel.Xs, sublevel.Ys, Rows(sublevel.Values)).With(
            ("autocontour", false),
            ("contours", new { type = "constraint", operation = ">=", value = sublevel.Level }),
            ("fillcolor", Palette.Fade(look.Colour, 0.2)),
            ("line", new { color = look.Colour, width = 2 }),
            ("showscale", false),
            ("hoverinfo", "skip")),
    ];

    private static Trace Values(Grid grid)
    {
        var (low, high) = Limits(grid);
        var trace = On(grid.Levels is null ? "heatmap" : "contour", grid.Xs, grid.Ys, Rows(grid.Values)).With(
            ("zmin", low),
            ("zmax", high),
            ("colorscale", Scale(grid.Colours == Colours.Diverging ? Palette.Diverging : Palette.Sequential)),
            ("colorbar", ColourBar(grid)),
            ("hovertemplate", "(%{x:.4~g}, %{y:.4~g}): %{z:.4~g}<extra></extra>"));
        return grid.Levels is { } levels
            ? trace.With(
                ("autocontour", false),
                ("contours", new { start = levels.From, end = levels.To, size = levels.Step, coloring = "fill" }),
                ("line", new { width = 0.75, color = "rgba(255,255,255,0.6)" }))
            : trace.With(
                ("xgap", grid.WriteValues ? 1 : null),
                ("ygap", grid.WriteValues ? 1 : null),
                ("texttemplate", grid.WriteValues ? "%{z:.3~g}" : null));
    }

    private static Trace ContourLines(Grid grid, (double From, double To, double Step) levels) => On("contour", grid.Xs, grid.Ys, Rows(grid.Values)).With(
        ("autocontour", false),
        ("contours", new
        {
            start = levels.From,
            end = levels.To,
            size = levels.Step,
            coloring = "none",
            showlabels = true,
            labelfont = new { size = 11, color = Palette.Grey },
        }),
        ("line", new { width = 1, color = Palette.Grey }),
        ("showscale", false),
        ("hovertemplate", "(%{x:.4~g}, %{y:.4~g}): %{z:.4~g}<extra></extra>"));

    private static Trace ClassCells(Grid grid)
    {
        var last = (int)grid.ValueExtent.High;
        var bands = Enumerable.Range(0, last + 1).SelectMany(label => new[]
        {
            new object[] { label / (last + 1.0), Palette.Fade(Look.Number(label).Colour, 0.2) },
            [(label + 1) / (last + 1.0), Palette.Fade(Look.Number(label).Colour, 0.2)],
        });
        return On("heatmap", grid.Xs, grid.Ys, Rows(grid.Values, value => (int)value)).With(
            ("zmin", -0.5),
            ("zmax", last + 0.5),
            ("colorscale", bands),
            ("showscale", false),
            ("hoverinfo", "skip"));
    }

    // Zero in the middle, and the same distance to either end: equal colours are equal sizes.
    private static (double Low, double High) Limits(Grid grid)
    {
        var extent = grid.ValueExtent;
        var furthest = Math.Max(Math.Abs(extent.Low), Math.Abs(extent.High));
        return grid.Colours == Colours.Diverging ? (-Rounded(furthest), Rounded(furthest))
            : grid.Levels is { } levels ? (levels.From, levels.To)
            : (Rounded(extent.Low), Rounded(extent.High));
    }

    private static object ColourBar(Grid grid)
    {
        var powers = grid is { PowersOfTen: true, Levels: { } levels }
            ? Enumerable.Range(0, (int)Math.Round((levels.To - levels.From) / levels.Step) + 1).Select(i => Rounded(levels.From + (i * levels.Step))).ToArray()
            : null;
        var bar = new Dictionary<string, object>
        {
            ["title"] = new { text = grid.Name.Escaped(), side = "right" },
            ["thickness"] = 12,
            ["outlinewidth"] = 0,
            ["xpad"] = 4,
        };
        if (powers is not null)
        {
            bar["tickvals"] = powers;
            bar["ticktext"] = powers.Select(power => $"10<sup>{Short(power)}</sup>");
        }

        return bar;
    }

    private static IEnumerable<object[]> Scale(IReadOnlyList<string> colours) =>
        colours.Select((colour, i) => new object[] { Rounded(i / (colours.Count - 1.0)), colour });

    private static Trace On<T>(string type, double[] xs, double[] ys, T[][] values) =>
        new Trace(type).With(("x", Rounded(xs)), ("y", Rounded(ys)), ("z", values));

    // Four digits place a contour well within a pixel, and a large grid is most of a page's bytes.
    private static double[][] Rows(double[,] values) => Rows(values, value => Rounded(value, values.Length > 200 ? 4 : 6));

    private static T[][] Rows<T>(double[,] values, Func<double, T> map) =>
        [.. Enumerable.Range(0, values.GetLength(0)).Select(i => Enumerable.Range(0, values.GetLength(1)).Select(j => map(values[i, j])).ToArray())];
}
