using StableNets.Activations;
using StableNets.Datasets;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Training;

namespace StableNets.Tests.Training;

/// <summary>The convex inner problem. Layers are asleep (ReLU of −1), so the features are the data themselves.</summary>
public class ClassifierFitTests
{
    [Theory]
    [InlineData(false, 0.01)]
    [InlineData(true, 0.01)]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    public void Newton_finds_the_minimum_from_anywhere(bool logistic, double tikhonov)
    {
        var random = new SeededRandom(1);
        var (problem, weights) = Asleep(random, logistic, tikhonov, overlap: 1);
        double[] values = [.. Enumerable.Range(0, 5).Select(trial =>
        {
            for (var i = problem.LayerCount; i < weights.Length; i++)
                weights[i] = 10 * trial * random.Normal();
            var (value, gradient) = Fit(problem, weights);
            Assert.InRange(Given.Vector(gradient[problem.LayerCount..]).L2Norm(), 0, 1e-12);
            return value;
        })];
        Assert.All(values, value => Near.Equal(values[0], value, 1e-13));
        for (var trial = 0; trial < 20; trial++)
        {
            double[] moved = [.. weights];
            for (var i = problem.LayerCount; i < weights.Length; i++)
                moved[i] += 1e-2 * random.Normal();
            Assert.True(problem.Evaluate(moved, new double[moved.Length]) > values[0] - 1e-15);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Separable_classes_without_Tikhonov_have_no_minimum_and_still_end_with_finite_weights(bool logistic)
    {
        var (problem, weights) = Asleep(new SeededRandom(2), logistic, tikhonov: 0, overlap: 0.01);
        var (value, _) = Fit(problem, weights);
        Assert.InRange(value, 0, 1e-6);
        Assert.All(weights, weight => Assert.True(double.IsFinite(weight)));
        Assert.Equal(1, problem.Accuracy);
    }

    [Fact]
    public void One_class_only_is_learned_by_its_bias()
    {
        var network = Network();
        var data = new Dataset(new SeededRandom(3).NormalMatrix(20, 2), new int[20], 3);
        var problem = new Objective(network, data, Loss.Softmax, new Penalty(classifier: 1e-3));
        var weights = problem.Join(network, Classifier.Zero(2, 3));
        Fit(problem, weights);
        var μ = weights[^3..];
        Assert.True(μ[0] > 1 && μ[1] < 0 && μ[2] < 0);
    }

    [Fact]
    public void It_is_never_worse_than_its_start()
    {
        // Far out and wrong for certain: p (1 − p) is 0 there, and Newton's step is of no use.
        var (problem, weights) = Asleep(new SeededRandom(4), logistic: true, tikhonov: 0, overlap: 1);
        weights[^3] = -1e4;
        var before = problem.Measure(weights);
        var (value, _) = Fit(problem, weights);
        Assert.True(value <= before, $"{before} → {value}");
    }

    private static (double Value, double[] Gradient) Fit(Objective problem, double[] weights)
    {
        double[] gradient = new double[weights.Length], check = new double[weights.Length];
        var value = new VariableProjection(problem).Evaluate(weights, gradient);
        Near.Equal(problem.Evaluate(weights, check), value, 1e-13 * Math.Max(1, value));
        return (value, gradient);
    }

    private static (Objective Problem, double[] Weights) Asleep(SeededRandom random, bool logistic, double tikhonov, double overlap)
    {
        var classes = logistic ? 2 : 3;
        int[] labels = [.. Enumerable.Range(0, 90).Select(i => i % classes)];
        var features = Matrix<double>.Build.Dense(90, 2, (i, k) => (overlap * random.Normal()) + (labels[i] == k ? 1 : 0));
        var loss = logistic ? Loss.Logistic : Loss.Softmax;
        var problem = new Objective(Network(), new Dataset(features, labels, classes), loss, new Penalty(classifier: tikhonov));
        return (problem, problem.Join(Network(), Classifier.Zero(2, loss.Columns(classes))));
    }

    private static ResidualNetwork Network() => new(new DenseLayer(0 * Given.Identity(2), -1, Activation.Relu), new ForwardEuler(), 2, 0.1);
}
