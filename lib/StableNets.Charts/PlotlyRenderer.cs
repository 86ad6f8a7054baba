using Plotly.NET;
using StableNets.Teaching.Figures;
using StableNets.Teaching.Figures.Rendering;

namespace StableNets.Charts;

/// <summary>Turns panels into Plotly.NET charts. StableNets.Teaching loads this class and talks to it in strings.</summary>
internal sealed class PlotlyRenderer : IChartRenderer
{
    public string Render(Panel panel)
    {
        var chart = GenericChart.ofTraceObjects(false, panel.AllDrawn.SelectMany(drawn => Traces.Of(drawn, panel)));
        return GenericChart.toFigureJson(GenericChart.setLayout(PanelLayout.Of(panel), chart));
    }

    public string ReadPlotlyScript()
    {
        var plotly = typeof(GenericChart).Assembly;
        var name = plotly.GetManifestResourceNames().Single(name => name.EndsWith(".min.js", StringComparison.Ordinal));
        using var reader = new StreamReader(plotly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
