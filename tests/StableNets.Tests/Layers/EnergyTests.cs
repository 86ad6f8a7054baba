using StableNets.Activations;
using StableNets.Datasets;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Verification;

namespace StableNets.Tests.Layers;

/// <summary>What the ODE of a layer conserves, and how damping makes it fall.</summary>
public class EnergyTests
{
    private static readonly Activation[] Smooth = [Activation.Tanh, Activation.SmoothRelu(1), Activation.Identity];

    private static readonly Gen<(int Seed, Activation Activation)> Cases =
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, Smooth.Length - 1].Select(i => Smooth[i]));

    public static TheoryData<string> Conserving => ["antisymmetric", "Hamiltonian, square", "Hamiltonian, not square", "second order"];

    [Theory]
    [MemberData(nameof(Conserving))]
    public void The_flow_conserves_the_energy(string kind) => Cases.Sample(
        (seed, σ) =>
        {
            var random = new SeededRandom(seed);
            var layer = Draw(kind, random, σ, damping: 0);
            var trajectory = new ResidualNetwork(layer, new RungeKutta4(), depth: 200, step: 0.005).Trajectory(random.NormalMatrix(1, layer.StateWidth));
            var invariant = Invariant.Along(trajectory, ((IConserves)layer).Energy);

            // σ′ of the smooth ReLU has corners, where RK4 is of lower order.
            var tolerance = σ == Smooth[1] ? 1e-6 : 1e-8;
            Assert.True(invariant.MaxDeviation <= tolerance * Math.Max(1, Math.Abs(invariant.Values[0])), $"{invariant}");
        },
        iter: 25,
        threads: 1);

    /// <summary>∇H · f, with ∇H by central differences, is 0 where H is conserved.</summary>
    [Theory]
    [MemberData(nameof(Conserving))]
    public void The_energy_does_not_change_along_the_slope(string kind) => Cases.Sample(
        (seed, σ) =>
        {
            var random = new SeededRandom(seed);
            var layer = Draw(kind, random, σ, damping: 0);
            var y = random.NormalVector(layer.StateWidth);
            Near.Equal(0, Rate(layer, y), 1e-5);
        },
        iter: 50,
        threads: 1);

    /// <summary>dH/dt = −(γ/2) |σ(Wᵀy + b)|²: f(y) is σ(Wᵀy + b) itself.</summary>
    [Fact]
    public void Damping_lowers_the_energy_at_the_documented_rate() => Cases.Sample(
        (seed, σ) =>
        {
            var random = new SeededRandom(seed);
            var γ = random.Uniform(0, 2);
            var layer = Draw("antisymmetric", random, σ, γ);
            var y = random.NormalVector(layer.StateWidth);
            var slope = layer.Evaluate(y.ToRowMatrix()).Row(0);
            Near.Equal(-γ / 2 * (slope * slope), Rate(layer, y), 1e-5 * Math.Max(1, slope * slope));
        },
        iter: 100,
        threads: 1);

    [Fact]
    public void An_energy_beyond_the_range_of_numbers_says_so()
    {
        var huge = Given.Vector(1e200, 1);
        Assert.Contains("H(y) grew beyond", Assert.Throws<OverflowException>(() => new AntisymmetricLayer(Given.KZero, activation: Activation.Identity).Energy(huge)).Message);
        Assert.Throws<OverflowException>(() => new AntisymmetricLayer(1e200 * Given.KZero).Energy(huge));
        Assert.Throws<OverflowException>(() => new HamiltonianLayer(Given.KZero, activation: Activation.Relu).Energy(Given.Vector(1e200, 1e200, 1, 1)));
        Assert.Throws<OverflowException>(() => new SecondOrderLayer(Given.KZero).Energy(Given.Vector(1, 1, 1e200, 1)));
        Near.Equal(1e200, new AntisymmetricLayer(Given.KZero).Energy(huge), 1e185);
    }

    private static Layer Draw(string kind, SeededRandom random, Activation σ, double damping) => kind switch
    {
        "antisymmetric" => new AntisymmetricLayer(random.NormalMatrix(3, 3), damping, random.NormalVector(3), σ),
        "Hamiltonian, square" => new HamiltonianLayer(random.NormalMatrix(2, 2), random.NormalVector(2), σ),
        "Hamiltonian, not square" => new HamiltonianLayer(random.NormalMatrix(3, 2), random.Normal(), σ),
        _ => new SecondOrderLayer(random.NormalMatrix(3, 2), random.NormalVector(2), σ),
    };

    /// <summary>dH/dt along y′ = f(y).</summary>
    private static double Rate(Layer layer, Vector<double> y)
    {
        const double Step = 1e-5;
        var slope = Step * layer.Evaluate(y.ToRowMatrix()).Row(0);
        var energy = ((IConserves)layer).Energy;
        return (energy(y + slope) - energy(y - slope)) / (2 * Step);
    }
}
