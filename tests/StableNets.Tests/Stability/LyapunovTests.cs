using StableNets.Activations;
using StableNets.Datasets;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Stability;

namespace StableNets.Tests.Stability;

public class LyapunovTests
{
    [Fact]
    public void The_exponents_sum_to_the_growth_of_volume() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[1, 6], Gen.Int[1, 30], Gen.Double[0.01, 0.5]).Sample(
            (seed, s, depth, h) =>
            {
                var random = new SeededRandom(seed);
                Layer[] layers = [.. Enumerable.Range(0, depth).Select(_ => new AntisymmetricLayer(random.NormalMatrix(s, s), 0.1, random.NormalVector(s)))];
                var network = new ResidualNetwork(layers, new RungeKutta4(), h);
                var y0 = random.NormalVector(s);
                var exponents = Lyapunov.Exponents(network, y0);
                var logDeterminant = Sensitivity.Steps(network, y0).Sum(M => Math.Log(Math.Abs(M.Determinant())));
                Near.Equal(logDeterminant / network.FinalTime, exponents.Sum(), 1e-9);
                Assert.Equal(exponents.OrderDescending(), exponents);
                Assert.Equal(exponents[0], Lyapunov.Largest(network, y0));
            },
            iter: 60,
            threads: 1);

    [Fact]
    public void Of_a_constant_diagonal_flow_they_are_its_eigenvalues()
    {
        var layer = new DenseLayer(Given.Matrix("-0.5 0 0; 0 0.25 0; 0 0 0"), activation: Activation.Identity);
        foreach (var step in new[] { 0.1, -0.1 })
        {
            var exponents = Lyapunov.Exponents(new ResidualNetwork(layer, new RungeKutta4(), 100, step), Given.Vector(1, 1, 1));
            Near.Equal(Given.Vector(step > 0 ? [0.25, 0, -0.5] : [0.5, 0, -0.25]), exponents, 1e-7);
        }
    }

    [Fact]
    public void A_product_beyond_the_range_of_numbers_still_has_exponents()
    {
        var layer = new DenseLayer(Given.Matrix("1 0; 0 -3"), activation: Activation.Identity);
        var network = new ResidualNetwork(layer, new ForwardEuler(), depth: 5000, step: 0.25);
        Near.Equal(Given.Vector(Math.Log(1.25), Math.Log(0.25)) / 0.25, Lyapunov.Exponents(network, Given.Vector(0, 0)), 1e-9);
        Assert.Throws<OverflowException>(() => Sensitivity.Of(network, Given.Vector(0, 0)));
    }

    // Started in the axes of the plane, a frame needs several periods here to leave the contracting direction.
    [Fact]
    public void A_short_run_that_first_contracts_gives_the_rates_of_the_whole()
    {
        DenseLayer[] half = [.. new[] { "0 0.25; -1 0", "0 1; -0.25 0" }.Select(K => new DenseLayer(Given.Matrix(K), activation: Activation.Identity))];
        const int PerHalf = 200;
        var network = new ResidualNetwork([.. Enumerable.Range(0, 6 * PerHalf).Select(j => half[j / PerHalf % 2])], new Midpoint(), Math.PI / PerHalf);
        var start = Given.Vector(1, 1);
        var expected = Sensitivity.SingularValues(network, start).PointwiseLog() / network.FinalTime;
        Near.Equal(expected, Lyapunov.Exponents(network, start), 1e-6);
    }
}
