namespace StableNets.Teaching.Figures;

/// <summary>
/// How high a chart is for its width, as CSS that the style sheet reads. Where units are equally long the plot itself has a fixed
/// shape, so what surrounds it (labels, colour bar) is taken off the width and put on the height.
/// </summary>
internal static class ChartSize
{
    private const int BesideLabels = 76;
    private const int ColourBar = 84;
    private const int BelowLabels = 60;

    internal static string Of(Panel panel, IReadOnlyList<Panel> figure)
    {
        var (labels, below) = panel.X.IsHidden ? (0, 0) : (BesideLabels, BelowLabels);
        var beside = labels + (panel.Series.OfType<Grid>().Any(grid => grid.HasColourBar) ? ColourBar : 0);
        var aspect = panel.EqualAspect ? Shape(panel) : FreeShape(figure);
        var widest = !panel.EqualAspect ? 46 : aspect < 0.85 ? 23 : aspect < 1.5 ? 31 : 40;
        return FormattableString.Invariant(
            $"--sn-height:calc((100cqw - {beside}px)/{aspect:0.###} + {below}px);--sn-widest:{widest}rem{(panel.EqualAspect ? "" : ";--sn-lowest:17rem")}");
    }

    private static double Shape(Panel panel) => Math.Clamp(panel.Frame.Aspect, 0.5, panel.X.IsHidden ? 8 : 3);

    // Beside a panel of fixed shape the others take that shape, so that their axes end at one height.
    private static double FreeShape(IReadOnlyList<Panel> figure) =>
        figure.Count == 1 ? 1.8 : figure.Where(panel => panel.EqualAspect).Select(Shape).DefaultIfEmpty(1.25).Average();
}
