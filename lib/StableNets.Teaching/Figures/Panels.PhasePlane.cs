using MathNet.Numerics.LinearAlgebra;
using StableNets.Networks;
using static StableNets.Teaching.Figures.Numbers;

namespace StableNets.Teaching.Figures;

/// <content>Phase planes.</content>
public static partial class Panels
{
    private const int ArrowsAcross = 13;
    private const int MostNamedPaths = 6;

    /// <summary>Where a network with two features takes its inputs: a path for each start, over the vector field of a layer.</summary>
    /// <param name="title">What the panel shows.</param>
    /// <param name="network">Two features, or one feature y with a second half z.</param>
    /// <param name="starts">Inputs (y₁, y₂), or (y, z).</param>
    /// <param name="x">The ends of the horizontal axis; by default a square around the paths.</param>
    /// <param name="y">The ends of the vertical axis.</param>
    /// <param name="fieldOfLayer">Whose vector field the arrows show, where the weights change from layer to layer.</param>
    /// <param name="names">What the legend calls the starts, one name each; by default where they lie.</param>
    /// <returns>The panel.</returns>
    /// <exception cref="ArgumentException">The network's paths do not lie in a plane.</exception>
    public static Panel PhasePlane(
        string title,
        Network network,
        IReadOnlyList<(double, double)> starts,
        (double From, double To)? x = null,
        (double From, double To)? y = null,
        int fieldOfLayer = 0,
        IReadOnlyList<string>? names = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(starts);
        if (network.Features != 2 && network.StateWidth != 2)
        {
            throw new ArgumentException(
                $"a phase plane needs a network with 2 features, or 1 feature and a second half of width 1, got {network.Features} features "
                + $"in a state of width {network.StateWidth}", nameof(network));
        }

        var trajectory = network.Trajectory(Matrix<double>.Build.Dense(starts.Count, 2, (i, k) => k == 0 ? starts[i].Item1 : starts[i].Item2));
        var paths = Enumerable.Range(0, starts.Count).Select(trajectory.Sample).ToArray();
        var labels = network.Features == 2 ? ("y₁", "y₂") : ("y", "z");

        // Four dimensions have no field in the plane of two: what moves y depends on z.
        return network.StateWidth == 2
            ? PhasePlane(title, labels, (p, q) => Velocity(network, fieldOfLayer, p, q), paths, x, y, names)
            : PhasePlane(title, labels, null, paths, x, y, names);
    }

    /// <summary>Paths in the plane over a vector field.</summary>
    /// <param name="title">What the panel shows.</param>
    /// <param name="field">(y₁, y₂) ↦ (y₁′, y₂′).</param>
    /// <param name="paths">Each a matrix with a row (y₁, y₂) for every moment, first moment first.</param>
    /// <param name="x">The ends of the horizontal axis; by default a square around the paths.</param>
    /// <param name="y">The ends of the vertical axis.</param>
    /// <param name="names">What the legend calls the paths, one name each; by default where they start.</param>
    /// <returns>The panel.</returns>
    public static Panel PhasePlane(
        string title,
        Func<double, double, (double, double)> field,
        IReadOnlyList<Matrix<double>> paths,
        (double From, double To)? x = null,
        (double From, double To)? y = null,
        IReadOnlyList<string>? names = null)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(paths);
        return PhasePlane(title, ("y₁", "y₂"), field, paths, x, y, names);
    }

    private static Panel PhasePlane(
        string title,
        (string X, string Y) labels,
        Func<double, double, (double, double)>? field,
        IReadOnlyList<Matrix<double>> paths,
        (double From, double To)? x,
        (double From, double To)? y,
        IReadOnlyList<string>? names)
    {
        if (names is not null && names.Count != paths.Count)
        {
            throw new ArgumentException($"each of the {paths.Count} paths needs a name, got {names.Count} names", nameof(names));
        }

        var around = Square(paths.SelectMany(path => path.Column(0)), paths.SelectMany(path => path.Column(1)), air: 0.15);
        Interval horizontal = Asked(x) ?? around.X, vertical = Asked(y) ?? around.Y;
        var ends = paths.Where(path => path.RowCount > 0).ToArray();
        List<Series> series = field is null ? [] : [Field(field, horizontal, vertical)];
        series.AddRange(paths.Select((path, i) => new Curve(names?[i] ?? PathName(path), path.Column(0), path.Column(1))
        {
            Draw = Draw.LineAndMarkers,
            Size = 4,
            InLegend = paths.Count <= MostNamedPaths,
        }));
        series.Add(new Curve("start", ends.Select(path => path[0, 0]), ends.Select(path => path[0, 1]))
        {
            Draw = Draw.Markers,
            Symbol = Symbol.Ring,
            Size = 10,
            Look = Look.Neutral,
        });
        series.Add(new Curve("end", ends.Select(path => path[path.RowCount - 1, 0]), ends.Select(path => path[path.RowCount - 1, 1]))
        {
            Draw = Draw.Markers,
            Symbol = Symbol.Square,
            Size = 9,
            Look = Look.Neutral,
        });
        return new(title, Fixed(labels.X, horizontal), Fixed(labels.Y, vertical), series) { EqualAspect = true };
    }

    private static string PathName(Matrix<double> path) =>
        path.RowCount == 0 ? "path" : $"from ({Short(path[0, 0])}, {Short(path[0, 1])})";

    // The longest arrow reaches to the next grid point; the others are in proportion.
    private static Arrows Field(Func<double, double, (double, double)> field, Interval x, Interval y)
    {
        var inset = 0.5 / ArrowsAcross;
        var xs = Evenly(x.Low + (inset * x.Length), x.High - (inset * x.Length), ArrowsAcross);
        var ys = Evenly(y.Low + (inset * y.Length), y.High - (inset * y.Length), ArrowsAcross);
        var arrows = ys.SelectMany(q => xs.Select(p => (X: p, Y: q, V: field(p, q)))).ToArray();
        var longest = arrows.Max(arrow => double.Hypot(arrow.V.Item1, arrow.V.Item2));
        var scale = longest > 0 ? 0.85 * Math.Min(x.Length, y.Length) / ArrowsAcross / longest : 0;
        return new(
            "vector field",
            arrows.Select(arrow => arrow.X - (scale * arrow.V.Item1 / 2)),
            arrows.Select(arrow => arrow.Y - (scale * arrow.V.Item2 / 2)),
            arrows.Select(arrow => scale * arrow.V.Item1),
            arrows.Select(arrow => scale * arrow.V.Item2));
    }

    // A plain net has no ODE: its arrows show where one layer takes a point.
    private static (double, double) Velocity(Network network, int layer, double p, double q)
    {
        var slope = network.LayerAt(layer).Evaluate(Matrix<double>.Build.DenseOfArray(new[,] { { p, q } }));
        return network is PlainNetwork ? (slope[0, 0] - p, slope[0, 1] - q) : (slope[0, 0], slope[0, 1]);
    }
}
