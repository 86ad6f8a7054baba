using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Numerics;

namespace StableNets.Networks;

/// <summary>Layers whose two halves are updated in turn. Such a network can be run backwards exactly.</summary>
public abstract class StaggeredNetwork : Network
{
    private readonly IReadOnlyList<SplitLayer> layers;
    private readonly StaggeredIntegrator integrator;

    private protected StaggeredNetwork(IReadOnlyList<SplitLayer> layers, StaggeredIntegrator integrator, double step)
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

    /// <summary>(Y₀, Z₀) from the final state: the layers undone from the last to the first. For Verlet y ← y − h g(z), then z ← z − h k(y).</summary>
    /// <param name="finalState">What <see cref="Network.Propagate"/> gave: n × <see cref="Network.StateWidth"/>, n ≥ 1.</param>
    /// <returns>(Y₀, Z₀): equal to the input up to rounding.</returns>
    /// <exception cref="ArgumentException">The state has no sample, another width or entries that are not finite.</exception>
    /// <exception cref="OverflowException">The state grew beyond the range of numbers.</exception>
    public Matrix<double> Reverse(Matrix<double> finalState)
    {
        var input = DenseMatrix.OfMatrix(Require.Samples(finalState, nameof(finalState)));
        if (input.ColumnCount != StateWidth)
            throw new ArgumentException($"finalState must have {StateWidth} columns (y and z), got {Require.Shape(input)}", nameof(finalState));
        var result = new DenseMatrix(input.RowCount, StateWidth);
        Tiles.ForEach(input.RowCount, StateWidth, (first, count, scratch) =>
        {
            var state = scratch.Take(StateWidth);
            var mark = scratch.Mark;
            Tiles.Load(input, first, count, state);
            var (y, z) = state.Split(Features);
            for (var j = Depth - 1; j >= 0; j--)
            {
                integrator.StepBack(layers[j], Step, y, z, scratch);
                scratch.Release(mark);
            }

            integrator.End(layers[0], Step, y, z, scratch);
            Tiles.Store(state, result, first, count);
            scratch.Release(0);
        });
        return Require.NoOverflow(result, "The state on its way back");
    }

    internal sealed override void Begin(Tile state, Scratch scratch)
    {
        var (y, z) = state.Split(Features);
        integrator.Begin(layers[0], Step, y, z, scratch);
    }

    internal sealed override void Advance(int j, Tile state, Scratch scratch)
    {
        var (y, z) = state.Split(Features);
        integrator.Step(layers[j], Step, y, z, scratch);
    }

    internal sealed override int StageColumns => 0;

    internal sealed override void Advance(int j, Tile state, Tile stages, Scratch scratch) => Advance(j, state, scratch);

    internal sealed override void Adjoint(int j, Tile state, Tile stages, Tile bar, Span<double> gradient, Scratch scratch) =>
        integrator.Adjoint(layers[j], Step, Pair.Of(state, Features), Pair.Of(bar, Features), gradient, scratch);

    internal sealed override void BeginAdjoint(Tile state, Tile bar, Span<double> gradient, Scratch scratch) =>
        integrator.BeginAdjoint(layers[0], Step, Pair.Of(state, Features), Pair.Of(bar, Features), gradient, scratch);

    internal sealed override Tangents Linearise(ReadOnlyMemory<double> direction) =>
        new StaggeredTangents(this, [.. layers.Select((layer, j) => new SplitVariation(layer, DirectionOf(layer, j, direction)))]);

    /// <summary>Layout (y, dy, z, dz): each half with its direction.</summary>
    private sealed class StaggeredTangents(StaggeredNetwork network, SplitVariation[] variations) : Tangents
    {
        public override void Pack(Tile state, Tile direction, Tile augmented) => Visit(state, direction, augmented, (part, whole) => whole.Set(part));

        public override void Unpack(Tile augmented, Tile state, Tile direction) => Visit(state, direction, augmented, (part, whole) => part.Set(whole));

        public override void Begin(Tile augmented, Scratch scratch)
        {
            var (y, z) = augmented.Split(2 * network.Features);
            network.integrator.Begin(variations[0], network.Step, y, z, scratch);
        }

        public override void Advance(int j, Tile augmented, Scratch scratch)
        {
            var (y, z) = augmented.Split(2 * network.Features);
            network.integrator.Step(variations[j], network.Step, y, z, scratch);
        }

        private void Visit(Tile state, Tile direction, Tile augmented, Action<Tile, Tile> copy)
        {
            var (y, z) = state.Split(network.Features);
            var (dy, dz) = direction.Split(network.Features);
            var (left, right) = augmented.Split(2 * network.Features);
            var (leftState, leftDirection) = left.Split(y.Columns);
            var (rightState, rightDirection) = right.Split(z.Columns);
            copy(y, leftState);
            copy(dy, leftDirection);
            copy(z, rightState);
            copy(dz, rightDirection);
        }
    }
}
