using StableNets.Activations;
using StableNets.Datasets;
using StableNets.Layers;
using StableNets.Tests.Reference;

namespace StableNets.Tests.Support;

/// <summary>The library's layer and its textbook form, with the same random weights.</summary>
internal sealed record Twin(Layer Layer, PlainField Plain);

/// <summary>A kind of layer, and how to draw one at random. The table that contracts run over.</summary>
/// <param name="Name">As it appears in test names.</param>
/// <param name="Draw">From random numbers, s, m (used where K may be non-square) and σ.</param>
internal sealed record LayerKind(string Name, Func<SeededRandom, int, int, Activation, Twin> Draw)
{
    public static IReadOnlyList<LayerKind> All { get; } =
    [
        new("dense, scalar bias", (random, s, _, σ) =>
        {
            var K = random.NormalMatrix(s, s) / Math.Sqrt(s);
            var b = random.Normal();
            return new(new DenseLayer(K, b, σ), PlainField.Dense(K, Constant(s, b), σ.Value));
        }),
        new("dense, vector bias", (random, s, _, σ) =>
        {
            var K = random.NormalMatrix(s, s) / Math.Sqrt(s);
            var b = random.NormalVector(s);
            return new(new DenseLayer(K, b, σ), PlainField.Dense(K, b, σ.Value));
        }),
        new("antisymmetric", (random, s, _, σ) =>
        {
            var K = random.NormalMatrix(s, s) / Math.Sqrt(s);
            var b = random.NormalVector(s);
            var γ = random.Uniform(0, 0.5);
            return new(new AntisymmetricLayer(K, γ, b, σ), PlainField.Antisymmetric(K, γ, b, σ.Value));
        }),
        new("Hamiltonian, square, vector bias", (random, s, _, σ) =>
        {
            var K = random.NormalMatrix(s, s) / Math.Sqrt(s);
            var b = random.NormalVector(s);
            return new(new HamiltonianLayer(K, b, σ), PlainField.Hamiltonian(K, b, b, σ.Value));
        }),
        new("Hamiltonian, not square, scalar bias", (random, s, m, σ) =>
        {
            var K = random.NormalMatrix(s, m) / Math.Sqrt(s);
            var b = random.Normal();
            return new(new HamiltonianLayer(K, b, σ), PlainField.Hamiltonian(K, Constant(s, b), Constant(m, b), σ.Value));
        }),
        new("second order", (random, s, m, σ) =>
        {
            var K = random.NormalMatrix(s, m) / Math.Sqrt(s);
            var b = random.NormalVector(m);
            return new(new SecondOrderLayer(K, b, σ), PlainField.SecondOrder(K, b, σ.Value));
        }),
    ];

    private static Vector<double> Constant(int length, double value) => Vector<double>.Build.Dense(length, value);
}
