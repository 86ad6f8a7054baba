using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using StableNets.Datasets;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Numerics;

namespace StableNets.Training;

/// <summary>
/// (1/n) S(h(Y_N W + 1 μᵀ), C) + R(θ): the learning problem of Haber &amp; Ruthotto 2017, eq. (2.4), as a function of all weights, with its exact gradient.
/// </summary>
/// <remarks>
/// All weights are one vector: θ_0, …, θ_{N−1} (each <see cref="Layer.Parameters"/>), then W column by column, then μ. The batch is cut into a
/// fixed number of groups of tiles, each with its own gradient, added in a fixed order: the same bits on any number of threads. After the
/// first call nothing is allocated. An objective is used by one thread at a time.
/// </remarks>
public sealed class Objective
{
    private const int MostGroups = 8;

    private readonly Dataset data;
    private readonly Layer[] layers;
    private readonly int layerParameters;
    private readonly double[] maps;
    private readonly Sweep sweep;
    private readonly TileGroup[] groups;
    private readonly Team backward;
    private readonly Team forward;
    private readonly Team reduce;
    private double[] target = [];

    /// <summary>The problem of one network on one data set.</summary>
    /// <param name="network">Architecture, depth, step and start weights; it is not changed.</param>
    /// <param name="data">Samples and their classes.</param>
    /// <param name="loss">Softmax or logistic.</param>
    /// <param name="penalty">R(θ). Default none.</param>
    /// <exception cref="ArgumentException">The data do not fit the network or the loss.</exception>
    public Objective(Network network, Dataset data, Loss loss, Penalty penalty = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(loss);
        if (data.Features.ColumnCount != network.Features)
            throw new ArgumentException($"data must have {network.Features} features like the network, got {data.Features.ColumnCount}", nameof(data));
        this.data = data;
        Penalty = penalty;

        // Layers of its own, whose weights it may overwrite.
        layers = [.. Enumerable.Range(0, network.Depth).Select(network.LayerAt).Select(layer => layer.WithParameters(layer.Parameters()))];
        layerParameters = layers[0].Parameters().Count;
        sweep = new Sweep(network.With(layers, network.Step), data, loss);
        maps = new double[sweep.MapStart[^1]];
        groups = [.. Enumerable.Range(0, Math.Min(sweep.TileCount, MostGroups)).Select(g => new TileGroup(sweep, g))];
        backward = new Team(groups.Length, g => groups[g].Differentiate(groups.Length));
        forward = new Team(groups.Length, g => groups[g].Measure(groups.Length));
        reduce = new Team(layers.Length, ReduceLayer);
    }

    /// <summary>R(θ)</summary>
    public Penalty Penalty { get; }

    /// <summary>n: the number of samples.</summary>
    public int Samples => sweep.Samples;

    /// <summary>The number of weights.</summary>
    public int Count => LayerCount + sweep.ClassifierCount;

    /// <summary>Where the classifier's weights begin: the length of θ_0, …, θ_{N−1}.</summary>
    public int LayerCount => layers.Length * layerParameters;

    /// <summary>The weights that a network and a classifier hold, as one vector.</summary>
    /// <param name="start">The network.</param>
    /// <param name="classifier">The classifier.</param>
    /// <returns>The vector.</returns>
    public static Vector<double> Join(Network start, Classifier classifier) => new DenseVector(
    [
        .. Enumerable.Range(0, start.Depth).SelectMany(j => start.LayerAt(j).Parameters()),
        .. classifier.W.ToColumnMajorArray(),
        .. classifier.Mu,
    ]);

    /// <summary>The network and the classifier with these weights.</summary>
    /// <param name="weights">All weights.</param>
    /// <returns>Both.</returns>
    public (Network Network, Classifier Classifier) Split(Vector<double> weights)
    {
        Require.Length(weights, Count, nameof(weights));
        Layer[] trained = [.. layers.Select((layer, j) => layer.WithParameters(weights.SubVector(j * layerParameters, layerParameters)))];
        int s = sweep.Network.Features, m = sweep.Columns;
        return (
            sweep.Network.With(trained, sweep.Network.Step),
            new Classifier(new DenseMatrix(s, m, weights.SubVector(LayerCount, s * m).ToArray()), weights.SubVector(LayerCount + (s * m), m)));
    }

    /// <summary>The value and the gradient in all weights.</summary>
    /// <param name="weights">All weights: length <see cref="Count"/>.</param>
    /// <param name="gradient">Receives the gradient, of the same length.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">A length does not fit.</exception>
    /// <exception cref="OverflowException">The state grew beyond the range of numbers.</exception>
    public double Evaluate(double[] weights, double[] gradient)
    {
        Load(weights);
        target = CheckLength(gradient, nameof(gradient));
        backward.Run();
        sweep.ThrowOnOverflow();

        reduce.Run();
        var value = 0.0;
        var classifier = target.AsSpan(LayerCount);
        classifier.Clear();
        foreach (var group in groups)
        {
            value += group.Loss;
            TensorPrimitives.Add(classifier, group.Classifier, classifier);
        }

        return (value / sweep.Samples) + Penalty.Evaluate(weights, gradient, layers.Length, layerParameters, sweep.Network.Step);
    }

    /// <summary>The mean loss, without penalty, and the share of samples decided rightly. No gradient, so no trajectory is kept.</summary>
    /// <param name="weights">All weights.</param>
    /// <returns>Both.</returns>
    /// <exception cref="ArgumentException">The length does not fit.</exception>
    /// <exception cref="OverflowException">The state grew beyond the range of numbers.</exception>
    public (double Loss, double Accuracy) Measure(double[] weights)
    {
        Load(weights);
        forward.Run();
        sweep.ThrowOnOverflow();
        return (groups.Sum(group => group.Loss) / sweep.Samples, (double)groups.Sum(group => group.Correct) / sweep.Samples);
    }

    /// <summary>The same problem on a batch of so many samples, which <see cref="Choose"/> fills.</summary>
    internal Objective OnBatch(int size) => new(sweep.Network, data.Select([.. Enumerable.Range(0, size)]), sweep.Loss, Penalty);

    /// <summary>Takes samples of the whole problem as this batch.</summary>
    internal void Choose(Objective whole, ReadOnlySpan<int> samples) => sweep.Choose(whole.sweep, samples);

    private double[] CheckLength(double[] vector, string name)
    {
        ArgumentNullException.ThrowIfNull(vector, name);
        return vector.Length == Count ? vector : throw new ArgumentException($"{name} must have length {Count}, got {vector.Length}", name);
    }

    /// <summary>Puts the weights into the layers and the classifier.</summary>
    private void Load(double[] weights)
    {
        CheckLength(weights, nameof(weights));
        for (var j = 0; j < layers.Length; j++)
        {
            var map = maps.AsSpan(sweep.MapsOf(j));
            layers[j].ToMaps(weights.AsSpan(j * layerParameters, layerParameters), map);
            layers[j].Constant(map);
            layers[j].Load(map);
        }

        sweep.Load(weights.AsSpan(LayerCount));
    }

    /// <summary>θ_j's gradient: the groups' gradients in the maps of layer j added in their order, then brought to θ.</summary>
    private void ReduceLayer(int j)
    {
        var sum = groups[0].Maps.AsSpan(sweep.MapsOf(j));
        for (var g = 1; g < groups.Length; g++)
            TensorPrimitives.Add(sum, groups[g].Maps.AsSpan(sweep.MapsOf(j)), sum);
        layers[j].FromMaps(sum, target.AsSpan(j * layerParameters, layerParameters));
    }
}
