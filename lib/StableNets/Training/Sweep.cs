using MathNet.Numerics.LinearAlgebra.Double;
using StableNets.Datasets;
using StableNets.Networks;
using StableNets.Numerics;

namespace StableNets.Training;

/// <summary>What all threads share while a batch is swept through a network: the network, the samples, the classifier, the cut into tiles.</summary>
internal sealed class Sweep
{
    // Enough that the threads' waiting for each other after so many layers does not count.
    private const int MostLayersAtOnce = 32;

    // To copy fewer numbers takes less time than to wake another thread for it.
    private const int WorthAnotherThread = 1 << 16;

    private readonly double[] classifier;
    private readonly double[] transposed;
    private readonly int perLayer;

    public Sweep(Network network, Dataset data, Loss loss, bool keepStates)
    {
        Network = network;
        Loss = loss;
        Columns = loss.Columns(data.Classes);
        KeepsStates = keepStates || network.StageColumns > 0;
        Input = network.Input is null ? network.Lift(data.Features) : data.Features as DenseMatrix ?? DenseMatrix.OfMatrix(data.Features);
        Labels = [.. data.Labels];
        TileRows = Tiles.RowsFor(data.Count, Math.Max(network.StateWidth, network.Inputs));
        perLayer = network.LayerAt(0).MapCount;
        classifier = new double[(network.Features + 1) * Columns];
        transposed = new double[network.Features * Columns];
        LayersAtOnce = KeepsStates ? network.Depth : Math.Min(network.Depth, MostLayersAtOnce);
        TapeColumns = network.StateWidth + network.StageColumns;
        ForMeasure = new Workspaces(TileCount, TileRows, 0);
        ForGradient = KeepsStates ? new Workspaces(TileCount, TileRows, checked(network.Depth * TapeColumns * TileRows)) : ForMeasure;
    }

    public Network Network { get; }

    public Loss Loss { get; }

    /// <summary>Columns of logits.</summary>
    public int Columns { get; }

    /// <summary>Whether states are kept on the way forward; else the way back recomputes them.</summary>
    public bool KeepsStates { get; }

    /// <summary>
    /// The way back goes through so many layers with all tiles before the next: the tiles' gradients take memory for so many layers only. All of them where
    /// states are kept, which need memory for each layer anyway.
    /// </summary>
    public int LayersAtOnce { get; }

    /// <summary>The first of the layers that are taken at once, of which <paramref name="end"/> − 1 is the last.</summary>
    public int BeginOf(int end) => (end - 1) / LayersAtOnce * LayersAtOnce;

    /// <summary>Columns of what is kept of a layer: the state before it and its stages.</summary>
    public int TapeColumns { get; }

    /// <summary>Working memory without a tape.</summary>
    public Workspaces ForMeasure { get; }

    /// <summary>Working memory with a tape if states are kept.</summary>
    public Workspaces ForGradient { get; }

    /// <summary>What enters: whole states, or X where an input layer makes Y₀ of it.</summary>
    public DenseMatrix Input { get; }

    public int[] Labels { get; }

    public int Samples => Labels.Length;

    public int TileRows { get; }

    public int TileCount => (Samples + TileRows - 1) / TileRows;

    /// <summary>How many samples the tile that begins with this one has.</summary>
    public int CountFrom(int first) => Math.Min(TileRows, Samples - first);

    /// <summary>How many threads copy weights into layers and gradients out of them.</summary>
    public int CopyingThreads(int threads) => MapCount < WorthAnotherThread ? 1 : threads;

    /// <summary>The length of (W, b) over all layers' maps.</summary>
    public int MapCount => Network.Depth * perLayer;

    public int ClassifierCount => classifier.Length;

    public FirstLayer Overflow { get; } = new();

    /// <summary>W, column by column.</summary>
    public ReadOnlySpan<double> W => classifier.AsSpan(0, transposed.Length);

    /// <summary>Wᵀ, column by column.</summary>
    public ReadOnlySpan<double> TransposedW => transposed;

    /// <summary>μ</summary>
    public ReadOnlySpan<double> Mu => classifier.AsSpan(transposed.Length);

    /// <summary>Where the maps of layer j are among them.</summary>
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
}
