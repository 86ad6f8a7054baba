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

    private readonly Network network;
    private readonly Layer[] layers;
    private readonly Dataset data;
    private readonly Loss loss;
    private readonly DenseMatrix input;
    private readonly int[] labels;
    private readonly int[] mapStart;
    private readonly int layerParameters;
    private readonly int columns;
    private readonly int tileRows;
    private readonly int tiles;
    private readonly double[] maps;
    private readonly double[] classifierTransposed;
    private readonly Group[] groups;
    private readonly Team backward;
    private readonly Team reduce;
    private readonly FirstLayer overflow = new();
    private double[] current = [];
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
        this.loss = loss;
        Penalty = penalty;
        columns = loss.Columns(data.Classes);

        // Layers of its own, whose weights it may overwrite.
        layers = [.. Enumerable.Range(0, network.Depth).Select(j => network.LayerAt(j)).Select(layer => layer.WithParameters(layer.Parameters()))];
        this.network = network.With(layers, network.Step);
        layerParameters = layers[0].Parameters().Count;
        mapStart = new int[layers.Length + 1];
        for (var j = 0; j < layers.Length; j++)
            mapStart[j + 1] = mapStart[j] + layers[j].MapCount;
        maps = new double[mapStart[^1]];
        classifierTransposed = new double[network.Features * columns];

        input = network.Lift(data.Features);
        labels = [.. data.Labels];
        tileRows = Tiles.RowsFor(data.Count, network.StateWidth);
        tiles = (data.Count + tileRows - 1) / tileRows;
        groups = [.. Enumerable.Range(0, Math.Min(tiles, MostGroups)).Select(_ => new Group(this))];
        backward = new Team(groups.Length, RunGroup);
        reduce = new Team(layers.Length, ReduceLayer);
    }

    /// <summary>R(θ)</summary>
    public Penalty Penalty { get; }

    /// <summary>The number of weights.</summary>
    public int Count => LayerCount + (network.Features * columns) + columns;

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
        var size = network.Features * columns;
        return (
            network.With(trained, network.Step),
            new Classifier(new DenseMatrix(network.Features, columns, weights.SubVector(LayerCount, size).ToArray()), weights.SubVector(LayerCount + size, columns)));
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
        if (overflow.Layer is { } layer)
            throw network.Overflow(layer);

        reduce.Run();
        var value = 0.0;
        var classifier = target.AsSpan(LayerCount);
        classifier.Clear();
        foreach (var group in groups)
        {
            value += group.Loss;
            for (var i = 0; i < classifier.Length; i++)
                classifier[i] += group.Classifier[i];
        }

        return (value / data.Count) + Penalty.Evaluate(weights, gradient, layers.Length, layerParameters, network.Step);
    }

    private double[] CheckLength(double[] vector, string name)
    {
        ArgumentNullException.ThrowIfNull(vector, name);
        return vector.Length == Count ? vector : throw new ArgumentException($"{name} must have length {Count}, got {vector.Length}", name);
    }

    /// <summary>Puts the weights into the layers and the classifier.</summary>
    private void Load(double[] weights)
    {
        current = CheckLength(weights, nameof(weights));
        overflow.Clear();
        for (var j = 0; j < layers.Length; j++)
        {
            var map = maps.AsSpan(mapStart[j]..mapStart[j + 1]);
            layers[j].ToMaps(weights.AsSpan(j * layerParameters, layerParameters), map);
            layers[j].Constant(map);
            layers[j].Load(map);
        }

        for (var k = 0; k < columns; k++)
            for (var i = 0; i < network.Features; i++)
                classifierTransposed[(i * columns) + k] = weights[LayerCount + (k * network.Features) + i];
    }

    private ReadOnlySpan<double> W => current.AsSpan(LayerCount, network.Features * columns);

    private ReadOnlySpan<double> Mu => current.AsSpan(LayerCount + (network.Features * columns), columns);

    /// <summary>The tiles of group g, one after the other: tile g, g + groups, ….</summary>
    private void RunGroup(int g)
    {
        var group = groups[g];
        group.Clear();
        for (var tile = g; tile < tiles; tile += groups.Length)
            group.Run(tile * tileRows, Math.Min(tileRows, data.Count - (tile * tileRows)));
    }

    /// <summary>θ_j's gradient: the groups' gradients in the maps of layer j added in their order, then brought to θ.</summary>
    private void ReduceLayer(int j)
    {
        var range = mapStart[j]..mapStart[j + 1];
        var sum = groups[0].Maps.AsSpan(range);
        for (var g = 1; g < groups.Length; g++)
            System.Numerics.Tensors.TensorPrimitives.Add(sum, groups[g].Maps.AsSpan(range), sum);
        layers[j].FromMaps(sum, target.AsSpan(j * layerParameters, layerParameters));
    }

    /// <summary>What one thread needs for its tiles: working memory, the tape of states, its own gradient.</summary>
    private sealed class Group(Objective problem)
    {
        private readonly Scratch scratch = new(problem.tileRows);
        private readonly double[] tape = new double[problem.TapeLength];

        public double[] Maps { get; } = new double[problem.mapStart[^1]];

        public double[] Classifier { get; } = new double[(problem.network.Features * problem.columns) + problem.columns];

        public double Loss { get; private set; }

        public void Clear()
        {
            Array.Clear(Maps);
            Array.Clear(Classifier);
            Loss = 0;
        }

        /// <summary>Forward through all layers, the loss, and back.</summary>
        public void Run(int first, int count)
        {
            var network = problem.network;
            Tile state = scratch.Take(network.StateWidth), bar = scratch.Take(network.StateWidth);
            var mark = scratch.Mark;
            Tiles.Load(problem.input, first, count, state);
            network.Begin(state, scratch);
            for (var j = 0; j < network.Depth && !problem.overflow.IsBefore(j); j++)
            {
                if (network.StageColumns > 0)
                    StateOnTape(j).Set(state);
                network.Advance(j, state, StagesOnTape(j), scratch);
                scratch.Release(mark);
                if (!state.IsFinite)
                    problem.overflow.Report(j);
            }

            if (problem.overflow.Layer is null)
            {
                Classify(state, bar, first, count);
                scratch.Release(mark);
                for (var j = network.Depth - 1; j >= 0; j--)
                {
                    network.Adjoint(j, network.StageColumns > 0 ? StateOnTape(j) : state, StagesOnTape(j), bar, Maps.AsSpan(problem.mapStart[j]..problem.mapStart[j + 1]), scratch);
                    scratch.Release(mark);
                }

                network.BeginAdjoint(state, bar, Maps.AsSpan(..problem.mapStart[1]), scratch);
            }

            scratch.Release(0);
        }

        /// <summary>bar ← ∂(S/n)/∂Y_N, the classifier's gradient and the loss on the way.</summary>
        private void Classify(Tile state, Tile bar, int first, int count)
        {
            var features = problem.network.Features;
            Tile logits = scratch.Take(problem.columns), probabilities = scratch.Take(problem.columns), y = state.Slice(0, features);
            AffineKernel.Multiply(y, problem.W, problem.Mu, logits);
            Loss += problem.loss.Evaluate(logits, problem.labels.AsSpan(first, count), 1.0 / problem.data.Count, probabilities, scratch);

            GradientKernel.Add(y, logits, Classifier.AsSpan(0, features * problem.columns));
            for (var k = 0; k < problem.columns; k++)
                Classifier[(features * problem.columns) + k] += System.Numerics.Tensors.TensorPrimitives.Sum<double>(logits.Slice(k, 1).Span);
            bar.Span.Clear();
            AffineKernel.Add(logits, problem.classifierTransposed, bar.Slice(0, features));
        }

        private Tile StateOnTape(int j) => OnTape(j, 0, problem.network.StateWidth);

        private Tile StagesOnTape(int j) => OnTape(j, problem.network.StateWidth, problem.network.StageColumns);

        private Tile OnTape(int j, int column, int columns)
        {
            if (problem.network.StageColumns == 0)
                return default;
            var perLayer = problem.network.StateWidth + problem.network.StageColumns;
            return new Tile(tape, ((j * perLayer) + column) * problem.tileRows, problem.tileRows, columns);
        }
    }

    private int TapeLength => network.StageColumns == 0 ? 0 : checked(network.Depth * (network.StateWidth + network.StageColumns) * tileRows);
}
