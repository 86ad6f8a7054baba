namespace StableNets.Teaching.Figures;

/// <summary>The panels of this course, one method each: phase planes, spectra, quantities over depth, features on their way.</summary>
public static partial class Panels
{
    private static double[] Evenly(double from, double to, int count) =>
        [.. Enumerable.Range(0, count).Select(i => from + ((to - from) * i / (count - 1)))];

    private static double[,] OnGrid(double[] xs, double[] ys, Func<double, double, double> f)
    {
        var values = new double[ys.Length, xs.Length];
        for (var i = 0; i < ys.Length; i++)
        {
            for (var j = 0; j < xs.Length; j++)
            {
                values[i, j] = f(xs[j], ys[i]);
            }
        }

        return values;
    }

    /// <summary>A square around the points, with air.</summary>
    private static (Interval X, Interval Y) Square(IEnumerable<double> xs, IEnumerable<double> ys, double air)
    {
        var x = Interval.Over([.. xs]) ?? new(-1, 1);
        var y = Interval.Over([.. ys]) ?? new(-1, 1);
        var half = Math.Max(Math.Max(x.Length, y.Length), 1e-9) * (0.5 + air);
        return (new(((x.Low + x.High) / 2) - half, ((x.Low + x.High) / 2) + half), new(((y.Low + y.High) / 2) - half, ((y.Low + y.High) / 2) + half));
    }

    private static Axis Fixed(string label, Interval ends) => new(label) { Range = (ends.Low, ends.High) };

    private static Interval? Asked((double From, double To)? range) => range is { } r ? new(r.From, r.To) : null;
}
