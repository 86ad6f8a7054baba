using StableNets.Activations;
using StableNets.Datasets;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Tests.Reference;
using StableNets.Training;

namespace StableNets.Tests.Training;

public class ObjectiveTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(7, 2, 3)]
    [InlineData(65, 5, 4)]
    [InlineData(300, 17, 8)]
    [InlineData(513, 4, 40)]
    public void The_gradient_is_that_of_textbook_back_propagation(int n, int s, int depth)
    {
        var random = new SeededRandom(n);
        (Matrix<double> K, Vector<double> b)[] weights = [.. Enumerable.Range(0, depth).Select(_ => (random.NormalMatrix(s, s) / Math.Sqrt(s), random.NormalVector(s)))];
        var network = new ResidualNetwork([.. weights.Select(θ => new DenseLayer(θ.K, θ.b))], new ForwardEuler(), 0.1);
        var classifier = new Classifier(random.NormalMatrix(s, 3), random.NormalVector(3));
        var data = new Dataset(random.NormalMatrix(n, s), [.. Enumerable.Range(0, n).Select(_ => random.Below(3))], 3);
        var objective = new Objective(network, data, Loss.Softmax);
        var gradient = new double[objective.Count];
        objective.Evaluate(objective.Join(network, classifier), gradient);
        var expected = PlainLearning.EulerGradient(weights, 0.1, classifier, data.Features, data.Labels);
        Near.Equal(expected, Vector<double>.Build.Dense(gradient), 1e-12 * expected.InfinityNorm());
    }

    [Fact]
    public void Measure_and_accuracy_are_those_of_the_network_on_its_own()
    {
        var problem = Problem.Draw("antisymmetric / RK4 / tanh", new SeededRandom(1), n: 700);
        var objective = problem.Objective(new Penalty(1, 1));
        var weights = objective.Join(problem.Network, problem.Classifier);
        Near.Equal(problem.Evaluate().Value, objective.Measure(weights), 0);
        var metrics = Metrics.Of(problem.Network, problem.Classifier, problem.Loss, problem.Data);
        Assert.Equal(metrics.Accuracy, objective.Accuracy);
        Assert.InRange(metrics.Accuracy, 0.1, 0.9);
    }

    [Fact]
    public void Weights_become_a_network_and_a_classifier_and_weights_again()
    {
        var problem = Problem.Draw("Hamiltonian, not square, scalar bias / Verlet / tanh", new SeededRandom(2), n: 10);
        var objective = problem.Objective();
        var weights = objective.Join(problem.Network, problem.Classifier);
        Assert.Equal(objective.Count, weights.Length);
        Assert.Equal(objective.LayerCount + 12, weights.Length);
        var (network, classifier) = objective.Split(weights);
        Assert.Equal(weights, objective.Join(network, classifier));
        Near.SameBits(problem.Network.Forward(problem.Data.Features), network.Forward(problem.Data.Features));
        Assert.Equal(problem.Network.Step, network.Step);
    }

    [Fact]
    public void What_overflows_says_so_and_names_the_first_layer_whichever_tile_meets_it()
    {
        // Sample i starts at 10^(i − 300): the later the sample, the earlier its overflow. The last tile is the first to fail.
        var network = new PlainNetwork(new DenseLayer(10 * Given.Identity(1), activation: Activation.Identity), 2000);
        var data = new Dataset(Matrix<double>.Build.Dense(600, 1, (i, _) => Math.Pow(10, i - 300)), new int[600], 2);
        var objective = new Objective(network, data, Loss.Softmax);
        var weights = objective.Join(network, Classifier.Zero(1, 2));
        for (var repetition = 0; repetition < 5; repetition++)
        {
            Assert.Contains("in layer 9 of 0 … 1999", Assert.Throws<OverflowException>(() => objective.Measure(weights)).Message);
            Assert.Contains("in layer 9 of 0 … 1999", Assert.Throws<OverflowException>(() => objective.Evaluate(weights, new double[weights.Length])).Message);
        }
    }

    [Fact]
    public void A_loss_or_a_gradient_that_overflows_is_no_silent_infinity()
    {
        var still = new ResidualNetwork(new DenseLayer(Given.Identity(1)), new ForwardEuler(), 1, 1e-3);
        var data = new Dataset(Given.Matrix("1e10; -1e10"), [0, 1], 2);
        var objective = new Objective(still, data, Loss.Softmax);
        var huge = objective.Join(still, new Classifier(Given.Matrix("1e300 -1e300"), Given.Vector(0, 0)));
        Assert.Contains("loss grew beyond", Assert.Throws<OverflowException>(() => objective.Measure(huge)).Message);

        var steep = new ResidualNetwork(new DenseLayer(1e-300 * Given.Identity(1), activation: Activation.Identity), new ForwardEuler(), 1, 1e3);
        var wrong = new Objective(steep, new Dataset(Given.Matrix("1e5"), [1], 2), Loss.Softmax);
        var weights = wrong.Join(steep, new Classifier(Given.Matrix("1e302 0"), Given.Vector(0, 0)));
        Assert.Contains("gradient grew beyond", Assert.Throws<OverflowException>(() => wrong.Evaluate(weights, new double[weights.Length])).Message);
    }
}
