using StableNets.Activations;
using StableNets.Datasets;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Training;

namespace StableNets.Tests.Training;

public class MetricsTests
{
    // f = 0: the features pass through unchanged, and the classifier reads them as they are.
    private static readonly ResidualNetwork Through = new(new DenseLayer(0 * Given.Identity(3), activation: Activation.Identity), new ForwardEuler(), 2, 1);

    [Fact]
    public void The_confusion_matrix_counts_decisions_by_class()
    {
        var data = new Dataset(Given.Matrix("1 0 0; 0 1 0; 0 1 0; 0 0 1; 1 0 0; 0 0 1"), [0, 1, 0, 2, 2, 1], 3);
        var metrics = Metrics.Of(Through, new Classifier(Given.Identity(3), Given.Vector(0, 0, 0)), Loss.Softmax, data);
        Assert.Equal([0, 1, 1, 2, 0, 2], metrics.Decisions);
        Assert.Equal(new[,] { { 1, 1, 0 }, { 0, 1, 1 }, { 1, 0, 1 } }, metrics.Confusion);
        Assert.Equal((6, 3, 0.5), (metrics.Count, metrics.Correct, metrics.Accuracy));
        Assert.Equal("3 of 6 right (50.00 %)", metrics.ToString());
    }

    [Fact]
    public void One_logit_decides_by_its_sign()
    {
        var classifier = new Classifier(Given.Matrix("1; 0; 0"), Given.Vector(-0.5));
        Assert.Equal([1, 0, 0], Metrics.Decide(Through, classifier, Loss.Logistic, Given.Matrix("1 0 0; 0.5 1 1; -1 5 5")));
    }
}
