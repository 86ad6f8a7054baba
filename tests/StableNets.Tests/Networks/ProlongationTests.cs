using StableNets.Datasets;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Training;
using StableNets.Verification;

namespace StableNets.Tests.Networks;

/// <summary>Claim 38: N → 2N at fixed T.</summary>
public class ProlongationTests
{
    [Fact]
    public void Claim_38_weights_in_between_are_interpolated()
    {
        var coarse = new ResidualNetwork([.. Enumerable.Range(0, 4).Select(k => new DenseLayer(k * Given.Identity(1), -k))], new Midpoint(), 0.5);
        var fine = Prolongation.Prolongate(coarse);
        Assert.Equal([0, 0.5, 1, 1.5, 2, 2.5, 3, 3], Enumerable.Range(0, 8).Select(j => fine.LayerAt(j).Parameters()[0]));
        Assert.Equal([0, -0.5, -1, -1.5, -2, -2.5, -3, -3], Enumerable.Range(0, 8).Select(j => fine.LayerAt(j).Parameters()[1]));
        Assert.Equal((8, 0.25, 2.0, "midpoint"), (fine.Depth, fine.Step, fine.FinalTime, fine.IntegratorName));
    }

    [Theory]
    [MemberData(nameof(Model.Names), MemberType = typeof(Model))]
    public void Claim_38_constants_stay_constant_and_smooth(string name)
    {
        var model = Model.All[name];
        var layer = model.Layer.Draw(new SeededRandom(1), 3, 2, model.Activation).Layer;
        var fine = Prolongation.Prolongate(model.Integrator.Network([layer, layer, layer], 0.1));
        Assert.Equal(6, fine.Depth);
        for (var j = 0; j < 6; j++)
            Assert.Equal(layer.Parameters(), fine.LayerAt(j).Parameters());
        double[] weights = [.. Enumerable.Range(0, 6).SelectMany(j => fine.LayerAt(j).Parameters())];
        Assert.Equal(0, new Penalty(1).OfLayers(weights, new double[weights.Length], weights.Length / 6, fine.Step));
    }

    [Theory]
    [InlineData("dense, vector bias / forward Euler / tanh")]
    [InlineData("Hamiltonian, square, vector bias / Verlet / tanh")]
    public void Claim_38_with_smooth_weights_the_output_changes_by_the_order_of_h(string name)
    {
        var model = Model.All[name];
        var random = new SeededRandom(2);
        Layer one = model.Layer.Draw(random, 3, 3, model.Activation).Layer, other = model.Layer.Draw(random, 3, 3, model.Activation).Layer;
        var y0 = random.NormalMatrix(20, 3);
        var order = ObservedOrder.Measure(
            N =>
            {
                var h = 4.0 / N;
                var network = model.Integrator.Network([.. Enumerable.Range(0, N).Select(j => one.WithParameters((Math.Cos(j * h) * one.Parameters()) + (Math.Sin(j * h) * other.Parameters())))], h);
                return (Prolongation.Prolongate(network).Forward(y0) - network.Forward(y0)).FrobeniusNorm();
            },
            16,
            32,
            64,
            128,
            256);
        Assert.All(order.Orders, p => Assert.InRange(p, 0.8, 1.2));
        Assert.InRange(order.Order, 0.97, 1.03);
    }

    [Fact]
    public void Layers_of_several_kinds_cannot_be_interpolated()
    {
        var mixed = new ResidualNetwork([new DenseLayer(Given.KZero), new AntisymmetricLayer(Given.KZero)], new ForwardEuler(), 0.1);
        var error = Assert.Throws<ArgumentException>(() => Prolongation.Prolongate(mixed));
        Assert.StartsWith("network must have layers of one kind with as many weights each, layer 1 differs from layer 0 (Parameter", error.Message);
        Assert.Throws<ArgumentException>(() => Prolongation.Prolongate(new PlainNetwork([new DenseLayer(Given.KZero), new DenseLayer(Given.KZero, Given.Vector(1, 2))])));
    }
}
