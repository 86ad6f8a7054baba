using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using StableNets.Datasets;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Numerics;

namespace StableNets.Training;

/// <summary>
/// (1/n) S(h(Y_N W + 1 μᵀ), C) + R(θ, W, μ): the learning problem of Haber &amp; Ruthotto 2017, eq. (2.4), as a function of all weights, with its exact gradient.
/// </summary>
/// <remarks>
/// All weights are one vector: those of a trained input layer (K column by column, then b), then θ_0, …, θ_{N−1} (each
/// <see cref="Layer.Parameters"/>), then W column by column, then μ. The batch is cut into a fixed number of groups of tiles, each with its own
/// gradient, added in a fixed order: the same bits on any number of threads. Beside the weights and the gradient themselves, a network that can be
/// run backwards takes memory that does not grow with N. After the first call nothing is allocated. An objective is used by one thread at a time.
/// </remarks>
public sealed class Objective
{
    private const int MostGroups = 8;

    private readonly Dataset data;
    private readonly bool keepStates;
    private readonly Layer[] layers;
    private readonly int layerParameters;
    private readonly double[] maps;
    private readonly Sweep sweep;
    private readonly TileGroup[] groups;
    private readonly GradientSweep differentiate;
    private readonly Team measure;
    private readonly Team load;
    private double[] source = [];

    /// <summary>The problem of one network on one data set.</summary>
    /// <param name="network">Architecture, depth and step. Its layers are of one kind; its weights play no part.</param>
    /// <param name="data">Samples and their classes.</param>
    /// <param name="loss">Softmax or logistic.</param>
    /// <param name="penalty">R. Default none.</param>
    /// <param name="keepStates">
    /// Whether a network that can be run backwards keeps its states for the way back. Default no: it recomputes them, so that memory does not grow with
    /// N. Keep them where h |K| is so large that going back magnifies rounding. Other networks always keep theirs.
    /// </param>
    /// <exception cref="ArgumentException">The data do not fit the network or the loss, the step is negative, or the layers are of several kinds.</exception>
    public Objective(Network network, Dataset data, Loss loss, Penalty penalty = default, bool keepStates = false)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(loss);
        if (data.Features.ColumnCount != network.Inputs)
            throw new ArgumentException($"data must have {network.Inputs} {(network.Input is null ? "features" : "inputs")} like the network, got {data.Features.ColumnCount}", nameof(data));
        if (network.Step < 0)
            throw new ArgumentException($"network must have a positive step to be trained, got {network.Step}", nameof(network));
        this.data = data;
        this.keepStates = keepStates;
        Penalty = penalty;

        // Layers of its own, whose weights it may overwrite.
        layers = [.. network.LayersOfOneKind().Select(layer => layer.WithParameters(layer.Parameters()))];
        layerParameters = layers[0].Parameters().Count;
        var own = network.With(layers, network.Step);
        sweep = new Sweep(own.Input is { } input ? own.With(input.WithParameters(input.Parameters())) : own, data, loss, keepStates);
        maps = new double[sweep.MapCount];
        groups = [.. Enumerable.Range(0, Math.Min(sweep.TileCount, MostGroups)).Select(g => new TileGroup(sweep, g))];
        differentiate = Differentiating(groups);
        measure = new Team(groups.Length, g => groups[g].Run(groups.Length, differentiate: false));
        load = new Team(layers.Length, LoadLayer);
    }

    /// <summary>R</summary>
    public Penalty Penalty { get; }

    /// <summary>n: the number of samples.</summary>
    public int Samples => sweep.Samples;

    /// <summary>The number of weights.</summary>
    public int Count => ClassifierStart + sweep.ClassifierCount;

    /// <summary>Where θ_0 begins: the number of weights of the input layer.</summary>
    public int InputCount => sweep.Network.Input?.Count ?? 0;

    /// <summary>The length of θ_0, …, θ_{N−1}.</summary>
    public int LayerCount => layers.Length * layerParameters;

    /// <summary>Where the classifier's weights begin.</summary>
    public int ClassifierStart => InputCount + LayerCount;

    /// <summary>The share of samples that were decided rightly at the last call of <see cref="Evaluate"/> or <see cref="Measure"/>.</summary>
    public double Accuracy { get; private set; }

    /// <summary>At most so many threads work.</summary>
    internal int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>The network with the weights that were loaded last, the samples and the classifier.</summary>
    internal Sweep Sweep => sweep;

    /// <summary>h</summary>
    internal double Step => sweep.Network.Step;

    /// <summary>How many groups the tiles are dealt to.</summary>
    internal int Groups => groups.Length;

    /// <summary>The weights that a network and a classifier hold, as one vector.</summary>
    /// <param name="network">A network of this problem's kind and depth.</param>
    /// <param name="classifier">A classifier that fits its features and the loss.</param>
    /// <returns>The vector: length <see cref="Count"/>.</returns>
    /// <exception cref="ArgumentException">A number of weights does not fit.</exception>
    public double[] Join(Network network, Classifier classifier)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(classifier);
        double[] θ = [.. Enumerable.Range(0, network.Depth).SelectMany(j => network.LayerAt(j).Parameters())];
        if (θ.Length != LayerCount)
            throw new ArgumentException($"network must have {LayerCount} weights, got {θ.Length}", nameof(network));
        var input = network.Input?.Parameters() ?? [];
        if (input.Length != InputCount)
            throw new ArgumentException($"network must have {InputCount} weights in its input layer, got {input.Length}", nameof(network));
        if ((classifier.W.RowCount, classifier.W.ColumnCount) != (sweep.Network.Features, sweep.Columns))
            throw new ArgumentException($"classifier must have a W of {sweep.Network.Features}×{sweep.Columns}, got {Require.Shape(classifier.W)}", nameof(classifier));
        return [.. input, .. θ, .. classifier.W.ToColumnMajorArray(), .. classifier.Mu];
    }

    /// <summary>The network and the classifier with these weights.</summary>
    /// <param name="weights">All weights: length <see cref="Count"/>, finite.</param>
    /// <returns>Both.</returns>
    /// <exception cref="ArgumentException">The length does not fit or a weight is not finite.</exception>
    public (Network Network, Classifier Classifier) Split(double[] weights)
    {
        Check(weights, nameof(weights));
        Layer[] trained = [.. layers.Select((layer, j) => layer.WithParameters(new DenseVector(weights[WeightsOf(j)])))];
        var network = sweep.Network.With(trained, sweep.Network.Step);
        var end = weights.Length - sweep.Columns;
        return (
            network.Input is { } input ? network.With(input.WithParameters(weights[..InputCount])) : network,
            new Classifier(new DenseMatrix(network.Features, sweep.Columns, weights[ClassifierStart..end]), new DenseVector(weights[end..])));
    }

    /// <summary>The value and the gradient in all weights.</summary>
    /// <param name="weights">All weights: length <see cref="Count"/>, finite.</param>
    /// <param name="gradient">Receives the gradient, of the same length.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentException">A length does not fit or a weight is not finite.</exception>
    /// <exception cref="OverflowException">The state, the loss or the gradient grew beyond the range of numbers.</exception>
    public double Evaluate(double[] weights, double[] gradient)
    {
        CheckLength(gradient, nameof(gradient));
        Check(weights, nameof(weights));
        Load(weights);
        differentiate.Run(Threads, gradient);
        var value = MeanLoss() + AddPenaltyGradient(weights, gradient);
        if (!double.IsFinite(value) || !TensorPrimitives.IsFiniteAll<double>(gradient))
            throw new OverflowException("The gradient grew beyond the range of numbers.");
        return value;
    }

    /// <summary>The mean loss, without penalty. No gradient, so no state is kept.</summary>
    /// <param name="weights">All weights: length <see cref="Count"/>, finite.</param>
    /// <returns>The mean loss.</returns>
    /// <exception cref="ArgumentException">The length does not fit or a weight is not finite.</exception>
    /// <exception cref="OverflowException">The state or the loss grew beyond the range of numbers.</exception>
    public double Measure(double[] weights)
    {
        Check(weights, nameof(weights));
        Load(weights);
        measure.Run(Threads);
        return MeanLoss();
    }

    /// <summary>The value and the gradient, or null where these weights make the network overflow: to an optimiser that is a step too long, no error.</summary>
    internal double? TryEvaluate(double[] weights, double[] gradient) => OrOverflow(weights, () => Evaluate(weights, gradient));

    /// <summary>The mean loss, or null where these weights make the network overflow.</summary>
    internal double? TryMeasure(double[] weights) => OrOverflow(weights, () => Measure(weights));

    /// <summary>A value at these weights, or null where they make it overflow.</summary>
    internal static double? OrOverflow(double[] weights, Func<double> value)
    {
        try
        {
            return TensorPrimitives.IsFiniteAll<double>(weights) ? value() : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>Returns R; gradient ← gradient + R′ weights. R is a quadratic form, so R′ is its Hessian too.</summary>
    internal double AddPenaltyGradient(double[] weights, double[] gradient)
    {
        Range input = ..InputCount, θ = InputCount..ClassifierStart, classifier = ClassifierStart..;
        return Penalty.OfLayers(weights.AsSpan(θ), gradient.AsSpan(θ), layerParameters, Step)
            + Penalty.OfInput(weights.AsSpan(input), gradient.AsSpan(input))
            + Penalty.OfClassifier(weights.AsSpan(classifier), gradient.AsSpan(classifier));
    }

    /// <summary>The Hessian of the penalty on all but the classifier, shifted.</summary>
    internal TimePreconditioner Preconditioner(double shift) =>
        new(Penalty.Smoothness / Step, shift, layers.Length, layerParameters, InputCount, Penalty.Input);

    /// <summary>Groups of this problem's tiles that leave a gradient in all weights.</summary>
    internal GradientSweep Differentiating(TileGroup[] of) => new(sweep, layers, of, WeightsOf);

    /// <summary>The same problem on a batch of so many samples, which a <see cref="Deck"/> fills.</summary>
    internal Objective OnBatch(int size) => new(sweep.Network, data.Select([.. Enumerable.Range(0, size)]), sweep.Loss, Penalty, keepStates) { Threads = Threads };

    /// <summary>Throws unless the weights are as many as the problem has, and finite.</summary>
    internal void Check(double[] weights, string name)
    {
        CheckLength(weights, name);
        for (var i = 0; i < weights.Length; i++)
            if (!double.IsFinite(weights[i]))
                throw new ArgumentException($"{name} must hold finite numbers, got {weights[i]} at index {i}", name);
    }

    /// <summary>Throws unless a vector is as long as the weights.</summary>
    internal void CheckLength(double[] vector, string name)
    {
        ArgumentNullException.ThrowIfNull(vector, name);
        if (vector.Length != Count)
            throw new ArgumentException($"{name} must have length {Count}, got {vector.Length}", name);
    }

    /// <summary>Puts the weights into the layers and the classifier.</summary>
    internal void Load(double[] weights)
    {
        source = weights;
        load.Run(sweep.CopyingThreads(Threads));
        sweep.Network.Input?.Load(weights.AsSpan(0, InputCount));
        sweep.Load(weights.AsSpan(ClassifierStart));
    }

    /// <summary>What a change of θ becomes in the (W, b) of all layers' maps; weights are all weights.</summary>
    internal void ToMaps(ReadOnlySpan<double> weights, Span<double> into)
    {
        for (var j = 0; j < layers.Length; j++)
            layers[j].ToMaps(weights[WeightsOf(j)], into[sweep.MapsOf(j)]);
    }

    /// <summary>The mean loss, after all groups have done their share.</summary>
    private double MeanLoss()
    {
        if (sweep.Overflow.Layer is { } layer)
            throw sweep.Network.Overflow(layer);

        var (loss, correct) = (0.0, 0);
        foreach (var group in groups)
            (loss, correct) = (loss + group.Loss, correct + group.Correct);
        if (!double.IsFinite(loss))
            throw new OverflowException("The loss grew beyond the range of numbers.");
        Accuracy = (double)correct / Samples;
        return loss / Samples;
    }

    /// <summary>Puts θ_j into layer j.</summary>
    private void LoadLayer(int j)
    {
        var map = maps.AsSpan(sweep.MapsOf(j));
        layers[j].ToMaps(source.AsSpan(WeightsOf(j)), map);
        layers[j].Constant(map);
        layers[j].Load(map);
    }

    /// <summary>Where θ_j is among all weights.</summary>
    private Range WeightsOf(int j) => (InputCount + (j * layerParameters))..(InputCount + ((j + 1) * layerParameters));
}
