using MathNet.Numerics.LinearAlgebra.Double;
using StableNets.Datasets;
using StableNets.Networks;
using StableNets.Numerics;

namespace StableNets.Training;

/// <summary>What all threads share while a batch is swept through a network: the network, the samples, the classifier, the cut into tiles.</summary>
internal sealed class Sweep
{
    private readonly double[] classifier;
    private readonly double[] transposed;
    private readonly int perLayer;
    private double[] gradient = [];

    public Sweep(Network network, Dataset data, Loss loss, bool keepStates)
    {
        Network = network;
        Loss = loss;
        Columns = loss.Columns(data.Classes);
        KeepsStates = keepStates || network.StageColumns > 0;
        Input = network.Lift(data.Features);
        Labels = [.. data.Labels];
        TileRows = Tiles.RowsFor(data.Count, network.StateWidth);
        perLayer = network.LayerAt(0).Parameters().Count;
        classifier = new double[(network.Features + 1) * Columns];
        transposed = new double[network.Features * Columns];
        Results = new (double, int)[TileCount];
        Order = new Relay(TileCount);
    }

    public Network Network { get; }

    public Loss Loss { get; }

    /// <summary>Columns of logits.</summary>
    public int Columns { get; }

    /// <summary>Whether states are kept on the way forward; else the way back recomputes them.</summary>
    public bool KeepsStates { get; }

    public DenseMatrix Input { get; }

    public int[] Labels { get; }

    public int Samples => Labels.Length;

    public int TileRows { get; }

    public int TileCount => (Samples + TileRows - 1) / TileRows;

    /// <summary>The length of θ_0, …, θ_{N−1}.</summary>
    public int LayerCount => Network.Depth * perLayer;

    public int ClassifierCount => classifier.Length;

    public FirstLayer Overflow { get; } = new();

    /// <summary>The order in which tiles add to the gradient: in each layer one after the other, from the classifier, stage N, down to layer 0.</summary>
    public Relay Order { get; }

    /// <summary>Σ S of each tile, and how many of its samples were decided rightly.</summary>
    public (double Loss, int Correct)[] Results { get; }

    /// <summary>The classifier's part of the gradient.</summary>
    public Span<double> ClassifierGradient => gradient.AsSpan(LayerCount);

    /// <summary>W, column by column.</summary>
    public ReadOnlySpan<double> W => classifier.AsSpan(0, transposed.Length);

    /// <summary>Wᵀ, column by column.</summary>
    public ReadOnlySpan<double> TransposedW => transposed;

    /// <summary>μ</summary>
    public ReadOnlySpan<double> Mu => classifier.AsSpan(transposed.Length);

    /// <summary>Where θ_j is in all weights.</summary>
    public Range ParametersOf(int j) => (j * perLayer)..((j + 1) * perLayer);

    /// <summary>Layer j's part of the gradient.</summary>
    public Span<double> GradientOf(int j) => gradient.AsSpan(ParametersOf(j));

    /// <summary>Clears the gradient, to which the tiles will add.</summary>
    public void Begin(double[] newGradient)
    {
        gradient = newGradient;
        Array.Clear(gradient);
        Order.Start(Network.Depth);
    }

    /// <summary>Takes (W, μ) and forgets what the last sweep met.</summary>
    public void Load(ReadOnlySpan<double> weights)
    {
        weights.CopyTo(classifier);
        for (var k = 0; k < Columns; k++)
            for (var i = 0; i < Network.Features; i++)
                transposed[(i * Columns) + k] = weights[(k * Network.Features) + i];
        Overflow.Clear();
    }

    /// <summary>Takes other samples, as many as it has, out of a larger sweep.</summary>
    public void Choose(Sweep whole, ReadOnlySpan<int> samples)
    {
        for (var column = 0; column < Input.ColumnCount; column++)
        {
            ReadOnlySpan<double> source = whole.Input.Values.AsSpan(column * whole.Samples, whole.Samples);
            var chosen = Input.Values.AsSpan(column * Samples, Samples);
            for (var i = 0; i < chosen.Length; i++)
                chosen[i] = source[samples[i]];
        }

        for (var i = 0; i < Labels.Length; i++)
            Labels[i] = whole.Labels[samples[i]];
    }
}
