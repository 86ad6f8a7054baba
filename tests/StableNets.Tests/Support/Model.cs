using StableNets.Activations;
using StableNets.Datasets;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Tests.Reference;

namespace StableNets.Tests.Support;

/// <summary>One combination of layer, integrator and activation that fit each other: a contract holds for all of them.</summary>
internal sealed record Model(LayerKind Layer, IntegratorKind Integrator, Activation Activation)
{
    private static readonly Activation[] Activations = [Activation.Tanh, Activation.SmoothRelu(0.5), Activation.Relu, Activation.Identity];

    public static IReadOnlyDictionary<string, Model> All { get; } =
    (
        from layer in LayerKind.All
        from integrator in IntegratorKind.All
        from activation in Activations
        where integrator.Fits(layer.Draw(new SeededRandom(0), 2, 2, activation).Layer)
        select new Model(layer, integrator, activation))
        .ToDictionary(model => model.ToString());

    /// <summary>For theories: the names of all models.</summary>
    public static TheoryData<string> Names => [.. All.Keys];

    /// <summary>Whether σ has corners, where no derivative exists.</summary>
    public bool HasCorners => Activation == Activation.Relu;

    public override string ToString() => $"{Layer.Name} / {Integrator.Name} / {Activation}";

    /// <summary>A network with other random weights in each layer, and the same in textbook form.</summary>
    public (Network Network, IReadOnlyList<PlainField> Plain) Draw(SeededRandom random, int features = 3, int added = 2, int depth = 4, double step = 0.2)
    {
        Twin[] twins = [.. Enumerable.Range(0, depth).Select(_ => Layer.Draw(random, features, added, Activation))];
        return (Integrator.Network([.. twins.Select(twin => twin.Layer)], step), [.. twins.Select(twin => twin.Plain)]);
    }
}
