using System.Net;
using System.Security.Cryptography;
using System.Text;
using StableNets.Teaching.Figures.Rendering;

namespace StableNets.Teaching.Figures;

/// <summary>
/// A figure as a piece of html that stands in any front end: it takes the page's own text colour and font, and draws itself as soon
/// as plotly.js is there.
/// </summary>
internal static class FigureHtml
{
    private static readonly string Style = Resource("figure.css");
    private static readonly string Script = Resource("figure.js");

    internal static string Of(Figure figure)
    {
        var charts = string.Join(",", figure.Panels.Select(panel => ForScript(ChartRenderer.Instance.Render(panel))));
        var (slider, legend) = (SharedSlider(figure), LegendHtml.Shared(figure.Panels));
        var body = $"""
            <style>{Style}</style>
            <div class="sn-title">{Words(figure.Title)}</div>
            <div class="sn-panels" style="--sn-least:{LeastWidth(figure.Panels.Count)}"{GroupLabel(figure)}>
            {string.Join("\n", figure.Panels.Select(panel => PanelHtml(figure, panel, slider is null ? SliderHtml.Of(panel) : "", legend is null ? LegendHtml.Of(panel) : "")))}
            </div>{slider}{legend}
            <figcaption>{Words(figure.Caption)}</figcaption>
            """;

        // The name is made of the content: the same figure is the same bytes in every run.
        var id = Id(body + charts);
        return $"""
            <figure class="sn-figure" data-figure="{id}">
            {body}
            <script>({Script})("{id}",[{charts}]);</script>
            </figure>
            """;
    }

    internal static string Encode(string text) => WebUtility.HtmlEncode(text);

    /// <summary>Text that is read on the page, not an attribute.</summary>
    internal static string Words(string text) => Text.WithIndices(Encode(text));

    private static string PanelHtml(Figure figure, Panel panel, string slider, string legend)
    {
        // A lone panel is the figure: it takes the figure's words, and its own title only where that says something else.
        var alone = figure.Panels.Count == 1;
        var title = alone && panel.Title == figure.Title ? "" : $"""<div class="sn-panel-title">{Words(panel.Title)}</div>""";
        return $"""
            <div class="sn-panel" style="{ChartSize.Of(panel, figure.Panels)}">{title}<div class="sn-chart" role="img" aria-label="{Encode(alone ? figure.Alt : AltText.Of(panel))}"></div>{slider}{legend}</div>
            """;
    }

    // Words for the whole, beside those of each panel.
    private static string GroupLabel(Figure figure) =>
        figure is { OwnAlt: { } words, Panels.Count: > 1 } ? $" role=\"group\" aria-label=\"{Encode(words)}\"" : "";

    // Panels that move through the same positions move together.
    private static string? SharedSlider(Figure figure)
    {
        var sliders = figure.Panels.Where(panel => panel.Slider is not null).Select(SliderHtml.Of).ToArray();
        return sliders.Length > 1 && sliders.Distinct().Count() == 1 ? sliders[0] : null;
    }

    // Three and one below would look like a mistake: four panels are two rows of two.
    private static string LeastWidth(int panels) => panels switch { 1 => "100%", 2 => "17rem", 3 => "14.5rem", 4 => "max(19rem, 50% - .6em)", _ => "14.5rem" };

    // Inside a script element "</script" would end it, wherever it stands.
    private static string ForScript(string json) => json.Replace("<", "\\u003c", StringComparison.Ordinal);

    private static string Id(string content) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, 6));

    private static string Resource(string name)
    {
        using var stream = typeof(FigureHtml).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Trim();
    }
}
