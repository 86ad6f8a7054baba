using StableNets.Teaching.Figures;
using StableNets.Teaching.Formatting;

namespace StableNets.Teaching;

/// <summary>The result of a lesson's first cell.</summary>
[TypeFormatterSource(typeof(ShownSource), PreferredMimeTypes = [MimeType.Html, MimeType.Plain])]
public sealed class Opening : IShown
{
    internal Opening()
    {
    }

    private static string Line => $"StableNets {typeof(Opening).Assembly.GetName().Version?.ToString(3)} ready, on .NET {Environment.Version}";

    // In a live front end all outputs share one page: plotly.js comes once, here, and works with no network. The parameters hide the
    // page's module loaders, which would take the library for a module of theirs and leave no global.
    string IShown.Html => $$"""
        {{Badge.Html(good: true, Line)}}<script data-stablenets="plotly">window.Plotly || (function (define, module, exports) {
        {{PlotlyScript.Source}}
        }).call(window);</script>
        """;

    string IShown.Plain => Line;
}
