using StableNets.Datasets;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Training;

namespace StableNets.Benchmarks;

/// <summary>
/// The gradient of softmax cross entropy in all weights of an antisymmetric Euler network, full batch: n samples, width s, N layers, 3 classes.
/// </summary>
/// <param name="Samples">n</param>
/// <param name="Width">s</param>
/// <param name="Layers">N</param>
public sealed record Case(int Samples, int Width, int Layers)
{
    public const int Classes = 3;
    public const double Step = 0.1;
    public const double Damping = 0.01;

    /// <summary>Products of a sample with a matrix: one forward, two back, 2 s² operations each.</summary>
    public double Operations => 6.0 * Samples * Width * Width * Layers;

    public Dataset Data() => new(
        new SeededRandom(1).NormalMatrix(Samples, Width),
        [.. Enumerable.Range(0, Samples).Select(i => i % Classes)],
        Classes);

    public ResidualNetwork Network()
    {
        var random = new SeededRandom(2);
        Layer[] layers = [.. Enumerable.Range(0, Layers).Select(_ => new AntisymmetricLayer(random.NormalMatrix(Width, Width) / Math.Sqrt(Width), Damping))];
        return new ResidualNetwork(layers, new ForwardEuler(), Step);
    }

    public Classifier Classifier() => new(new SeededRandom(3).NormalMatrix(Width, Classes), new SeededRandom(4).NormalVector(Classes));
}
