using MathNet.Numerics.LinearAlgebra;
using StableNets.Datasets;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Stability;
using StableNets.Teaching;
using StableNets.Teaching.Figures;
using StableNets.Training;

namespace StableNets.Notebooks.Tests.Teaching.Figures;

public class LearningPanelsTests
{
    private static readonly Dataset Data = DoubleMoons.Make(20, 10).Training;

    [Fact]
    public void OneRunShowsTrainingAndValidationOverIterations()
    {
        var history = Samples.Trained.History;
        var panel = Panels.Loss("p", history);
        var (training, validation) = ((Curve)panel.Series[0], (Curve)panel.Series[1]);
        Assert.Equal(("training", "validation"), (training.Name, validation.Name));
        Assert.Equal(history.Select(report => (double)report.Iteration), training.Xs);
        Assert.Equal(history.Select(report => report.Loss), training.Ys);
        Assert.Equal(history.Select(report => report.ValidationLoss), validation.Ys);
        Assert.NotEqual(training.Look, validation.Look);
        Assert.True(panel.Y.IsLog);
    }

    [Fact]
    public void AccuracyIsInPerCent() => Assert.Equal(
        Samples.Trained.History.Select(report => 100 * report.ValidationAccuracy), ((Curve)Panels.Accuracy("p", Samples.Trained.History).Series[1]).Ys);

    [Fact]
    public void OfSeveralRunsEachKeepsItsLookAndMarkersTellValidation()
    {
        var curves = Panels.Loss("p", ("a", Samples.Trained.History), ("b", Samples.Trained.History)).Series.Cast<Curve>().ToArray();
        Assert.Equal(["a, training", "a, validation", "b, training", "b, validation"], curves.Select(curve => curve.Name));
        Assert.Same(curves[0].Look!.Colour, curves[1].Look!.Colour);
        Assert.NotEqual(curves[0].Look, curves[2].Look);
        Assert.Equal([Draw.Line, Draw.LineAndMarkers], curves.Take(2).Select(curve => curve.Draw));
    }

    [Fact]
    public void LevelsCountOnAndAreMarked()
    {
        var levels = new[] { Samples.Trained, Samples.Trained, Samples.Trained };
        var last = Samples.Trained.History[^1].Iteration;
        var panel = Panels.Loss("p", levels);
        Assert.Equal([last, 2.0 * last], panel.Series.OfType<ReferenceLine>().Select(line => line.At));
        Assert.Equal(3 * last, panel.Series.OfType<Curve>().First().Xs[^1]);
    }

    [Fact]
    public void ALossOfZeroHasAPlaceOnTheLogarithmicAxis()
    {
        var panel = Panels.Loss("p", new[] { new TrainingProgress(0, 1, 1, 0, 1, 0), new TrainingProgress(1, 0, 1, 0, 0, 0) });
        Assert.Equal([1, 1e-16], ((Curve)panel.Series[0]).Ys);
    }

    [Fact]
    public void ALongRunIsThinnedToItsLastIteration()
    {
        var history = Enumerable.Range(0, 1002).Select(i => new TrainingProgress(i, 1, 1, 0, 1, 0)).ToArray();
        var xs = ((Curve)Panels.OverIterations("p", "|∇|", report => report.GradientNorm, ("run", history)).Series[0]).Xs;
        Assert.InRange(xs.Length, 300, 402);
        Assert.Equal((0, 1001), (xs[0], xs[^1]));
    }

    [Fact]
    public void ARunNeedsAnIteration() =>
        Assert.Contains("got none", Assert.Throws<ArgumentException>(() => Panels.Loss("p", Array.Empty<TrainingProgress>())).Message);

    [Fact]
    public void SingularValuesOverLayersAreThoseOfTheSensitivity()
    {
        var y0 = Notation.Vector("1 2");
        var curves = Panels.SingularValues("p", y0, ("K₊", Samples.Plus)).Series.OfType<Curve>().ToArray();
        foreach (var j in new[] { 0, 3, 10 })
        {
            var exact = Sensitivity.SingularValues(Samples.Plus, y0, j);
            var at = Array.IndexOf(curves[0].Xs, j);
            Assert.Equal(exact[0], curves[0].Ys[at], 1e-9);
            Assert.Equal(exact[1], curves[1].Ys[at], 1e-9);
        }
    }

    [Fact]
    public void SingularValuesOverDepthHaveATickAtEachDepthAndNoRounding()
    {
        Network Plain(int depth) => new PlainNetwork(new DenseLayer(Notation.Matrix("0.9 0.5; 0 0.01")), depth);
        var panel = Panels.SingularValuesOverDepth("p", Notation.Vector("1 2"), ("plain", [Plain(64), Plain(16)]));
        Assert.Equal(["16", "64"], panel.X.Ticks!.Select(tick => tick.Text));
        var (largest, smallest) = (panel.Series.OfType<Curve>().First(), panel.Series.OfType<Curve>().Last());
        Assert.Equal([16, 64], largest.Xs);
        Assert.All(largest.Ys.Zip(smallest.Ys), pair => Assert.True(pair.Second >= 1e-16 * pair.First));
        Assert.Equal(1e-16, smallest.Ys[1] / largest.Ys[1], 1e-20);
    }

    [Fact]
    public void TheGradientOfALayerIsTheSlopeOfTheLoss()
    {
        var (network, classifier) = (Samples.Trained.Network, Samples.Trained.Classifier);
        var norms = ((Curve)Panels.GradientByLayer("p", Loss.Softmax, Data, ("net", network, classifier)).Series[0]).Ys;
        var problem = new Objective(network, Data, Loss.Softmax);
        var gradient = new double[problem.Count];
        var weights = problem.Join(network, classifier);
        problem.Evaluate(weights, gradient);
        Assert.Equal(network.Depth, norms.Length);
        Assert.Equal(Math.Sqrt(gradient.Take(problem.LayerCount).Sum(g => g * g)), Math.Sqrt(norms.Sum(norm => norm * norm)), 1e-12);

        // Central difference along the gradient of the first layer alone.
        var first = gradient.Take(problem.LayerCount / network.Depth).ToArray();
        double Along(double t) => problem.Measure([.. weights.Select((w, i) => i < first.Length ? w + (t * first[i] / norms[0]) : w)]);
        Assert.Equal(norms[0], (Along(1e-5) - Along(-1e-5)) / 2e-5, 1e-7);
    }

    [Fact]
    public void GradientsOfSeveralDepthsShareAnAxis()
    {
        Network Deep(int depth) => new ResidualNetwork(new DenseLayer(Notation.Matrix("0 -1; 1 0")), new ForwardEuler(), depth, 1.0 / depth);
        var classifier = Samples.Trained.Classifier;
        var panel = Panels.GradientByLayer("p", Loss.Softmax, Data, ("4", Deep(4), classifier), ("8", Deep(8), classifier));
        Assert.Equal("layer j / N", panel.X.Label);
        Assert.Equal((0.75, 0.875), (((Curve)panel.Series[0]).Xs[^1], ((Curve)panel.Series[1]).Xs[^1]));
        Assert.Contains("other than zero", Assert.Throws<ArgumentException>(
            () => Panels.GradientByLayer("p", Loss.Softmax, Data, ("4", Deep(4), Classifier.Zero(2, 2)))).Message);
    }

    [Fact]
    public void BeforeAndAfterSayHowManyAreRight()
    {
        var panels = Panels.BeforeAndAfter(Samples.Circle, Samples.Trained, Loss.Softmax, Data);
        Assert.Equal(2, panels.Length);
        var accuracy = Metrics.Of(Samples.Trained.Network, Samples.Trained.Classifier, Loss.Softmax, Data).Accuracy;
        Assert.Equal(FormattableString.Invariant($"after training: {100 * accuracy:0.#} % right"), panels[1].Title);
        Assert.NotEqual(((Grid)panels[0].Series[0]).Values, ((Grid)panels[1].Series[0]).Values);
    }

    [Fact]
    public void AConfusionReadsTrueClassesDownwards()
    {
        var metrics = Metrics.Of(Samples.Circle, Samples.Trained.Classifier, Loss.Softmax, Data);
        var panel = Panels.Confusion("p", metrics);
        var grid = (Grid)panel.Series[0];
        Assert.Equal(metrics.Confusion[1, 0], grid.Values[1, 0]);
        Assert.Equal((1.5, -0.5), panel.Frame.Y);
        Assert.True(grid.WriteValues);
    }

    [Fact]
    public void PicturesStandInRowsWithGapsAndTheirPixelsInPlace()
    {
        var pixels = Matrix<double>.Build.Dense(5, 6, (i, k) => (10 * i) + k);
        var images = (ImageGrid)Panels.Images("p", pixels, ["a", "b", "c", "d", "e"], across: 3, width: 3).Series[0];
        var canvas = images.Canvas();
        Assert.Equal((3, 2), (images.Width, images.Height));
        double?[] seen = [.. canvas.Cast<double?>().Where(value => value is not null).Order()];
        Assert.Equal(pixels.Enumerate().Order().Select(value => (double?)value), seen);
        var (x, y) = images.LabelAt(4);
        Assert.Equal(40, canvas[(int)(-y + 0.5), (int)x - 1]);
        Assert.Equal(45, canvas[(int)(-y + 0.5) + 1, (int)x + 1]);
    }

    [Fact]
    public void PicturesOfAnImpossibleShapeAreRefused()
    {
        var pixels = Matrix<double>.Build.Dense(2, 6);
        Assert.Contains("got 6; give the width", Assert.Throws<ArgumentException>(() => Panels.Images("p", pixels, ["a", "b"])).Message);
        Assert.Contains("got 6", Assert.Throws<ArgumentException>(() => Panels.Images("p", pixels, ["a", "b"], width: 4)).Message);
        Assert.Contains("got 1 labels", Assert.Throws<ArgumentException>(() => Panels.Images("p", pixels, ["a"], width: 3)).Message);
        Assert.Contains("got 0", Assert.Throws<ArgumentOutOfRangeException>(() => Panels.Images("p", pixels, ["a", "b"], across: 0, width: 3)).Message);
    }

    [Fact]
    public void PicturesSpeakOfTheirLabelsAndOfNoAxis()
    {
        var alt = new Figure("t", "c", Panels.Images("p", Matrix<double>.Build.Dense(2, 4), ["7 → 1", "3"])).Alt;
        Assert.Equal("p. 2 pictures of 2 by 2 pixels, labelled 7 → 1, 3.", alt);
    }

    [Fact]
    public void SpreadDrawsMeansAndTheBandFromLowestToHighest()
    {
        var panel = Panels.Spread("p", "x", "y", ("a", [(1, [3, 5]), (2, [4])]));
        var (band, line) = ((Region)panel.Series[0], (Curve)panel.Series[1]);
        Assert.Equal([4, 4], line.Ys);
        Assert.Equal([3, 4, 4, 5], band.Ys);
        Assert.Equal((band.Name, false), (line.Name, band.InLegend));
        Assert.Contains("got none at 2", Assert.Throws<ArgumentException>(() => Panels.Spread("p", "x", "y", ("a", [(2, [])]))).Message);
    }
}
