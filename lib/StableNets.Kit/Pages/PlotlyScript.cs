namespace StableNets.Kit.Pages;

/// <summary>The text of plotly.js that all pages share.</summary>
internal static class PlotlyScript
{
    public static string Source => "";
}
