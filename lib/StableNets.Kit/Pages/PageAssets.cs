using StableNets.Teaching;

namespace StableNets.Kit.Pages;

/// <summary>What pages share: style, script, and the typeset formulas' fonts.</summary>
internal static class PageAssets
{
    /// <summary>Writes them beside the pages.</summary>
    /// <param name="folder">The folder of the pages.</param>
    /// <param name="withPlotly">Whether a page has charts.</param>
    public static void Write(string folder, bool withPlotly)
    {
        // The style sheet of KaTeX names three formats of each font; browsers of today take the first, which is the one carried here.
        foreach (var name in Resources.Names.Where(name => name.StartsWith("katex/", StringComparison.Ordinal)))
            AtomicFile.Write(Path.Combine(folder, "assets", name), Resources.Bytes(name));
        foreach (var name in Resources.Names.Where(name => name.StartsWith("assets/", StringComparison.Ordinal)))
            AtomicFile.Write(Path.Combine(folder, name), Resources.Bytes(name));
        if (withPlotly)
            AtomicFile.Write(Path.Combine(folder, "assets", "plotly.min.js"), StableNets.Teaching.Figures.PlotlyScript.Source);
    }
}
