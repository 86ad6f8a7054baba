using StableNets.Datasets;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Training;

namespace StableNets.Tests.Claims;

/// <summary>Claim 32: the stability limit of Verlet, h |K|₂ &lt; 2, seen in what a network learns. Ellipses, T = 20, start K = I, b = 0.</summary>
public class EllipsesClaims
{
    // In the reference, whose points are others: 85.4/83.5 for h = 5, 82.0/75.0 for h = 2.5, 100/99 and more from h = 1.25.
    [Theory]
    [InlineData(4, false)]
    [InlineData(8, false)]
    [InlineData(16, true)]
    [InlineData(32, true)]
    public void Claim_32_Verlet_fails_with_steps_5_and_2_5_and_learns_from_1_25(int depth, bool learns)
    {
        var start = new HamiltonianNetwork(new HamiltonianLayer(Given.Identity(2)), new Verlet(), depth, 20.0 / depth);
        var trainer = new Trainer(Loss.Logistic, new Penalty(1e-3, 1e-3), new Lbfgs());
        var best = trainer.Train(start, Ellipses.Make(), iterations: 300, cancel: TestContext.Current.CancellationToken).Best;
        if (learns)
            Assert.True(best is { Accuracy: >= 0.995, ValidationAccuracy: >= 0.99 }, $"{best}");
        else
            Assert.True(best is { Accuracy: < 0.95, ValidationAccuracy: < 0.95 }, $"{best}");
    }
}
