using StableNets.Datasets;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Stability;

namespace StableNets.Tests.Claims;

/// <summary>Claim 39: what depth does to the singular values of ∂Y_N/∂Y₀ in four architectures of width 8 with one and the same random K, h = 0.1.</summary>
public class DepthClaims
{
    [Fact]
    public void Claim_39_the_plain_net_s_stretch_vanishes_and_the_ResNet_flattens_what_it_does_not_stretch()
    {
        var (K, y) = Draw(9);
        double[] plain = [.. Depths.Select(N => Sensitivity.SingularValues(Plain(K, N), y)[0])];
        Assert.True(plain[0] < 0.1 && plain[1] < 1e-5 && plain[2] < 1e-20 && plain[3] < 1e-60, string.Join(", ", plain));

        // The smallest value is 1/|M⁻¹|: singular values of the product itself are rounding below 1e-16 of the largest.
        var steps = Sensitivity.Steps(Residual(K, 1024), y);
        var squeeze = 1 / steps.Aggregate(Given.Identity(8), (inverse, M) => inverse * M.Inverse()).L2Norm();
        Assert.InRange(Sensitivity.SingularValues(Residual(K, 1024), y)[0], 10, 1e4);
        Assert.True(squeeze < 1e-6, $"{squeeze}");
    }

    [Fact]
    public void Claim_39_antisymmetric_and_Hamiltonian_networks_neither_vanish_nor_explode_at_any_depth_but_grow_slowly()
    {
        var (K, y) = Draw(9);
        foreach (var network in new Func<Matrix<double>, int, Network>[] { Antisymmetric, Hamiltonian })
        {
            Vector<double>[] σ = [.. Depths.Select(N => Sensitivity.SingularValues(network(K, N), y))];
            Assert.All(σ, values => Assert.True(values[0] >= 1 && values[^1] > 0.01, $"{values}"));
            for (var i = 1; i < σ.Length; i++)
                Assert.InRange(σ[i][0] / σ[i - 1][0], 1, 40);
        }
    }

    [Fact]
    public void Claim_39_for_those_two_the_architecture_decides_for_the_other_two_the_draw()
    {
        double[] Stretches(Func<Matrix<double>, int, Network> network) =>
            [.. Enumerable.Range(11, 10).Select(seed => Draw(seed)).Select(draw => Sensitivity.SingularValues(network(draw.K, 256), draw.y)[0])];

        Assert.All(Stretches(Antisymmetric), σ => Assert.InRange(σ, 2, 60));
        Assert.All(Stretches(Hamiltonian), σ => Assert.InRange(σ, 2, 60));
        double[] plain = Stretches(Plain), residual = Stretches(Residual);
        Assert.True(plain.Max() / plain.Min() > 1e20, string.Join(", ", plain));
        Assert.True(residual.Max() / residual.Min() > 20, string.Join(", ", residual));
    }

    private static IReadOnlyList<int> Depths => [16, 64, 256, 1024];

    private static (Matrix<double> K, Vector<double> y) Draw(long seed)
    {
        var random = new SeededRandom(seed);
        return (random.NormalMatrix(8, 8) / Math.Sqrt(8), random.NormalVector(8));
    }

    private static PlainNetwork Plain(Matrix<double> K, int depth) => new(new DenseLayer(K), depth);

    private static ResidualNetwork Residual(Matrix<double> K, int depth) => new(new DenseLayer(K), new ForwardEuler(), depth, 0.1);

    private static ResidualNetwork Antisymmetric(Matrix<double> K, int depth) => new(new AntisymmetricLayer(K), new ForwardEuler(), depth, 0.1);

    private static HamiltonianNetwork Hamiltonian(Matrix<double> K, int depth) => new(new HamiltonianLayer(K), new Verlet(), depth, 0.1);
}
