using StableNets.Teaching.Figures.Rendering;

namespace StableNets.Teaching.Figures;

/// <summary>plotly.js, the program that draws the figures in a browser.</summary>
public static class PlotlyScript
{
    private static readonly Lazy<string> Text = new(() => ChartRenderer.Instance.ReadPlotlyScript());

    /// <summary>The text of plotly.js 2.28.0, 3.6 MB, as Plotly.NET carries it.</summary>
    public static string Source => Text.Value;
}
