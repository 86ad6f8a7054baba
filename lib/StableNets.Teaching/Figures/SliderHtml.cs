using System.Text.Json;
using static StableNets.Teaching.Figures.FigureHtml;

namespace StableNets.Teaching.Figures;

/// <summary>
/// A slider as html and not as part of the chart: where panels have the same positions, one slider moves them together.
/// </summary>
internal static class SliderHtml
{
    internal static string Of(Panel panel) => panel.Slider is { } slider ? Of(slider) : "";

    private static string Of(Slider slider)
    {
        var labels = slider.Steps.Select(step => step.Label).ToArray();
        var hint = slider.Start > 0 ? "<span class=\"sn-hint\">drag to go back</span>" : "";
        return $"""
            <label class="sn-slider"><span>{Encode(slider.Name)} <output>{Encode(labels[slider.Start])}</output></span><span class="sn-track">{Encode(labels[0])}<input type="range" min="0" max="{labels.Length - 1}" value="{slider.Start}" aria-valuetext="{Encode(labels[slider.Start])}" data-labels="{Encode(JsonSerializer.Serialize(labels))}">{Encode(labels[^1])}</span>{hint}</label>
            """;
    }
}
