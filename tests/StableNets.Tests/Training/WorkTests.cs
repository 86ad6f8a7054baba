using StableNets.Datasets;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Training;

namespace StableNets.Tests.Training;

public class WorkTests
{
    private static readonly TrainingData Data = Ellipses.Make(trainingPerClass: 20, validationPerClass: 10);

    [Fact]
    public void AnEpochIsTheShareOfTheSamplesItSaw()
    {
        // 40 samples in batches of 16: one batch at the start, two batches of an epoch, 32 samples.
        var history = History(new GradientDescent(0.01, batchSize: 16), 3);
        Assert.Equal([0.4, 1.2, 2, 2.8], history.Select(report => report.Work), Near);
    }

    [Fact]
    public void EachIterationOfLbfgsIsAGradientOrMore()
    {
        var history = History(new Lbfgs(), 30);
        Assert.Equal(1, history[0].Work);
        Assert.All(history.Zip(history.Skip(1)), pair => Assert.True(pair.Second.Work >= pair.First.Work + 1));
        Assert.All(history, report => Assert.Equal(Math.Round(report.Work), report.Work));
    }

    [Fact]
    public void AnIterationOfGaussNewtonIsItsProductsAndItsTrials()
    {
        // Without a residual to stop at, conjugate gradients use all their products: 5 on half the samples, and then a gradient or more.
        var history = History(new GaussNewton(products: 5, residual: 0, share: 0.5), 4);
        Assert.Equal([1, 2], history.Take(2).Select(report => report.Work));
        Assert.All(history.Skip(1).Zip(history.Skip(2)), pair => Assert.True(pair.Second.Work >= pair.First.Work + 3.5));
        Assert.All(history.Skip(2), report => Assert.Equal(0, (report.Work - 2 - (2.5 * (report.Iteration - 1))) % 1, Near));
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) < 1e-12;

    private static IReadOnlyList<TrainingProgress> History(Optimiser method, int iterations)
    {
        var start = new HamiltonianNetwork(new HamiltonianLayer(MathNet.Numerics.LinearAlgebra.Double.DenseMatrix.CreateIdentity(2)), new Verlet(), 8, 0.5);
        return new Trainer(Loss.Logistic, new Penalty(1e-3, 1e-3), method).Train(start, Data, iterations).History;
    }
}
