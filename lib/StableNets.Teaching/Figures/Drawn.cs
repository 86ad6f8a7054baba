namespace StableNets.Teaching.Figures;

/// <summary>A series with the look it has in its panel.</summary>
/// <param name="Series">What is drawn.</param>
/// <param name="Look">How it looks.</param>
/// <param name="Step">The slider position it belongs to, or null when it always shows.</param>
internal sealed record Drawn(Series Series, Look Look, int? Step)
{
    internal bool ShowsFirst => Step is null or 0;

    internal static IReadOnlyList<Drawn> From(Panel panel)
    {
        var next = 0;
        List<Drawn> all = [.. panel.Series.Select(series => Take(series, ref next, null))];

        // Each position counts on from the fixed series, so that a class keeps its colour as the slider moves.
        foreach (var (index, step) in (panel.Slider?.Steps ?? []).Index())
        {
            var own = next;
            all.AddRange(step.Series.Select(series => Take(series, ref own, index)));
        }

        return all;
    }

    private static Drawn Take(Series series, ref int next, int? step) =>
        new(series, series.Look ?? Look.Number(next++), step);
}
