using StableNets.Activations;
using StableNets.Datasets;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Training;

namespace StableNets.Tests.Networks;

public class InputLayerTests
{
    private static readonly SeededRandom Random = new(11);
    private static readonly InputLayer Layer = new(Random.NormalMatrix(3, 2), Random.NormalVector(2), Activation.Tanh);
    private static readonly HamiltonianNetwork Network = new(new HamiltonianLayer(Random.NormalMatrix(2, 2)), new Verlet(), 8, 0.1);

    [Fact]
    public void It_is_an_affine_map_and_an_activation()
    {
        var x = Random.NormalMatrix(300, 3);
        var expected = ((x * Layer.K) + Matrix<double>.Build.Dense(300, 2, (_, k) => Layer.Bias[k])).PointwiseTanh();
        Near.Equal(expected, Layer.Evaluate(x), 1e-14);
    }

    [Fact]
    public void A_network_behind_it_sees_what_it_gives()
    {
        var x = Random.NormalMatrix(5, 3);
        var whole = Layer.Before(Network);
        Assert.Equal((3, 2), (whole.Inputs, whole.Features));
        Near.SameBits(Network.Forward(Layer.Evaluate(x)), whole.Forward(x));
        Near.SameBits(Layer.Evaluate(x), whole.Trajectory(x).FeaturesAt(0));
        Assert.Null(Network.Input);
    }

    [Fact]
    public void Padding_adds_zeros_and_nothing_to_train()
    {
        var x = Given.Matrix("1 -2; 1e300 4");
        var padding = InputLayer.ZeroPadding(2, 4);
        Near.SameBits(Given.Matrix("1 -2 0 0; 1e300 4 0 0"), padding.Evaluate(x));
        var wide = padding.Before(new ResidualNetwork(new DenseLayer(Random.NormalMatrix(4, 4)), new ForwardEuler(), 3, 0.1));
        Assert.Equal(0, new Objective(wide, new Dataset(x, [0, 1], 2), Loss.Softmax).InputCount);
    }

    [Fact]
    public void Random_weights_keep_the_size_of_the_inputs()
    {
        var y = InputLayer.Random(400, 50, new SeededRandom(3)).Evaluate(new SeededRandom(4).NormalMatrix(100, 400));
        Assert.InRange(y.FrobeniusNorm() / Math.Sqrt(100 * 50), 0.95, 1.05);
    }

    [Fact]
    public void It_is_trained_with_the_rest_and_goes_along_to_finer_networks()
    {
        // What tells the classes apart is the product of two inputs, which no affine map shows.
        var x = new SeededRandom(5).NormalMatrix(200, 3);
        var data = new Dataset(x, [.. x.EnumerateRows().Select(row => row[0] * row[1] > 0 ? 1 : 0)], 2);
        var start = InputLayer.Random(3, 6, new SeededRandom(6)).Before(new HamiltonianNetwork(new HamiltonianLayer(Given.Identity(6)), new Verlet(), 4, 0.25));
        var trainer = new Trainer(Loss.Logistic, new Penalty(1e-3, 1e-4, 1e-4), new Lbfgs());
        var levels = new CoarseToFine(trainer).Train(start, new TrainingData(data, data), [60, 30], cancel: TestContext.Current.CancellationToken);

        Assert.All(levels, level => Assert.True(level.Best.Accuracy > 0.95, $"{level.Best}"));
        Assert.True((levels[0].Network.Input!.K - start.Input!.K).L2Norm() > 0.1);
        Assert.Equal(8, levels[1].Network.Depth);
        Assert.Equal(levels[1].Best.ValidationAccuracy, Metrics.Of(levels[1].Network, levels[1].Classifier, Loss.Logistic, data).Accuracy);
    }
}
