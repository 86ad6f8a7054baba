using StableNets.Activations;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Stability;

namespace StableNets.Tests.Networks;

/// <summary>A network that explodes says so, and where: no infinity leaves it in silence.</summary>
public class OverflowTests
{
    private static readonly DenseLayer Huge = new(1e200 * Given.Identity(2), activation: Activation.Identity);
    private static readonly DenseLayer Tame = new(Given.Identity(2));

    public static TheoryData<string> Exploding => [.. Networks.Keys];

    // Layer 0 multiplies 1 by about 1e200, layer 1 goes beyond 1e308.
    private static Dictionary<string, Network> Networks => new()
    {
        ["forward Euler"] = new ResidualNetwork(Huge, new ForwardEuler(), 5, 1),
        ["plain propagation"] = new PlainNetwork(Huge, 5),
        ["plain, calmed by later layers"] = new PlainNetwork([Huge, Huge, Tame, Tame, Tame]),
        ["Verlet"] = new HamiltonianNetwork(new HamiltonianLayer(1e100 * Given.Identity(2), activation: Activation.Identity), new Verlet(), 5, 1),
        ["leapfrog"] = new SecondOrderNetwork(new SecondOrderLayer(1e100 * Given.Identity(2), activation: Activation.Identity), new Leapfrog(), 5, 1),
    };

    [Theory]
    [MemberData(nameof(Exploding))]
    public void The_layer_of_the_overflow_is_named(string name)
    {
        var network = Networks[name];
        var y0 = Given.Matrix("1 1; 0.5 1");
        foreach (Action use in new Action[] { () => network.Forward(y0), () => network.Propagate(y0), () => network.Trajectory(y0), () => Sensitivity.Steps(network, y0.Row(0)), () => Lyapunov.Exponents(network, y0.Row(0)), () => Jacobians.Along(network, y0.Row(0)) })
            Assert.Equal(
                $"The state grew beyond the range of numbers in layer 1 of 0 … 4 ({network.IntegratorName}, h = 1).",
                Assert.Throws<OverflowException>(use).Message);
    }

    [Fact]
    public void The_first_layer_is_named_whichever_tile_meets_it()
    {
        // Sample i starts at 10^i / 1e300: the later the sample, the earlier its overflow. The last tile is the first to fail.
        var network = new PlainNetwork(new DenseLayer(10 * Given.Identity(1), activation: Activation.Identity), 2000);
        var batch = Matrix<double>.Build.Dense(600, 1, (i, _) => Math.Pow(10, i - 300));
        for (var repetition = 0; repetition < 5; repetition++)
            Assert.Contains("in layer 9 of 0 … 1999", Assert.Throws<OverflowException>(() => network.Forward(batch)).Message);
    }

    [Fact]
    public void Padding_does_not_explode_where_no_sample_does()
    {
        // From 1 the state stays; from 0, where padding might start, it would run away.
        var layer = new DenseLayer(Given.Matrix("1e10"), -1e10, Activation.Identity);
        var end = new ResidualNetwork(layer, new ForwardEuler(), 100, 1).Forward(Given.Matrix("1"));
        Assert.Equal(1, end[0, 0]);
    }

    [Fact]
    public void Derivatives_products_and_ways_back_that_overflow_say_so()
    {
        var linear = new ResidualNetwork(Huge, new ForwardEuler(), 5, 1);
        Assert.Contains("∂Y_5/∂Y_0 grew beyond", Assert.Throws<OverflowException>(() => Sensitivity.Of(linear, Given.Vector(0, 0))).Message);
        Assert.Contains("f(y) grew beyond", Assert.Throws<OverflowException>(() => Huge.Evaluate(Given.Matrix("1e200 0"))).Message);
        var steep = new SecondOrderLayer(1e200 * Given.Identity(1));
        Assert.Contains("∂f/∂y grew beyond", Assert.Throws<OverflowException>(() => steep.Jacobian(Given.Vector(0, 0))).Message);
        var back = new HamiltonianNetwork(new HamiltonianLayer(1e200 * Given.Identity(1), activation: Activation.Identity), new Verlet(), 3, 1);
        Assert.Contains("way back grew beyond", Assert.Throws<OverflowException>(() => back.Reverse(Given.Matrix("1 1"))).Message);
        Assert.Contains("exp(tA) grew beyond", Assert.Throws<OverflowException>(() => MatrixExponential.Of(Given.KPlus, 1000)).Message);
        Assert.Contains("tA grew beyond", Assert.Throws<OverflowException>(() => MatrixExponential.Of(1e300 * Given.KPlus, 1e300)).Message);
        Assert.Throws<OverflowException>(() => TransientGrowth.Of(Given.KPlus, 1000));
    }

    [Fact]
    public void Weights_whose_skew_part_is_beyond_the_range_of_numbers_are_refused()
    {
        Assert.Contains("½(K − Kᵀ − γ I) grew beyond", Assert.Throws<OverflowException>(() => new AntisymmetricLayer(1e308 * Given.KZero)).Message);
        Assert.Equal(8e307, new AntisymmetricLayer(8e307 * Given.KZero).Weights[1, 0]);
    }

    [Fact]
    public void Distances_beyond_the_range_of_numbers_say_so_and_shorter_ones_are_right()
    {
        var through = new PlainNetwork(new DenseLayer(Given.Identity(1), activation: Activation.Identity), 1);
        Assert.Equal([2e200, 2e200], through.Trajectory(Given.Matrix("1e200; -1e200")).Distances(0, 1));
        Assert.Contains("|y_i − y_k| grew beyond", Assert.Throws<OverflowException>(() => through.Trajectory(Given.Matrix("1e308; -1e308")).Distances(0, 1)).Message);
    }

    [Fact]
    public void A_saturated_activation_of_a_huge_argument_is_no_overflow() =>
        Assert.Equal(1, new PlainNetwork(new DenseLayer(1e300 * Given.Identity(1)), 3).Forward(Given.Matrix("1e300"))[0, 0]);
}
