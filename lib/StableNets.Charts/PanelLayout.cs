using Plotly.NET;
using StableNets.Teaching.Figures;
using static StableNets.Teaching.Figures.Numbers;

namespace StableNets.Charts;

/// <summary>
/// The panel around its traces. This is the whole theme: colours that belong to the page (text, axis lines) are left for the page to
/// set, and everything else is see-through.
/// </summary>
internal static class PanelLayout
{
    private const string Clear = "rgba(0,0,0,0)";
    private const string Faint = "rgba(128,128,128,0.22)";
    private const string Stronger = "rgba(128,128,128,0.55)";

    internal static Layout Of(Panel panel) => new Layout().With(
        ("paper_bgcolor", Clear),
        ("plot_bgcolor", Clear),
        ("font", new { size = 12 }),
        ("margin", panel.X.IsHidden ? new { l = 0, r = 0, t = 2, b = 0 } : new { l = 52, r = 14, t = 10, b = 44 }),
        ("showlegend", false),
        ("hovermode", "closest"),
        ("hoverlabel", new { namelength = -1 }),
        ("bargap", 0.25),
        ("xaxis", AxisOf(panel.X, panel.Frame.X, equalTo: null, panel.EqualAspect, "center")),
        ("yaxis", AxisOf(panel.Y, panel.Frame.Y, panel.EqualAspect ? "x" : null, panel.EqualAspect, "top")));

    private static Dictionary<string, object> AxisOf(Axis axis, (double From, double To) ends, string? equalTo, bool equalAspect, string toward)
    {
        var result = new Dictionary<string, object>
        {
            ["title"] = new { text = axis.Label.Escaped(), standoff = 8 },
            ["range"] = axis.IsLog ? Rounded([Math.Log10(ends.From), Math.Log10(ends.To)]) : Rounded([ends.From, ends.To]),
            ["automargin"] = true,
            ["gridcolor"] = Faint,
            ["zerolinecolor"] = Stronger,
            ["zerolinewidth"] = 1,
            ["showline"] = true,
            ["linecolor"] = Stronger,
            ["tickcolor"] = Stronger,
            ["mirror"] = true,
            ["linewidth"] = 1,
            ["ticks"] = "outside",
            ["ticklen"] = 4,
            ["nticks"] = 7,
        };
        if (axis.IsHidden)
        {
            result["visible"] = false;
        }

        if (axis.IsLog)
        {
            result["type"] = "log";
        }

        var named = axis.Ticks?.Select(tick => (tick.At, Text: tick.Text.Escaped())) ?? (axis.IsLog ? LogTicks.Between(ends.From, ends.To) : null);
        if (named?.ToArray() is { } ticks)
        {
            result["tickvals"] = ticks.Select(tick => Rounded(tick.At));
            result["ticktext"] = ticks.Select(tick => tick.Text);
        }

        if (equalTo is not null)
        {
            result["scaleanchor"] = equalTo;
        }

        if (equalAspect)
        {
            result["constrain"] = "domain";
            result["constraintoward"] = toward;
        }

        return result;
    }
}
