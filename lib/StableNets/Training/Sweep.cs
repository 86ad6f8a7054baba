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

    public Sweep(Network network, Dataset data, Loss loss, bool keepStates)
    {
        Network = network;
        Loss = loss;
        Columns = loss.Columns(data.Classes);
        KeepsStates = keepStates || network.StageColumns > 0;
        Input = network.Lift(data.Features);
        Labels = [.. data.Labels];
        TileRows = Tiles.RowsFor(data.Count, network.StateWidth);
        perLayer = network.LayerAt(0).MapCount;
        classifier = new double[(network.Features + 1) * Columns];
        transposed = new double[network.Features * Columns];
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

    /// <summary>The length of a gradient in the (W, b) of all layers' maps.</summary>
    public int MapCount => Network.Depth * perLayer;

    public int ClassifierCount => classifier.Length;

    public FirstLayer Overflow { get; } = new();

    /// <summary>W, column by column.</summary>
    public ReadOnlySpan<double> W => classifier.AsSpan(0, transposed.Length);

    /// <summary>Wᵀ, column by column.</summary>
    public ReadOnlySpan<double> TransposedW => transposed;

    /// <summary>μ</summary>
    public ReadOnlySpan<double> Mu => classifier.AsSpan(transposed.Length);

    /// <summary>Where the maps of layer j are in such a gradient.</summary>
    public Range MapsOf(int j) => (j * perLayer)..((j + 1) * perLayer);

    /// <summary>Takes (W, μ) and forgets what the last sweep met.</summary>
    public void Load(ReadOnlySpan<double> weights)
    {
        weights.CopyTo(classifier);
        for (var k = 0; k < Columns; k++)
            for (var i = 0; i < Network.Features; i++)
                transposed[(i * Columns) + k] = weights[(k * Network.Features) + i];
        Overflow.Clear();
    }

    /// <summary>Takes other samples out of a larger sweep: the first of the given ones, as many as it has.</summary>
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
