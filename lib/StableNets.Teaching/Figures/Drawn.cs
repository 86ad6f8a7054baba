namespace StableNets.Teaching.Figures;

/// <summary>A series with the look it has in its panel.</summary>
/// <param name="Series">What is drawn.</param>
/// <param name="Look">How it looks.</param>
/// <param name="Step">The slider position it belongs to, or null when it always shows.</param>
/// <param name="ShowsFirst">Whether it shows before the slider is moved.</param>
internal sealed record Drawn(Series Series, Look Look, int? Step, bool ShowsFirst)
{
    internal static IReadOnlyList<Drawn> From(Panel panel)
    {
        var next = 0;
        List<Drawn> all = [.. panel.Series.Select(series => Take(series, ref next))];

        // Each position counts on from the fixed series, so that a class keeps its colour as the slider moves.
        foreach (var (index, step) in (panel.Slider?.Steps ?? []).Index())
        {
            var own = next;
            all.AddRange(step.Series.Select(series => Take(series, ref own) with { Step = index, ShowsFirst = index == panel.Slider!.Start }));
        }

        return all;
    }

    private static Drawn Take(Series series, ref int next) =>
        new(series, series.Look ?? Look.Number(next++), Step: null, ShowsFirst: true);
}
