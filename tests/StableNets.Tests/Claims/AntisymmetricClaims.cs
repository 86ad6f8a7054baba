using StableNets.Datasets;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Verification;

namespace StableNets.Tests.Claims;

/// <summary>Claims 18–21: what the nonlinear antisymmetric network conserves, and what it does not.</summary>
public class AntisymmetricClaims
{
    // The reference's A and b are not given: there H stays at 1.07273693677 to the last digit while |y| goes from 1.66 to 4.31.
    [Fact]
    public void Claim_18_the_flow_conserves_H_but_not_the_norm()
    {
        var random = new SeededRandom(18);
        var layer = new AntisymmetricLayer(random.NormalMatrix(4, 4), b: random.NormalVector(4));
        var trajectory = new ResidualNetwork(layer, new RungeKutta4(), depth: 10_000, step: 20.0 / 10_000).Trajectory(random.NormalVector(4).ToRowMatrix());
        var H = Invariant.Along(trajectory, layer.Energy);
        Near.Digits(["3.03977604638", "3.03977604638"], [H.Values[0], H.Values[^1]]);
        Near.Equal(0, H.MaxDeviation, 5e-12);
        var norm = Invariant.Along(trajectory, y => y.L2Norm());
        Near.Digits(["2.71", "7.17"], [norm.Values[0], norm.Values[^1]]);
    }

    // From 1.3698 to 0.0089 in the reference, whose weights and γ are not given.
    [Fact]
    public void Claim_19_damping_makes_H_fall()
    {
        var random = new SeededRandom(19);
        var layer = new AntisymmetricLayer(random.NormalMatrix(4, 4), damping: 0.5);
        var trajectory = new ResidualNetwork(layer, new RungeKutta4(), depth: 2000, step: 20.0 / 2000).Trajectory(random.NormalVector(4).ToRowMatrix());
        var H = Invariant.Along(trajectory, layer.Energy).Values;
        Assert.All(H.Zip(H.Skip(1)), pair => Assert.True(pair.Second < pair.First));
        Near.Digits(["0.2748", "1.440e-5"], [H[0], H[^1]]);
    }

    [Theory]
    [InlineData(0.1, "2.811")]
    [InlineData(0.05, "1.462")]
    [InlineData(0.025, "0.652")]
    [InlineData(0.0125, "0.318")]
    public void Claim_20_Euler_raises_H_up_to_time_100(double step, string end)
    {
        var trajectory = new ResidualNetwork(KZeroLayer, new ForwardEuler(), (int)Math.Round(100 / step), step).Trajectory(Given.Matrix("0 0.5"));
        var H = Invariant.Along(trajectory, KZeroLayer.Energy).Values;
        Near.Digits("0.120", H[0]);
        Near.Digits(end, H[^1]);
    }

    [Fact]
    public void Claim_21_the_flow_of_K_zero_separates_neighbours()
    {
        var distances = new ResidualNetwork(KZeroLayer, new RungeKutta4(), depth: 10_000, step: 0.01)
            .Trajectory(Given.Matrix("2 0; 2.2 0"))
            .Distances(0, 1);
        Near.Equal(0.2, distances[0], 1e-15);
        Near.Digits(["0.196", "0.365", "1.306", "3.837"], new[] { 1, 5, 20, 100 }.Select(T => distances[100 * T]));
    }

    /// <summary>y′ = tanh(K0 y) in columns: W = ½(K − Kᵀ) must be K0ᵀ = −K0.</summary>
    private static AntisymmetricLayer KZeroLayer { get; } = new(-Given.KZero);
}
