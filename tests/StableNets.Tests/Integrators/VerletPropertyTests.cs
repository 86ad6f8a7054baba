using StableNets.Activations;
using StableNets.Datasets;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Stability;

namespace StableNets.Tests.Integrators;

/// <summary>What every Verlet step has, whatever K, b, h and σ are.</summary>
public class VerletPropertyTests
{
    private static readonly Activation[] Activations = [Activation.Tanh, Activation.Relu, Activation.SmoothRelu(), Activation.Identity];

    [Fact]
    public void Every_step_keeps_volume() => Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[1, 5], Gen.Int[1, 5], Gen.Double[0.01, 1], Gen.Int[0, 3]).Sample(
        (seed, s, m, h, activation) =>
        {
            var random = new SeededRandom(seed);
            var layer = new HamiltonianLayer(random.NormalMatrix(s, m), random.Normal(), Activations[activation]);
            foreach (var integrator in new SplitIntegrator[] { new Verlet(), new Verlet(halfFirstKick: true), new HalfKickVerlet() })
            {
                var steps = Sensitivity.Steps(new HamiltonianNetwork(layer, integrator, 2, h), random.NormalVector(s + m));
                Assert.All(steps, M => Near.Equal(1, M.Determinant(), 1e-12 * Math.Pow(Math.Max(1, M.L2Norm()), s + m)));
            }
        },
        iter: 100,
        threads: 1);

    [Fact]
    public void Every_staggered_network_is_undone() => Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[1, 5], Gen.Int[1, 20], Gen.Double[-0.5, 0.5], Gen.Int[0, 3]).Sample(
        (seed, s, depth, h, activation) =>
        {
            var random = new SeededRandom(seed);
            var step = h == 0 ? 0.1 : h;
            HamiltonianLayer[] hamiltonian = [.. Enumerable.Range(0, depth).Select(_ => new HamiltonianLayer(random.NormalMatrix(s, s), random.NormalVector(s), Activations[activation]))];
            SecondOrderLayer[] second = [.. Enumerable.Range(0, depth).Select(_ => new SecondOrderLayer(random.NormalMatrix(s, 2), random.NormalVector(2), Activations[activation]))];
            StaggeredNetwork[] networks =
            [
                new HamiltonianNetwork(hamiltonian, new Verlet(), step),
                new HamiltonianNetwork(hamiltonian, new Verlet(halfFirstKick: true), step),
                new HamiltonianNetwork(second, new HalfKickVerlet(), step),
                new SecondOrderNetwork(second, new Leapfrog(), step),
                new SecondOrderNetwork(second, new Leapfrog(halfFirstKick: true), step),
            ];

            // Rounding on the way grows by as much as the way back stretches, and leapfrog divides by h in the end.
            var start = random.NormalMatrix(2, 2 * s);
            foreach (var network in networks)
            {
                var end = network.Propagate(start);
                var stretch = start.EnumerateRows().Max(y => 1 / Sensitivity.SingularValues(network, y)[^1]);
                Near.Equal(start, network.Reverse(end), 1e-14 * depth * stretch * Math.Max(1, end.L2Norm()) / Math.Min(1, Math.Abs(step)));
            }
        },
        iter: 60,
        threads: 1);

    [Fact]
    public void A_half_kick_step_back_is_a_step_with_minus_h()
    {
        var random = new SeededRandom(2);
        var layer = new HamiltonianLayer(random.NormalMatrix(3, 3), random.NormalVector(3));
        var start = random.NormalMatrix(4, 6);
        var forward = new HamiltonianNetwork(layer, new HalfKickVerlet(), 20, 0.1);
        var backward = new HamiltonianNetwork(layer, new HalfKickVerlet(), 20, -0.1);
        Near.Equal(start, backward.Propagate(forward.Propagate(start)), 1e-13);
        Near.Equal(forward.Reverse(start), backward.Propagate(start), 1e-13);
    }

    [Fact]
    public void Leapfrog_is_Verlet_with_z_between_the_layers()
    {
        var random = new SeededRandom(3);
        SecondOrderLayer[] layers = [.. Enumerable.Range(0, 10).Select(_ => new SecondOrderLayer(random.NormalMatrix(3, 2), random.NormalVector(2)))];
        var start = random.NormalMatrix(4, 6);
        const double H = 0.2;
        foreach (var halfFirstKick in new[] { false, true })
        {
            var leapfrog = new SecondOrderNetwork(layers, new Leapfrog(halfFirstKick), H).Propagate(start);
            var verlet = new HamiltonianNetwork(layers, new Verlet(halfFirstKick), H).Propagate(start);
            Near.Equal(verlet.SubMatrix(0, 4, 0, 3), leapfrog.SubMatrix(0, 4, 0, 3), 1e-12);
            Near.Equal(verlet.SubMatrix(0, 4, 3, 3), (leapfrog.SubMatrix(0, 4, 0, 3) - leapfrog.SubMatrix(0, 4, 3, 3)) / H, 1e-12);
        }
    }

    [Fact]
    public void Updating_both_halves_at_once_is_Euler_and_gains_volume()
    {
        var layer = new HamiltonianLayer(Given.Matrix("1"), activation: Activation.Identity);
        var M = Sensitivity.Of(new ResidualNetwork(layer, new ForwardEuler(), 1, 0.5), Given.Vector(0));
        Near.Equal(Given.Matrix("1 0.5; -0.5 1"), M, 0);
        Near.Equal(1.25, M.Determinant(), 1e-15);
    }
}
