using MathNet.Numerics.LinearAlgebra;
using StableNets.Datasets;
using StableNets.Networks;
using StableNets.Training;

namespace StableNets.Teaching.Figures;

/// <content>What a change in one layer does to the end: singular values of ∂Y_N/∂Y_j, and gradients by layer.</content>
public static partial class Panels
{
    private const int MostLayersDrawn = 65;

    // Relative to σ₁; what lies below is rounding.
    private const double SmallestSingular = 1e-16;

    /// <summary>
    /// The largest and the smallest singular value of ∂Y_N/∂Y_j for each layer j: by how much what follows stretches and squeezes a small change there.
    /// </summary>
    /// <param name="title">What the panel shows.</param>
    /// <param name="y0">The sample at which the derivatives are taken.</param>
    /// <param name="networks">Each a name and a network. Values below 10⁻¹⁶ of the largest are rounding and are drawn there.</param>
    /// <returns>The panel.</returns>
    public static Panel SingularValues(string title, Vector<double> y0, params (string Name, Network Network)[] networks) => new(
        title,
        "layer j",
        Axis.Log("largest and smallest σ of ∂Y_N/∂Y_j"),
        [NoChange, .. networks.SelectMany((one, i) => Extremes(one.Name, i, SingularOverLayers(one.Network, y0)))]);

    /// <summary>The largest and the smallest singular value of ∂Y_N/∂Y₀ against the depth N.</summary>
    /// <param name="title">What the panel shows.</param>
    /// <param name="y0">The sample at which the derivatives are taken.</param>
    /// <param name="architectures">Each a name and its network at several depths. Values below 10⁻¹⁶ of the largest are rounding and are drawn there.</param>
    /// <returns>The panel.</returns>
    public static Panel SingularValuesOverDepth(string title, Vector<double> y0, params (string Name, IEnumerable<Network> Networks)[] architectures)
    {
        var all = architectures.Select(one => (one.Name, Networks: one.Networks.OrderBy(network => network.Depth).ToArray())).ToArray();
        return new(
            title,
            Axis.Depths(all.SelectMany(one => one.Networks).Select(network => network.Depth)),
            Axis.Log("largest and smallest σ of ∂Y_N/∂Y₀"),
            [
                NoChange,
                .. all.SelectMany((one, i) => Extremes(one.Name, i, one.Networks.Select(network => (network.Depth, Stability.Sensitivity.SingularValues(network, y0))))),
            ]);
    }

    /// <summary>|∇_θ_j| for each layer j on a logarithmic axis: which layers training can move.</summary>
    /// <param name="title">What the panel shows.</param>
    /// <param name="loss">Softmax or logistic.</param>
    /// <param name="data">The samples.</param>
    /// <param name="networks">Each a name, a network and its classifier, which must not be zero: no change of Y_N would change its loss.</param>
    /// <returns>The panel. Depths that differ are brought to one length: the axis is then j / N.</returns>
    public static Panel GradientByLayer(string title, Loss loss, Dataset data, params (string Name, Network Network, Classifier Classifier)[] networks)
    {
        var curves = networks.Select(one => (one.Name, Norms: GradientNorms(one.Network, one.Classifier, loss, data))).ToArray();
        var oneDepth = curves.Select(curve => curve.Norms.Length).Distinct().Count() == 1;
        return new(
            title,
            oneDepth ? "layer j" : "layer j / N",
            Axis.Log("|∂ loss / ∂ weights of layer j|"),
            curves.Select(curve => Marked(curve.Name, curve.Norms.Select((_, j) => oneDepth ? j : (double)j / curve.Norms.Length), curve.Norms)));
    }

    private static ReferenceLine NoChange => ReferenceLine.Horizontal("neither grows nor shrinks", 1);

    // Both curves have the name and the look of their network: the upper one is the largest.
    private static IEnumerable<Curve> Extremes(string name, int number, IEnumerable<(int At, Vector<double> Singular)> values)
    {
        var all = values.ToArray();
        var xs = all.Select(one => (double)one.At).ToArray();
        return new[] { all.Select(one => one.Singular[0]), all.Select(one => Math.Max(one.Singular[^1], SmallestSingular * one.Singular[0])) }
            .Select(ys => new Curve(name, xs, ys) { Draw = Draw.LineAndMarkers, Look = Look.Number(number) });
    }

    private static IEnumerable<(int Layer, Vector<double> Singular)> SingularOverLayers(Network network, Vector<double> y0)
    {
        ArgumentNullException.ThrowIfNull(network);
        var steps = Stability.Sensitivity.Steps(network, y0);
        var stride = (network.Depth + MostLayersDrawn - 1) / MostLayersDrawn;
        var product = Matrix<double>.Build.DenseIdentity(network.StateWidth);
        for (var j = network.Depth; j >= 0; j--)
        {
            if (j < network.Depth)
                product *= steps[j];
            if (j % stride == 0 || j == network.Depth)
                yield return (j, product.Svd(false).S);
        }
    }

    private static double[] GradientNorms(Network network, Classifier classifier, Loss loss, Dataset data)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(classifier);
        if (classifier.W.L2Norm() == 0)
            throw new ArgumentException("the classifier must have a W other than zero, else the loss does not depend on any layer", nameof(classifier));
        var problem = new Objective(network, data, loss);
        var gradient = new double[problem.Count];
        problem.Evaluate(problem.Join(network, classifier), gradient);
        return [.. gradient.Take(problem.LayerCount).Chunk(problem.LayerCount / network.Depth).Select(layer => Math.Sqrt(layer.Sum(g => g * g)))];
    }
}
