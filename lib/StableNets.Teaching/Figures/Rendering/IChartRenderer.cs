namespace StableNets.Teaching.Figures.Rendering;

/// <summary>
/// The contract with StableNets.Charts, which is loaded apart from everything else: only strings and types of this assembly cross.
/// </summary>
internal interface IChartRenderer
{
    /// <summary>The panel as JSON for plotly.js: <c>{"data": […], "layout": {…}}</c>. No colour of the page is in it.</summary>
    string Render(Panel panel);

    /// <summary>The text of plotly.js.</summary>
    string ReadPlotlyScript();
}
