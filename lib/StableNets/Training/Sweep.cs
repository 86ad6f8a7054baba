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

    public Sweep(Network network, Dataset data, Loss loss)
    {
        Network = network;
        Loss = loss;
        Columns = loss.Columns(data.Classes);
        Input = network.Lift(data.Features);
        Labels = [.. data.Labels];
        TileRows = Tiles.RowsFor(data.Count, network.StateWidth);
        MapStart = new int[network.Depth + 1];
        for (var j = 0; j < network.Depth; j++)
            MapStart[j + 1] = MapStart[j] + network.LayerAt(j).MapCount;
        classifier = new double[ClassifierCount];
        transposed = new double[network.Features * Columns];
    }

    public Network Network { get; }

    public Loss Loss { get; }

    public int Columns { get; }

    public DenseMatrix Input { get; }

    public int[] Labels { get; }

    public int Samples => Labels.Length;

    public int TileRows { get; }

    public int TileCount => (Samples + TileRows - 1) / TileRows;

    /// <summary>Where the maps of each layer begin in a group's gradient.</summary>
    public int[] MapStart { get; }

    public int ClassifierCount => (Network.Features * Columns) + Columns;

    public FirstLayer Overflow { get; } = new();

    /// <summary>W, column by column.</summary>
    public ReadOnlySpan<double> W => classifier.AsSpan(0, Network.Features * Columns);

    /// <summary>Wᵀ, column by column.</summary>
    public ReadOnlySpan<double> TransposedW => transposed;

    /// <summary>μ</summary>
    public ReadOnlySpan<double> Mu => classifier.AsSpan(Network.Features * Columns);

    public Range MapsOf(int j) => MapStart[j]..MapStart[j + 1];

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

    public void ThrowOnOverflow()
    {
        if (Overflow.Layer is { } layer)
            throw Network.Overflow(layer);
    }
}
