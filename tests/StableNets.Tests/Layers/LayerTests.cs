using StableNets.Activations;
using StableNets.Datasets;
using StableNets.Layers;
using StableNets.Networks;

namespace StableNets.Tests.Layers;

public class LayerTests
{
    public static TheoryData<string> Kinds => [.. LayerKind.All.Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_batch_is_the_textbook_formula_for_each_sample(string kind) =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[1, 20], Gen.Int[1, 20], Gen.Int[1, 40]).Sample(
            (seed, s, m, n) =>
            {
                var random = new SeededRandom(seed);
                var (layer, plain) = LayerKind.All.Single(x => x.Name == kind).Draw(random, s, m, Activation.Tanh);
                Assert.Equal((s, plain.Features), (layer.Features, layer.Features));
                var batch = random.NormalMatrix(n, layer.StateWidth);
                var slopes = layer.Evaluate(batch);
                for (var i = 0; i < n; i++)
                    Near.Equal(plain.Slope(batch.Row(i)), slopes.Row(i), 1e-13);
            },
            iter: 100,
            threads: 1);

    [Fact]
    public void The_Jacobian_of_a_dense_layer_is_equation_3_7()
    {
        var random = new SeededRandom(1);
        Matrix<double> K = random.NormalMatrix(4, 4);
        Vector<double> b = random.NormalVector(4), y = random.NormalVector(4);
        var slopes = ((K.Transpose() * y) + b).Map(x => 1 - Math.Pow(Math.Tanh(x), 2));
        Near.Equal(Given.Diagonal(slopes) * K.Transpose(), new DenseLayer(K, b).Jacobian(y), 1e-14);
    }

    [Fact]
    public void Default_bias_is_zero_and_default_activation_tanh()
    {
        var layer = new DenseLayer(Given.KPlus);
        Assert.Same(Activation.Tanh, layer.Activation);
        Assert.Equal("0", layer.Bias.ToString());
        Assert.Equal(0, layer.Evaluate(Given.Matrix("0 0")).FrobeniusNorm());
        Assert.Equal(0, new HamiltonianLayer(Given.KPlus).Evaluate(Given.Matrix("0 0 0 0")).FrobeniusNorm());
        Assert.Equal(0, new SecondOrderLayer(Given.KPlus).Evaluate(Given.Matrix("0 0 0 0")).FrobeniusNorm());
    }

    [Fact]
    public void A_scalar_bias_is_the_constant_vector()
    {
        var y = new SeededRandom(1).NormalMatrix(5, 2);
        Near.SameBits(new DenseLayer(Given.KPlus, 0.3).Evaluate(y), new DenseLayer(Given.KPlus, Given.Vector(0.3, 0.3)).Evaluate(y));
        Assert.Equal("(0.3, -1)", ((Bias)Given.Vector(0.3, -1)).ToString());
    }

    [Fact]
    public void A_layer_does_not_see_later_changes_of_what_it_was_made_from()
    {
        Matrix<double> K = Given.KPlus;
        Vector<double> b = Given.Vector(0.1, 0.2), y = Given.Vector(1, 2);
        var layer = new AntisymmetricLayer(K, b: b);
        var (energy, slope) = (layer.Energy(y), layer.Evaluate(y.ToRowMatrix()));
        K.Clear();
        b.Clear();
        Assert.Equal(energy, layer.Energy(y));
        Near.SameBits(slope, layer.Evaluate(y.ToRowMatrix()));
    }

    [Fact]
    public void A_layer_does_not_change_with_what_it_shows()
    {
        DenseLayer dense = new(Given.KPlus), antisymmetric = new AntisymmetricLayer(Given.KPlus);
        HamiltonianLayer split = new(Given.KPlus);
        SecondOrderLayer second = new(Given.KPlus);
        InputLayer input = new(Given.KPlus, 0.5);
        foreach (var shown in new[] { dense.K, dense.Weights, antisymmetric.K, antisymmetric.Weights, split.K, second.K, input.K, input.Bias.ToColumnMatrix() })
            shown.Clear();
        input.Bias.Clear();
        Assert.All([dense.K, dense.Weights, antisymmetric.K, split.K, second.K, input.K], K => Near.SameBits(Given.KPlus, K));
        Assert.Equal(Given.Vector(0.5, 0.5), input.Bias);
        foreach (var layer in new Layer[] { dense, antisymmetric, split, second })
            Near.SameBits(Given.KPlus, Matrix<double>.Build.Dense(2, 2, [.. layer.Parameters().Take(4)]));
    }

    [Fact]
    public void Where_ReLU_has_its_corner_the_Jacobian_is_that_from_the_left()
    {
        Near.SameBits(Given.Matrix("0 0; 0 0"), new DenseLayer(Given.Identity(2), activation: Activation.Relu).Jacobian(Given.Vector(0, 0)));
        Near.SameBits(Given.Matrix("1 0; 0 0"), new DenseLayer(Given.Identity(2), activation: Activation.Relu).Jacobian(Given.Vector(1e-300, -1e-300)));
        Near.SameBits(Given.Matrix("0 0; 0 1"), new DenseLayer(Given.Identity(2), activation: Activation.SmoothRelu(0.5)).Jacobian(Given.Vector(-0.5, 0.5)));
    }

    [Fact]
    public void The_second_order_Jacobian_is_symmetric_and_negative_semidefinite() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[1, 6], Gen.Int[1, 6]).Sample(
            (seed, s, m) =>
            {
                var random = new SeededRandom(seed);
                var layer = new SecondOrderLayer(random.NormalMatrix(s, m), random.NormalVector(m));
                var F = layer.Jacobian(random.NormalVector(2 * s)).SubMatrix(s, s, 0, s);
                Near.Equal(F, F.Transpose(), 1e-13);
                Assert.True(F.Evd(Symmetricity.Symmetric).EigenValues.All(λ => λ.Real < 1e-12));
            },
            iter: 100,
            threads: 1);
}
