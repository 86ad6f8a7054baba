using StableNets.Datasets;
using StableNets.Stability;
using StableNets.Verification;

namespace StableNets.Tests.Contracts;

/// <summary>Every derivative passes the Taylor test, and its transpose the adjoint test.</summary>
public class DerivativeContract
{
    [Theory]
    [MemberData(nameof(Model.Names), MemberType = typeof(Model))]
    public void The_sensitivity_of_a_network_is_its_derivative(string name)
    {
        var model = Model.All[name];
        foreach (var depth in new[] { 1, 4 })
        {
            var random = new SeededRandom(depth);
            var (network, _) = model.Draw(random, depth: depth);
            Check(
                y => network.Propagate(y.ToRowMatrix()).Row(0),
                y => Sensitivity.Of(network, y),
                model,
                random,
                network.StateWidth);
        }
    }

    [Theory]
    [MemberData(nameof(Model.Names), MemberType = typeof(Model))]
    public void The_Jacobian_of_a_layer_is_its_derivative(string name)
    {
        var model = Model.All[name];
        var random = new SeededRandom(5);
        var layer = model.Draw(random, depth: 1).Network.LayerAt(0);
        Check(y => layer.Evaluate(y.ToRowMatrix()).Row(0), layer.Jacobian, model, random, layer.StateWidth);
    }

    [Theory]
    [MemberData(nameof(Model.Names), MemberType = typeof(Model))]
    public void Step_j_is_the_derivative_of_layer_j_at_the_state_that_reaches_it(string name)
    {
        var random = new SeededRandom(7);
        var (network, _) = Model.All[name].Draw(random);
        var y0 = random.NormalVector(network.Features);
        var steps = Sensitivity.Steps(network, y0);
        Assert.Equal(network.Depth, steps.Count);
        Near.Equal(steps[3] * steps[2] * steps[1] * steps[0], Sensitivity.Of(network, y0), 1e-12);
        Near.Equal(steps[2] * steps[1], Sensitivity.Of(network, y0, from: 1, to: 3), 0);
        Near.Equal(Given.Identity(network.StateWidth), Sensitivity.Of(network, y0, from: 4), 0);

        // From the second layer on, steps of the shorter network are the same.
        Near.Equal(steps[3] * Sensitivity.Of(network, y0, 0, 3), Sensitivity.Of(network, y0), 1e-12);
        Near.Equal(Sensitivity.Of(network, y0).Svd(false).S, Sensitivity.SingularValues(network, y0), 0);
    }

    [Theory]
    [MemberData(nameof(Model.Names), MemberType = typeof(Model))]
    public void Jacobians_along_a_path_are_those_of_the_layers_at_its_states(string name)
    {
        var random = new SeededRandom(9);
        var (network, _) = Model.All[name].Draw(random);
        var y0 = random.NormalVector(network.Features);
        var path = network.Trajectory(y0.ToRowMatrix()).Sample(0);
        var along = Jacobians.Along(network, y0);
        for (var j = 0; j < network.Depth; j++)
            Near.SameBits(network.LayerAt(j).Jacobian(path.Row(j)), along[j]);
    }

    /// <summary>With corners the direction is so short that the path to x + v crosses none of them: f is linear there.</summary>
    private static void Check(Func<Vector<double>, Vector<double>> f, Func<Vector<double>, Matrix<double>> derivative, Model model, SeededRandom random, int width)
    {
        Vector<double> x = random.NormalVector(width), v = (model.HasCorners ? 1e-4 : 0.5) * random.NormalVector(width);
        var J = derivative(x);
        var taylor = TaylorTest.Run(f, direction => J * direction, x, v);
        Assert.True(taylor.Passed, $"{taylor}: {string.Join(" ", taylor.FirstOrderErrors)}");
        Assert.False(TaylorTest.Run(f, direction => 1.001 * J * direction, x, v).Passed && (J * v).L2Norm() > 0);

        var adjoint = AdjointTest.Run(direction => J * direction, direction => direction * J, v, random.NormalVector(width));
        Assert.True(adjoint.Passed, $"{adjoint}");
    }
}
