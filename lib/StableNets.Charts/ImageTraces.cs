using Plotly.NET;
using StableNets.Teaching.Figures;
using static StableNets.Teaching.Figures.Numbers;

namespace StableNets.Charts;

/// <summary>Pictures: one map of grey cells for all of them, and their labels.</summary>
internal static class ImageTraces
{
    private const int Shades = 255;

    internal static Trace[] Of(ImageGrid images)
    {
        var canvas = images.Canvas();
        var at = Enumerable.Range(0, images.Labels.Count).Select(images.LabelAt).ToArray();
        return
        [
            new Trace("heatmap").With(
                ("x0", 0),
                ("dx", 1),
                ("y0", 0),
                ("dy", -1),
                ("z", Grey(canvas)),
                ("zmin", 0),
                ("zmax", Shades),
                ("colorscale", Palette.Ink.Select((colour, i) => new object[] { i, colour })),
                ("showscale", false),
                ("hoverinfo", "skip")),
            new Trace("scatter").With(
                ("x", Rounded(at.Select(point => point.X))),
                ("y", Rounded(at.Select(point => point.Y))),
                ("mode", "text"),
                ("text", images.Labels.Select(label => label.Escaped())),
                ("textposition", "top center"),
                ("cliponaxis", false),
                ("hoverinfo", "skip")),
        ];
    }

    // Whole shades: an eye tells no more apart, and digits are most of a page's bytes.
    private static int?[][] Grey(double?[,] canvas)
    {
        var (low, high) = (canvas.Cast<double?>().Min() ?? 0, canvas.Cast<double?>().Max() ?? 1);
        return [.. Enumerable.Range(0, canvas.GetLength(0)).Select(i => Enumerable.Range(0, canvas.GetLength(1)).Select(k => Shade(canvas[i, k])).ToArray())];

        int? Shade(double? value) => value is { } v ? (int)Math.Round(Shades * (v - low) / Math.Max(high - low, double.Epsilon)) : null;
    }
}
