namespace StableNets.Teaching.Figures;

/// <content>Curves over depth, over time, over anything; bars.</content>
public static partial class Panels
{
    private const int MostMarkedPoints = 33;

    /// <summary>Quantities after each layer, 0 … N.</summary>
    /// <param name="title">What the panel shows.</param>
    /// <param name="quantity">The vertical axis, such as <c>"‖y‖"</c> or <c>Axis.Log("‖y‖")</c>.</param>
    /// <param name="curves">Each a name and its values at layer 0, 1, …, N.</param>
    /// <returns>The panel.</returns>
    public static Panel OverDepth(string title, Axis quantity, params (string Name, IEnumerable<double> Values)[] curves) =>
        new(title, "layer j", quantity, curves.Select(curve => FromZero(curve.Name, [.. curve.Values])));

    /// <summary>Quantities over time.</summary>
    /// <param name="title">What the panel shows.</param>
    /// <param name="quantity">The vertical axis.</param>
    /// <param name="times">The moments.</param>
    /// <param name="curves">Each a name and its values at these moments.</param>
    /// <returns>The panel.</returns>
    public static Panel OverTime(string title, Axis quantity, IEnumerable<double> times, params (string Name, IEnumerable<double> Values)[] curves)
    {
        double[] moments = [.. times];
        return new(title, "time t", quantity, curves.Select(curve => new Curve(curve.Name, moments, curve.Values)));
    }

    /// <summary>Lines through points, over any axes.</summary>
    /// <param name="title">What the panel shows.</param>
    /// <param name="x">The horizontal axis.</param>
    /// <param name="y">The vertical axis.</param>
    /// <param name="lines">Each a name and its points.</param>
    /// <returns>The panel.</returns>
    public static Panel Lines(string title, Axis x, Axis y, params (string Name, IEnumerable<double> Xs, IEnumerable<double> Ys)[] lines) =>
        new(title, x, y, lines.Select(line => Marked(line.Name, [.. line.Xs], line.Ys)));

    /// <summary>Repeated measurements, such as one for each seed: a line through their means and a band from the lowest to the highest.</summary>
    /// <param name="title">What the panel shows.</param>
    /// <param name="x">The horizontal axis, such as <c>Axis.Depths(16, 64, 256)</c>.</param>
    /// <param name="y">The vertical axis.</param>
    /// <param name="groups">Each a name and, for each x, the values measured there: one or more.</param>
    /// <returns>The panel.</returns>
    public static Panel Spread(string title, Axis x, Axis y, params (string Name, IEnumerable<(double X, IEnumerable<double> Values)> Points)[] groups) =>
        new(title, x, y, groups.SelectMany((group, i) => MeanAndBand(group.Name, Look.Number(i), [.. group.Points.Select(point => (point.X, Measured(point.X, point.Values)))])));

    /// <summary>A bar for each value, with its label below.</summary>
    /// <param name="title">What the panel shows.</param>
    /// <param name="x">What the bars stand for.</param>
    /// <param name="y">What their heights measure. Linear: a bar begins at zero.</param>
    /// <param name="bars">Each a label and a height.</param>
    /// <returns>The panel.</returns>
    public static Panel Bars(string title, string x, Axis y, params IReadOnlyList<(string Label, double Value)> bars) =>
        new(title, new Axis(x) { Ticks = [.. bars.Select((bar, i) => ((double)i, bar.Label))] }, y, new Bars(y.Label, bars.Select(bar => bar.Value)));

    // The band has the name of its line, so that the legend hides both.
    private static IEnumerable<Series> MeanAndBand(string name, Look look, (double X, double[] Values)[] points)
    {
        double[] xs = [.. points.Select(point => point.X)];
        yield return Region.Band(name, xs, [.. points.Select(point => point.Values.Min())], [.. points.Select(point => point.Values.Max())], look, inLegend: false);
        yield return new Curve(name, xs, points.Select(point => point.Values.Average())) { Look = look, Draw = Draw.LineAndMarkers };
    }

    private static double[] Measured(double x, IEnumerable<double> values) => values?.ToArray() is { Length: > 0 } measured
        ? measured
        : throw new ArgumentException($"each point needs a value or more, got none at {Numbers.Short(x)}", nameof(values));

    private static Curve FromZero(string name, double[] values) => Marked(name, Enumerable.Range(0, values.Length).Select(j => (double)j), values);

    // Few points are layers or measurements, and each should be seen; many are a curve.
    private static Curve Marked(string name, IEnumerable<double> xs, IEnumerable<double> ys)
    {
        double[] points = [.. xs];
        return new(name, points, ys) { Draw = points.Length <= MostMarkedPoints ? Draw.LineAndMarkers : Draw.Line };
    }
}
