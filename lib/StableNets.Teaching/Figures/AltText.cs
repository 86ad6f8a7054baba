using static StableNets.Teaching.Figures.Numbers;

namespace StableNets.Teaching.Figures;

/// <summary>A panel in words, composed from its data.</summary>
internal static class AltText
{
    private const int MostSeries = 12;

    internal static string Of(Panel panel)
    {
        var first = panel.AllDrawn.Where(drawn => drawn.ShowsFirst).Select(drawn => drawn.Series).ToArray();
        List<string> sentences =
        [
            $"{panel.Title}.",
            .. Describe("Horizontal", panel.X, panel.Frame.X),
            .. Describe("Vertical", panel.Y, panel.Frame.Y),
        ];
        sentences.AddRange(first.Take(MostSeries).Select(series => series.Describe()));
        if (first.Length > MostSeries)
        {
            sentences.Add($"And {first.Length - MostSeries} series more.");
        }

        if (panel.Slider is { } slider)
        {
            sentences.Add($"A slider moves through {slider.Name}, {slider.Steps.Count} positions from {slider.Steps[0].Label} "
                + $"to {slider.Steps[^1].Label}; described is {slider.Steps[slider.Start].Label}.");
        }

        return string.Join(" ", sentences);
    }

    private static IEnumerable<string> Describe(string which, Axis axis, (double From, double To) ends) => axis switch
    {
        { IsHidden: true } => [],
        { Ticks: { } ticks } => [$"{which} axis: {axis.Label}, {string.Join(", ", ticks.Select(tick => tick.Text))}."],
        _ => [$"{which} axis: {axis.Label}, {Short(ends.From)} to {Short(ends.To)}{(axis.IsLog ? ", logarithmic" : "")}."],
    };
}
