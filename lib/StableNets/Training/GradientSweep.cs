using System.Numerics.Tensors;
using StableNets.Layers;
using StableNets.Numerics;

namespace StableNets.Training;

/// <summary>
/// Groups that go through the layers and back together, as many layers at once as the sweep takes, and the gradient that theirs add up to, in the order
/// of the groups.
/// </summary>
internal sealed class GradientSweep
{
    private readonly Sweep sweep;
    private readonly Layer[] layers;
    private readonly TileGroup[] groups;
    private readonly Func<int, Range> weightsOf;
    private readonly Team start;
    private readonly Team goOn;
    private readonly Team reduce;
    private double[] target = [];
    private int end;

    /// <param name="sweep">What the groups share.</param>
    /// <param name="layers">Its layers.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="weightsOf">Where θ_j is among all weights.</param>
    public GradientSweep(Sweep sweep, Layer[] layers, TileGroup[] groups, Func<int, Range> weightsOf)
    {
        this.sweep = sweep;
        this.layers = layers;
        this.groups = groups;
        this.weightsOf = weightsOf;
        start = new Team(groups.Length, g => groups[g].Run(groups.Length, differentiate: true));
        goOn = new Team(groups.Length, g => groups[g].GoOn(groups.Length, end));
        reduce = new Team(sweep.LayersAtOnce, i => ReduceLayer(sweep.BeginOf(end) + i));
    }

    /// <summary>gradient ← that in all weights; unfinished where the network overflowed.</summary>
    public void Run(int threads, double[] gradient)
    {
        target = gradient;
        start.Run(threads);
        if (sweep.Overflow.Layer is not null)
            return;
        for (end = layers.Length; end > 0; end = sweep.BeginOf(end))
        {
            if (end < layers.Length)
                goOn.Run(threads);
            reduce.Run(sweep.CopyingThreads(threads));
        }

        Span<double> input = gradient.AsSpan(..weightsOf(0).Start.Value), classifier = gradient.AsSpan(weightsOf(layers.Length - 1).End.Value..);
        input.Clear();
        classifier.Clear();
        foreach (var group in groups)
        {
            TensorPrimitives.Add(input, group.Input, input);
            TensorPrimitives.Add(classifier, group.Classifier, classifier);
        }
    }

    /// <summary>θ_j's gradient: the groups' gradients in the maps of layer j added in their order, then brought to θ.</summary>
    private void ReduceLayer(int j)
    {
        if (j >= end)
            return;
        var sum = groups[0].MapsOf(j);
        for (var g = 1; g < groups.Length; g++)
            TensorPrimitives.Add(sum, groups[g].MapsOf(j), sum);
        layers[j].FromMaps(sum, target.AsSpan(weightsOf(j)));
    }
}
