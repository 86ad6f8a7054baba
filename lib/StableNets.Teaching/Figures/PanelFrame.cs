namespace StableNets.Teaching.Figures;

/// <summary>The ends of a panel's axes: as asked for, or what the data need with some air around them.</summary>
internal sealed record PanelFrame((double From, double To) X, (double From, double To) Y)
{
    private const double Air = 0.06;

    /// <summary>Width over height of what is shown, for panels whose units are equally long.</summary>
    internal double Aspect => Math.Abs((X.To - X.From) / (Y.To - Y.From));

    internal static PanelFrame Around(Panel panel)
    {
        var series = panel.AllDrawn.Select(drawn => drawn.Series).ToArray();
        var air = series.Any(one => one.FillsPanel) ? 0 : Air;
        var x = Ends(panel.X, series.Select(one => one.XExtent), series.OfType<Bars>().Any() ? 0 : air);
        var y = Ends(panel.Y, series.Select(one => one.YExtent), air);
        if (panel.EqualAspect && panel.X.Range is null && panel.Y.Range is null && air > 0)
        {
            var side = Math.Max(x.Length, y.Length);
            (x, y) = (x.Widen((side - x.Length) / 2), y.Widen((side - y.Length) / 2));
        }

        return new(panel.X.Range ?? (x.Low, x.High), panel.Y.Range ?? (y.Low, y.High));
    }

    private static Interval Ends(Axis axis, IEnumerable<Interval?> extents, double air)
    {
        var data = extents.Aggregate((Interval?)null, Interval.Union) ?? new(axis.IsLog ? 1 : 0, axis.IsLog ? 10 : 1);
        return axis.IsLog
            ? Widened(data.Map(Math.Log10), air, flat: 0.5).Map(exponent => Math.Pow(10, exponent))
            : Widened(data, air, flat: data.Low == 0 ? 1 : Math.Abs(data.Low) / 2);
    }

    // Data on one value still need an axis of some length.
    private static Interval Widened(Interval data, double air, double flat) =>
        data.Length > 1e-12 * Math.Max(Math.Abs(data.Low), Math.Abs(data.High)) ? data.Widen(air * data.Length) : data.Widen(flat);
}
