using System.Globalization;
using System.Net;
using StableNets.Teaching.Figures;
using StableNets.Training;

namespace StableNets.Teaching.Progress;

/// <summary>
/// Training while it runs: two small drawings and the numbers. Plain SVG in the colour of the text around it: a front end that replaces it
/// five times a second runs no script, and it reads on a light page and on a dark one.
/// </summary>
internal static class TrainingHtml
{
    private const int MostPoints = 120;
    private const double Width = 290;
    private const double Height = 110;
    private const double SmallestLoss = 1e-16;

    // The page of a lesson leaves out what bears this mark: it shows the figure that follows.
    private const string Mark = "data-stablenets=\"live\"";

    internal static string Of(TrainingState state)
    {
        // Before the first iteration there is no curve; and what a front end saves may be this first state, with the figure after it.
        if (state.IsDone || state.Iterations == 0)
            return $"<div {Mark}>{Words(state.IsDone ? $"{state.Title}: {state.Iterations} iterations in {Seconds(state)} s" : state.Line)}</div>";
        var run = state.Run;
        return $"""
            <div {Mark} style="color:inherit;margin:.4em 0"><div style="font-weight:600">{WebUtility.HtmlEncode(state.Title)}</div>
            <div style="display:flex;flex-wrap:wrap;gap:.3em 1.2em">
            {Drawing("loss", run, report => Math.Log10(Math.Max(report.Loss, SmallestLoss)), report => Math.Log10(Math.Max(report.ValidationLoss, SmallestLoss)), value => Numbers.Short(Numbers.Rounded(Math.Pow(10, value), 2)))}
            {Drawing("decided rightly", run, report => report.Accuracy, report => report.ValidationAccuracy, value => FormattableString.Invariant($"{100 * value:0.#} %"))}
            </div>
            {Words(state.Numbers)}</div>
            """;
    }

    private static string Words(string text) => $"""<div style="font-size:.9em;font-variant-numeric:tabular-nums">{WebUtility.HtmlEncode(text)}</div>""";

    private static string Drawing(string name, LearningRun run, Func<TrainingProgress, double> training, Func<TrainingProgress, double> validation, Func<double, string> label)
    {
        var (a, b) = (run.Line("", training, null, MostPoints), run.Line("", validation, null, MostPoints));
        var (low, high) = (Math.Min(a.Ys.Min(), b.Ys.Min()), Math.Max(a.Ys.Max(), b.Ys.Max()));
        return $"""
            <svg width="{Width}" height="{Height + 34}" viewBox="0 -16 {Width} {Height + 34}" role="img" aria-label="{name}" style="font-size:11px;fill:currentColor">
            <text x="0" y="-5">{name} {label(high)}</text>{LegendLine(158, 0, "training")}{LegendLine(218, 1, "validation")}
            <path d="M0 0H{Width}M0 {Height}H{Width}" stroke="currentColor" opacity=".3"/>
            {Path(a.Xs, a.Ys, low, high, 0)}{Path(b.Xs, b.Ys, low, high, 1)}
            <text x="0" y="{Height + 13}">{label(low)}</text><text x="{Width}" y="{Height + 13}" text-anchor="end">iteration {Numbers.Short(a.Xs[^1])}</text>
            </svg>
            """;
    }

    private static string LegendLine(int x, int look, string name) =>
        $"""<path d="M{x} -9h12" {Stroke(look)}/><text x="{x + 15}" y="-5">{name}</text>""";

    private static string Path(double[] xs, double[] ys, double low, double high, int look)
    {
        var (right, range) = (Math.Max(1, xs[^1]), Math.Max(high - low, 1e-12));
        var points = xs.Zip(ys, (x, y) => $"{Pixel(Width * x / right)} {Pixel(Height * (high - y) / range)}");
        return $"""<path d="M{string.Join('L', points)}" {Stroke(look)}/>""";
    }

    private static string Stroke(int number)
    {
        var look = Look.Number(number);
        return $"""fill="none" stroke="{look.Colour}" stroke-width="1.8" stroke-dasharray="{(look.Dash == Dash.Solid ? "none" : Dashes.Of(look.Dash))}" """.TrimEnd();
    }

    private static string Pixel(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static string Seconds(TrainingState state) => state.Elapsed.TotalSeconds.ToString("F1", CultureInfo.InvariantCulture);
}
