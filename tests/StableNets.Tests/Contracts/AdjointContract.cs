using StableNets.Activations;
using StableNets.Datasets;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Verification;

namespace StableNets.Tests.Contracts;

/// <summary>Claim 34: ⟨w, J v⟩ = ⟨Jᵀ w, v⟩ for the discrete network, in its start and in its weights; and J is its derivative.</summary>
public class AdjointContract
{
    [Theory]
    [MemberData(nameof(Model.Names), MemberType = typeof(Model))]
    public void Claim_34_the_way_back_is_the_transpose_of_the_way_forward(string name)
    {
        foreach (var n in new[] { 1, 5, 300 })
        {
            var random = new SeededRandom(n);
            var (network, _) = Model.All[name].Draw(random, features: 4, added: 3, depth: 6);
            foreach (var width in new[] { network.Features, network.StateWidth })
            {
                var y0 = random.NormalMatrix(n, width);
                Vector<double> v = random.NormalVector((n * width) + network.Parameters().Count), w = random.NormalVector(n * network.Features);
                var inStart = v.Clone();
                inStart.ClearSubVector(n * width, v.Count - (n * width));
                foreach (var direction in new[] { inStart, v - inStart, v })
                {
                    var test = AdjointTest.Run(x => Flat(Tangent(network, y0, x)), x => Adjoint(network, y0, x), direction, w);
                    Assert.True(test.Passed, $"n = {n}: {test}");
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Model.Names), MemberType = typeof(Model))]
    public void The_tangent_in_start_and_weights_is_a_derivative(string name)
    {
        var model = Model.All[name];
        var random = new SeededRandom(3);
        var (network, _) = model.Draw(random);
        var y0 = random.NormalMatrix(2, network.StateWidth);
        var x = Joined(y0, network.Parameters());
        var v = (model.HasCorners ? 1e-4 : 0.5) * random.NormalVector(x.Count);
        Assert.True(Test(1).Passed, $"{Test(1)}: {string.Join(" ", Test(1).FirstOrderErrors)}");
        Assert.False(Test(1.001).Passed);

        TaylorTest Test(double factor) => TaylorTest.Run(
            point => Flat(network.WithParameters(WeightsOf(y0, point)).Forward(StartOf(y0, point))),
            direction => factor * Flat(Tangent(network, y0, direction)),
            x,
            v);
    }

    [Theory]
    [MemberData(nameof(Model.Names), MemberType = typeof(Model))]
    public void The_adjoint_has_the_same_bits_again_and_samples_add_up(string name)
    {
        var random = new SeededRandom(8);
        var (network, _) = Model.All[name].Draw(random);
        Matrix<double> y0 = random.NormalMatrix(600, 3), bar = random.NormalMatrix(600, 3);
        var (barY0, barθ) = network.Adjoint(y0, bar);
        Near.SameBits(barθ.ToColumnMatrix(), network.Adjoint(y0, bar).BarTheta.ToColumnMatrix());
        var (first, rest) = (network.Adjoint(y0.SubMatrix(0, 7, 0, 3), bar.SubMatrix(0, 7, 0, 3)), network.Adjoint(y0.SubMatrix(7, 593, 0, 3), bar.SubMatrix(7, 593, 0, 3)));
        Near.Equal(barθ, first.BarTheta + rest.BarTheta, 1e-12 * Math.Max(1, barθ.InfinityNorm()));
        Near.SameBits(barY0, first.BarY0.Stack(rest.BarY0));
    }

    [Theory]
    [MemberData(nameof(Model.Names), MemberType = typeof(Model))]
    public void Behind_an_input_layer_both_are_those_in_its_inputs(string name)
    {
        var random = new SeededRandom(9);
        var (bare, _) = Model.All[name].Draw(random);
        var network = new InputLayer(random.NormalMatrix(5, 3), random.NormalVector(3), Activation.Tanh).Before(bare);
        var x = random.NormalMatrix(7, 5);
        Vector<double> v = random.NormalVector((7 * 5) + network.Parameters().Count), w = random.NormalVector(7 * 3);
        var adjoint = AdjointTest.Run(d => Flat(Tangent(network, x, d)), d => Adjoint(network, x, d), v, w);
        Assert.True(adjoint.Passed, $"{adjoint}");

        v *= Model.All[name].HasCorners ? 1e-4 : 0.5;
        var taylor = TaylorTest.Run(
            point => Flat(network.WithParameters(WeightsOf(x, point)).Forward(StartOf(x, point))),
            direction => Flat(Tangent(network, x, direction)),
            Joined(x, network.Parameters()),
            v);
        Assert.True(taylor.Passed, $"{taylor}");
    }

    [Fact]
    public void What_does_not_fit_is_named()
    {
        var network = new ResidualNetwork(new DenseLayer(Given.KZero), new ForwardEuler(), 3, 0.1);
        Matrix<double> y0 = Given.Matrix("1 2; 3 4"), one = Given.Matrix("1 2");
        var θ = network.Parameters();
        Assert.Equal(15, θ.Count);
        Assert.Contains("dY0 must be 2×2, got 1×2", Assert.Throws<ArgumentException>(() => network.Tangent(y0, one, θ)).Message);
        Assert.Contains("dTheta must have length 15, got 1", Assert.Throws<ArgumentException>(() => network.Tangent(y0, y0, Given.Vector(1))).Message);
        Assert.Contains("barY must be 2×2, got 1×2", Assert.Throws<ArgumentException>(() => network.Adjoint(y0, one)).Message);
        Assert.Contains("parameters must have length 15, got 1", Assert.Throws<ArgumentException>(() => network.WithParameters(Given.Vector(1))).Message);
        var steep = new ResidualNetwork(new DenseLayer(1e200 * Given.Identity(2), activation: Activation.Identity), new ForwardEuler(), 3, 1);
        Assert.Throws<OverflowException>(() => steep.Tangent(y0, y0, θ));
        Assert.Throws<OverflowException>(() => steep.Adjoint(y0, y0));
        var behind = new InputLayer(1e200 * Given.Identity(2)).Before(new ResidualNetwork(new DenseLayer(Given.KZero), new ForwardEuler(), 1, 0.1));
        Assert.Throws<OverflowException>(() => behind.Adjoint(y0, 1e200 * y0));
        Assert.Throws<OverflowException>(() => behind.Tangent(y0, 1e200 * y0, behind.Parameters()));
    }

    /// <summary>(Y₀, θ) as one vector, Y₀ column by column.</summary>
    private static Vector<double> Joined(Matrix<double> y0, Vector<double> θ) => Vector<double>.Build.DenseOfEnumerable(y0.ToColumnMajorArray().Concat(θ));

    private static Matrix<double> StartOf(Matrix<double> y0, Vector<double> x) => Matrix<double>.Build.Dense(y0.RowCount, y0.ColumnCount, [.. x.Take(y0.RowCount * y0.ColumnCount)]);

    private static Vector<double> WeightsOf(Matrix<double> y0, Vector<double> x) => x.SubVector(y0.RowCount * y0.ColumnCount, x.Count - (y0.RowCount * y0.ColumnCount));

    private static Matrix<double> Tangent(Network network, Matrix<double> y0, Vector<double> v) => network.Tangent(y0, StartOf(y0, v), WeightsOf(y0, v));

    private static Vector<double> Adjoint(Network network, Matrix<double> y0, Vector<double> w)
    {
        var (barY0, barθ) = network.Adjoint(y0, Matrix<double>.Build.Dense(y0.RowCount, network.Features, [.. w]));
        return Joined(barY0, barθ);
    }

    private static Vector<double> Flat(Matrix<double> y) => Vector<double>.Build.Dense(y.ToColumnMajorArray());
}
