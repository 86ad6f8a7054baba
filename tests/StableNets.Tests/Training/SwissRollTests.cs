using StableNets.Datasets;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Training;

namespace StableNets.Tests.Training;

/// <summary>The paper's experiment: a Hamiltonian network of rising depth learns the swiss roll. T = 20, start K = I, b = 0.</summary>
public class SwissRollTests
{
    [Fact]
    public void Levels_16_to_1024_learn_to_tell_the_spirals_apart()
    {
        var start = new HamiltonianNetwork(new HamiltonianLayer(Given.Identity(2)), new Verlet(), 16, 20.0 / 16);
        var data = SwissRoll.Make();
        var levels = new CoarseToFine(new Trainer(Loss.Logistic, new Penalty(5e-3, 1e-4), new Lbfgs())).Train(start, data, [300, 100, 100, 100, 50, 50, 50], cancel: TestContext.Current.CancellationToken);
        var last = levels[^1];

        // One or two of 513 are missed; which, rounding decides.
        Assert.All(levels.Skip(1), level => Assert.True(level.Best.ValidationAccuracy >= 0.995, $"{level.Network.Depth}: {level.Best}"));
        Assert.Equal((1024, 20.0), (last.Network.Depth, last.Network.FinalTime));
        Assert.True(Metrics.Of(last.Network, last.Classifier, Loss.Logistic, data.Training).Accuracy >= 0.995);
        Assert.True(Metrics.Of(last.Network, last.Classifier, Loss.Logistic, data.Validation).Accuracy >= 0.995);
    }

    [Fact]
    public void Gauss_Newton_tells_all_of_them_apart_in_few_iterations()
    {
        int[] iterations = [10, 20, 40, 15, 8, 5, 4];
        var start = new HamiltonianNetwork(new HamiltonianLayer(Given.Identity(2)), new Verlet(), 16, 20.0 / 16);
        var levels = new CoarseToFine(new Trainer(Loss.Logistic, new Penalty(5e-3, 1e-4), new GaussNewton())).Train(start, SwissRoll.Make(), iterations, cancel: TestContext.Current.CancellationToken);
        Assert.Equal([16, 32, 64, 128, 256, 512, 1024], levels.Select(level => level.Network.Depth));
        Assert.Equal(iterations, levels.Select(level => level.History[^1].Iteration));

        // The path to it is sensitive: where rounding differs, level 64 or 128 may still miss a few.
        Assert.All(levels.Skip(4), level => Assert.True(level.Best is { Accuracy: 1, ValidationAccuracy: >= 0.998 }, $"{level.Network.Depth}: {level.Best}"));
    }
}
