using MathNet.Numerics.LinearAlgebra;
using StableNets.Datasets;
using StableNets.Networks;

namespace StableNets.Teaching.Figures;

/// <content>Data sets: on their way through a network, and as a classifier sees them.</content>
public static partial class Panels
{
    private const int MostSteps = 12;
    private const int MostSamples = 600;

    /// <summary>A data set on its way through the layers, with a slider over depth. The axes stay, so that growth is seen.</summary>
    /// <param name="title">What the panel shows.</param>
    /// <param name="network">The network. Its first two features are drawn.</param>
    /// <param name="data">The samples and their classes; of a large set an even selection is drawn.</param>
    /// <param name="startAt">The layer that shows before the slider is moved; by default the last, where the network has done its work.</param>
    /// <param name="x">The ends of the horizontal axis; by default a square around all layers.</param>
    /// <param name="y">The ends of the vertical axis.</param>
    /// <returns>The panel.</returns>
    public static Panel Features(
        string title,
        Network network,
        Dataset data,
        int? startAt = null,
        (double From, double To)? x = null,
        (double From, double To)? y = null)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        if (network.Features < 2)
        {
            throw new ArgumentException($"features are drawn in a plane: the network needs 2 features or more, got {network.Features}", nameof(network));
        }

        var first = startAt ?? network.Depth;
        if (first < 0 || first > network.Depth)
        {
            throw new ArgumentOutOfRangeException(nameof(startAt), $"a network of {network.Depth} layers has features at 0 to {network.Depth}, got {first}");
        }

        var stride = (data.Count + MostSamples - 1) / MostSamples;
        var shown = Enumerable.Range(0, data.Count).Where(i => i % stride == 0).ToArray();
        var trajectory = network.Trajectory(Matrix<double>.Build.DenseOfRowVectors(shown.Select(i => data.Features.Row(i))));
        int[] labels = [.. shown.Select(i => data.Labels[i])];
        var layers = Enumerable.Range(0, Math.Min(MostSteps, trajectory.Depth + 1)).ToArray();
        int[] steps = [.. layers.Select(k => (int)Math.Round((double)k * trajectory.Depth / (layers.Length - 1))).Append(first).Distinct().Order()];
        var states = steps.Select(trajectory.FeaturesAt).ToArray();
        var around = Square(states.SelectMany(state => state.Column(0)), states.SelectMany(state => state.Column(1)), air: 0.05);

        Interval horizontal = Asked(x) ?? around.X, vertical = Asked(y) ?? around.Y;

        // Thousands of points: a thousandth of the panel's width is less than a pixel.
        var grain = Math.Pow(10, Math.Floor(Math.Log10(horizontal.Length / 1000)));
        return new(title, Fixed("y₁", horizontal), Fixed("y₂", vertical))
        {
            EqualAspect = true,
            Slider = new("layer", [.. steps.Zip(states, (j, state) => new SliderStep($"{j}", Classes(state, labels, data.Classes, grain)))])
            {
                Start = Array.IndexOf(steps, first),
            },
        };
    }

    /// <summary>What a classifier answers everywhere in the plane, with samples on top.</summary>
    /// <param name="title">What the panel shows.</param>
    /// <param name="classify">A batch, n × 2, to n class numbers.</param>
    /// <param name="data">The samples. Two features.</param>
    /// <param name="resolution">Points along each side where the classifier is asked.</param>
    /// <returns>The panel.</returns>
    public static Panel DecisionRegions(string title, Func<Matrix<double>, IReadOnlyList<int>> classify, Dataset data, int resolution = 90)
    {
        ArgumentNullException.ThrowIfNull(classify);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfLessThan(resolution, 2);
        if (data.Features.ColumnCount != 2)
        {
            throw new ArgumentException($"decision regions are drawn in a plane: the data need 2 features, got {data.Features.ColumnCount}", nameof(data));
        }

        var (x, y) = Square(data.Features.Column(0), data.Features.Column(1), air: 0.08);
        double[] xs = Evenly(x.Low, x.High, resolution), ys = Evenly(y.Low, y.High, resolution);
        var answers = classify(Matrix<double>.Build.Dense(resolution * resolution, 2, (k, column) => column == 0 ? xs[k % resolution] : ys[k / resolution]));
        if (answers.Count != resolution * resolution)
        {
            throw new ArgumentException($"classify must answer for each of the {resolution * resolution} points asked, got {answers.Count} answers", nameof(classify));
        }

        var regions = new double[resolution, resolution];
        for (var k = 0; k < answers.Count; k++)
        {
            regions[k / resolution, k % resolution] = answers[k] >= 0 && answers[k] < data.Classes
                ? answers[k]
                : throw new ArgumentException($"classify must answer with classes 0 to {data.Classes - 1}, got {answers[k]}", nameof(classify));
        }

        return new(
            title,
            Fixed("y₁", x),
            Fixed("y₂", y),
            [new Grid("answer", xs, ys, regions) { Colours = Colours.Classes }, .. Classes(data.Features, data.Labels, data.Classes)])
        { EqualAspect = true };
    }

    private static Series[] Classes(Matrix<double> points, IReadOnlyList<int> labels, int classes, double grain = 0)
    {
        return
        [
            .. Enumerable.Range(0, classes).Select(label => new Curve($"class {label}", Of(0, label), Of(1, label))
            {
                Draw = Draw.Markers,
                Look = Look.Number(label),
                Size = points.RowCount > 300 ? 4 : 6,
            }),
        ];

        IEnumerable<double> Of(int column, int label) => Enumerable.Range(0, points.RowCount)
            .Where(i => labels[i] == label)
            .Select(i => grain > 0 ? Math.Round(points[i, column] / grain) * grain : points[i, column]);
    }
}
