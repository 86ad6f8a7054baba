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
        Assert.All(levels.Skip(1), level => Assert.True(level.Best.ValidationAccuracy >= 0.998, $"{level.Network.Depth}: {level.Best}"));
        Assert.Equal((1024, 20.0), (last.Network.Depth, last.Network.FinalTime));
        Assert.True(Metrics.Of(last.Network, last.Classifier, Loss.Logistic, data.Training).Accuracy >= 0.998);
        Assert.True(Metrics.Of(last.Network, last.Classifier, Loss.Logistic, data.Validation).Accuracy >= 0.998);
    }
}
