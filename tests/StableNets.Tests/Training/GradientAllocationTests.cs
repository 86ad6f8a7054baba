using StableNets.Datasets;
using StableNets.Training;

namespace StableNets.Tests.Training;

/// <summary>Tests that measure the whole process run alone.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public class Alone;

[Collection(nameof(Alone))]
public class GradientAllocationTests
{
    [Theory]
    [InlineData("antisymmetric / forward Euler / tanh")]
    [InlineData("dense, vector bias / RK4 / smooth ReLU (η = 0.5)")]
    [InlineData("Hamiltonian, square, vector bias / Verlet / tanh")]
    [InlineData("second order / leapfrog, half first kick / ReLU")]
    public void A_gradient_allocates_nothing_after_the_first(string name)
    {
        foreach (var logistic in new[] { false, true })
        {
            var problem = Problem.Draw(name, new SeededRandom(1), n: 1500, logistic: logistic);
            var objective = problem.Objective(new(1, 1), threads: 2);
            var weights = objective.Join(problem.Network, problem.Classifier);
            var gradient = new double[weights.Length];

            Assert.Equal(0, Least(() => objective.Evaluate(weights, gradient)));

            // So does a product with the Gauss-Newton operator.
            var G = new GaussNewtonOperator(objective, weights);
            var product = new double[weights.Length];
            Assert.Equal(0, Least(() => G.Multiply(weights, product)));
        }
    }

    /// <summary>The least of many runs: now and then the runtime itself allocates.</summary>
    private static long Least(Action act) => Enumerable.Range(0, 40).Min(_ =>
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        act();
        return GC.GetTotalAllocatedBytes(precise: true) - before;
    });

    [Fact]
    public void A_reversible_network_keeps_no_more_for_more_layers_unless_asked_to()
    {
        long shallow = Kept(64, keepStates: false), deep = Kept(4096, keepStates: false);
        Assert.InRange(deep, 0.95 * shallow, 1.05 * shallow);
        Assert.True(Kept(4096, keepStates: true) > deep + (4096 * 128 * 6 * sizeof(double)));

        // What the first gradient allocates beyond the problem, its weights and their gradient. The least of three: see above.
        static long Kept(int depth, bool keepStates) => Enumerable.Range(0, 3).Min(_ => First(depth, keepStates));

        static long First(int depth, bool keepStates)
        {
            var problem = Problem.Draw("Hamiltonian, square, vector bias / Verlet / tanh", new SeededRandom(1), n: 256, depth: depth);
            var objective = problem.Objective(keepStates: keepStates, threads: 1);
            var weights = objective.Join(problem.Network, problem.Classifier);
            var gradient = new double[weights.Length];
            var before = GC.GetAllocatedBytesForCurrentThread();
            objective.Evaluate(weights, gradient);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
