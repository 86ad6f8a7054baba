using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra.Double;
using StableNets.Numerics;

namespace StableNets.Training;

/// <summary>
/// L(θ, W, μ) = Y_N(θ) W + 1 μᵀ: the logits of all samples as a function of all weights, with J = ∂L/∂(θ, W, μ) and its transpose.
/// </summary>
/// <remarks>
/// The tiles and groups are those of the problem's gradient, so the bits do not depend on the number of threads, and after the first calls nothing is
/// allocated. It holds for the weights that the problem has loaded: whoever evaluates the problem elsewhere comes back by <see cref="At"/>.
/// </remarks>
internal sealed class LogitMap
{
    private readonly Objective problem;
    private readonly double[] direction;
    private readonly Team forward;
    private readonly Team tangent;
    private readonly GradientSweep adjoint;

    public LogitMap(Objective problem)
    {
        this.problem = problem;
        var sweep = problem.Sweep;
        var rows = Tiles.RoundUp(sweep.Samples);
        DenseMatrix end = new(rows, sweep.Network.StateWidth), logits = new(rows, sweep.Columns);
        Features = new Tile(end.Values, 0, rows, sweep.Network.Features);
        Logits = new Tile(logits.Values, 0, rows, sweep.Columns);

        // A direction of the layers' maps, of the input layer and of the classifier.
        var ends = sweep.MapCount + problem.InputCount;
        direction = new double[ends + sweep.ClassifierCount];
        var tangents = sweep.Network.Linearise(direction.AsMemory(0, sweep.MapCount));
        forward = TeamOf(Groups(g => new EndGroup(sweep, g, end)));
        tangent = TeamOf(Groups(g => new TangentGroup(sweep, g, tangents, direction.AsMemory(sweep.MapCount..ends), direction.AsMemory(ends), logits)));
        adjoint = problem.Differentiating(Groups(g => new AdjointGroup(sweep, g, end, logits)));

        TileGroup[] Groups(Func<int, TileGroup> make) => [.. Enumerable.Range(0, problem.Groups).Select(make)];
        static Team TeamOf(TileGroup[] groups) => new(groups.Length, g => groups[g].Run(groups.Length, differentiate: false));
    }

    /// <summary>Y_N at the last point: n rows, then rows of 0 up to whole vectors.</summary>
    public Tile Features { get; }

    /// <summary>What <see cref="Tangent"/> writes and <see cref="Adjoint"/> reads: as many rows, those after n are 0.</summary>
    public Tile Logits { get; }

    /// <summary>Goes to these weights. Throws where the network overflows.</summary>
    public void At(double[] weights)
    {
        problem.Load(weights);
        forward.Run(problem.Threads);
        if (problem.Sweep.Overflow.Layer is { } layer)
            throw problem.Sweep.Network.Overflow(layer);
    }

    /// <summary>Takes another classifier behind the same features.</summary>
    public void Load(ReadOnlySpan<double> classifier) => problem.Sweep.Load(classifier);

    /// <summary>Logits ← J v, v a direction of all weights.</summary>
    public void Tangent(ReadOnlySpan<double> v)
    {
        problem.ToMaps(v, direction);
        v[..problem.InputCount].CopyTo(direction.AsSpan(problem.Sweep.MapCount));
        v[problem.ClassifierStart..].CopyTo(direction.AsSpan(problem.Sweep.MapCount + problem.InputCount));
        tangent.Run(problem.Threads);
    }

    /// <summary>gradient ← Jᵀ Logits</summary>
    public void Adjoint(double[] gradient)
    {
        adjoint.Run(problem.Threads, gradient);
        if (!TensorPrimitives.IsFiniteAll<double>(gradient))
            throw new OverflowException("The gradient grew beyond the range of numbers.");
    }
}
