using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Numerics;

namespace StableNets.Networks;

/// <summary>Layers integrated as one whole system: any layer, any ordinary integrator.</summary>
public abstract class FieldNetwork : Network
{
    private readonly IReadOnlyList<Layer> layers;
    private readonly Integrator integrator;

    private protected FieldNetwork(IReadOnlyList<Layer> layers, Integrator integrator, double step)
        : base(layers, step)
    {
        ArgumentNullException.ThrowIfNull(integrator);
        this.layers = [.. layers];
        this.integrator = integrator;
    }

    /// <inheritdoc/>
    public sealed override string IntegratorName => integrator.Name;

    /// <inheritdoc/>
    public sealed override Layer LayerAt(int j) => layers[Require.Between(0, Depth - 1, j, nameof(j))];

    internal sealed override void Begin(Tile state, Scratch scratch)
    {
    }

    internal sealed override int StageColumns => integrator.Stages * StateWidth;

    internal sealed override void Advance(int j, Tile state, Scratch scratch) => Advance(j, state, scratch.Take(StageColumns), scratch);

    internal sealed override void Advance(int j, Tile state, Tile stages, Scratch scratch) =>
        integrator.Step(layers[j], Step, state, stages, scratch);

    internal sealed override void Adjoint(int j, Tile state, Tile stages, Tile bar, Span<double> gradient, Scratch scratch) =>
        integrator.Adjoint(layers[j], Step, state, stages, bar, gradient, scratch);

    internal sealed override void BeginAdjoint(Tile state, Tile bar, Span<double> gradient, Scratch scratch)
    {
    }

    internal sealed override Tangents Linearise(ReadOnlyMemory<double> direction) =>
        new FieldTangents(this, [.. layers.Select((layer, j) => new Variation(layer, DirectionOf(layer, j, direction)))]);

    /// <summary>Layout (state, direction).</summary>
    private sealed class FieldTangents(FieldNetwork network, Variation[] variations) : Tangents
    {
        public override void Pack(Tile state, Tile direction, Tile augmented)
        {
            var (left, right) = augmented.Split(state.Columns);
            left.Set(state);
            right.Set(direction);
        }

        public override void Unpack(Tile augmented, Tile state, Tile direction)
        {
            var (left, right) = augmented.Split(state.Columns);
            state.Set(left);
            direction.Set(right);
        }

        public override void Begin(Tile augmented, Scratch scratch)
        {
        }

        public override void Advance(int j, Tile augmented, Scratch scratch) =>
            network.integrator.Step(variations[j], network.Step, augmented, scratch.Take(network.integrator.Stages * augmented.Columns), scratch);
    }
}
