using StableNets.Datasets;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;

namespace StableNets.Tests.Networks;

public class NetworkTests
{
    [Fact]
    public void A_network_tells_its_shape_and_time()
    {
        var network = new HamiltonianNetwork(new HamiltonianLayer(Given.Matrix("1 2; 3 4; 5 6"), 0.1), new Verlet(), depth: 4, step: 0.25);
        Assert.Equal((4, 0.25, 1.0, 3, 5, "Verlet"), (network.Depth, network.Step, network.FinalTime, network.Features, network.StateWidth, network.IntegratorName));
        var plain = new PlainNetwork(new DenseLayer(Given.KPlus), 7);
        Assert.Equal((7, 1.0, 7.0, "plain propagation"), (plain.Depth, plain.Step, plain.FinalTime, plain.IntegratorName));
    }

    [Fact]
    public void Layers_are_the_ones_given_in_their_order()
    {
        DenseLayer[] layers = [new(Given.KPlus), new(Given.KMinus), new(Given.KZero)];
        var network = new ResidualNetwork(layers, new ForwardEuler(), 0.1);
        var (first, last) = (layers[0], layers[2]);
        layers[0] = layers[2];
        Assert.Same(first, network.LayerAt(0));
        Assert.Same(last, network.LayerAt(2));
    }

    [Fact]
    public void A_negative_step_runs_backwards_in_time()
    {
        var layer = new AntisymmetricLayer(Given.KPlus);
        var start = Given.Matrix("0.3 -0.2");
        var there = new ResidualNetwork(layer, new RungeKutta4(), 100, 0.01).Forward(start);
        Near.Equal(start, new ResidualNetwork(layer, new RungeKutta4(), 100, -0.01).Forward(there), 1e-11);
    }

    [Fact]
    public void A_trajectory_gives_times_paths_features_and_distances()
    {
        var random = new SeededRandom(1);
        var network = new HamiltonianNetwork(new HamiltonianLayer(random.NormalMatrix(2, 2)), new Verlet(), depth: 3, step: 0.5);
        var batch = random.NormalMatrix(4, 2);
        var trajectory = network.Trajectory(batch);
        Assert.Equal([0, 0.5, 1, 1.5], trajectory.Times);
        Assert.Equal((3, 0.5, 2, 4), (trajectory.Depth, trajectory.Step, trajectory.Features, trajectory.States.Count));
        var path = trajectory.Sample(2);
        Assert.Equal((4, 4), (path.RowCount, path.ColumnCount));
        for (var j = 0; j <= 3; j++)
        {
            Assert.Equal(trajectory.States[j].Row(2), path.Row(j));
            Near.SameBits(trajectory.States[j].SubMatrix(0, 4, 0, 2), trajectory.FeaturesAt(j));
            Near.Equal((trajectory.FeaturesAt(j).Row(2) - trajectory.FeaturesAt(j).Row(0)).L2Norm(), trajectory.Distances(2, 0)[j], 1e-15);
        }
    }
}
