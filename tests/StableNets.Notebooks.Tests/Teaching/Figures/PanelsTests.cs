using MathNet.Numerics.LinearAlgebra;
using StableNets.Datasets;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Stability;
using StableNets.Teaching;
using StableNets.Teaching.Figures;

namespace StableNets.Notebooks.Tests.Teaching.Figures;

public class PanelsTests
{
    [Fact]
    public void APhasePlaneFollowsEachStartThroughTheLayers()
    {
        var panel = Panels.PhasePlane("K₊", Samples.Plus, Samples.Starts);
        var path = Assert.IsType<Curve>(panel.Series[1]);
        Assert.Equal(11, path.Xs.Length);
        Assert.Equal((0.1, 0.1), (path.Xs[0], path.Ys[0]));
        var last = Samples.Plus.Forward(Notation.Matrix("0.1 0.1"));
        Assert.Equal((last[0, 0], last[0, 1]), (path.Xs[^1], path.Ys[^1]));
        Assert.True(panel.EqualAspect);
        var (start, end) = ((Curve)panel.Series[^2], (Curve)panel.Series[^1]);
        Assert.NotEqual(start.Symbol, end.Symbol);
        Assert.Equal(path.Xs[^1], end.Xs[0]);
    }

    [Fact]
    public void StartsCanHaveNames()
    {
        var panel = Panels.PhasePlane("K₊", Samples.Plus, Samples.Starts, names: ["p", "q", "r"]);
        Assert.Equal(["p", "q", "r"], panel.Series.Skip(1).Take(3).Select(series => series.Name));
        Assert.Contains("3 paths", Assert.Throws<ArgumentException>(() => Panels.PhasePlane("K₊", Samples.Plus, Samples.Starts, names: ["p"])).Message);
    }

    [Fact]
    public void ItsArrowsPointAlongTheField()
    {
        var arrows = Assert.IsType<Arrows>(Panels.PhasePlane("K₀", Samples.Circle, Samples.Starts).Series[0]);
        for (var i = 0; i < arrows.Xs.Length; i++)
        {
            var (x, y) = (arrows.Xs[i] + (arrows.Us[i] / 2), arrows.Ys[i] + (arrows.Vs[i] / 2));
            var slope = Samples.Circle.LayerAt(0).Evaluate(Notation.Matrix($"{x:R} {y:R}"));
            Assert.Equal(0, (slope[0, 0] * arrows.Vs[i]) - (slope[0, 1] * arrows.Us[i]), 12);
            Assert.True((slope[0, 0] * arrows.Us[i]) + (slope[0, 1] * arrows.Vs[i]) >= 0);
        }
    }

    [Fact]
    public void APhasePlaneOfAPlainNetShowsWhereALayerTakesAPoint()
    {
        var net = new PlainNetwork(new DenseLayer(Notation.Matrix("0.5 0; 0 0.5")), 3);
        var arrows = Assert.IsType<Arrows>(Panels.PhasePlane("plain", net, [(1, 1)]).Series[0]);
        var furthest = Enumerable.Range(0, arrows.Xs.Length).MaxBy(i => arrows.Xs[i]);
        Assert.True(arrows.Us[furthest] < 0, "half the weight pulls to the origin");
    }

    [Fact]
    public void APhasePlaneNeedsAPlane()
    {
        var net = new ResidualNetwork(new DenseLayer(Matrix<double>.Build.DenseIdentity(3)), new ForwardEuler(), 1, 0.1);
        Assert.Contains("got 3 features", Assert.Throws<ArgumentException>(() => Panels.PhasePlane("p", net, [(0, 0)])).Message);
    }

    [Fact]
    public void AStabilityRegionIsShadedWhereGrowthIsAtMostOne()
    {
        var region = Assert.IsType<Sublevel>(Panels.StabilityRegion("Euler", new ForwardEuler()).Series[1]);
        for (var i = 0; i < region.Ys.Length; i++)
        {
            for (var k = 0; k < region.Xs.Length; k++)
            {
                Assert.Equal(double.Hypot(1 + region.Xs[k], region.Ys[i]) <= 1, region.Values[i, k] <= region.Level);
            }
        }
    }

    [Fact]
    public void AStabilityRegionTakesSeveralSpectra()
    {
        var panel = Panels.StabilityRegion("Euler", new ForwardEuler(), ("K₊", Spectrum.Of(Notation.Matrix("2 -2; 0 2")).Times(0.1)), ("K₀", [1]));
        Assert.Equal(["K₊", "K₀"], panel.Series.OfType<Curve>().Select(curve => curve.Name));
        Assert.Equal([0.2, 0.2], ((Curve)panel.Series[2]).Xs);
    }

    [Fact]
    public void VerletsRegionIsASegmentOfTheImaginaryAxis()
    {
        var segment = Assert.IsType<Curve>(Panels.StabilityRegion("Verlet", new Verlet()).Series[1]);
        Assert.Equal([0, 0], segment.Xs);
        Assert.Equal(2, segment.Ys[1], 6);
        Assert.Equal(-2, segment.Ys[0], 6);
    }

    [Fact]
    public void ASpectrumShowsItsEigenvaluesAndTheImaginaryAxis()
    {
        var panel = Panels.Spectrum("K₀", Spectrum.Of(Notation.Matrix("0 -1; 1 0")));
        var points = panel.Series.OfType<Curve>().Single();
        Assert.Equal([1.0, -1.0], points.Ys.Select(y => Math.Round(y, 12)));
        Assert.Single(panel.Series.OfType<ReferenceLine>());
    }

    [Fact]
    public void OverDepthCountsLayersFromZero() =>
        Assert.Equal([0, 1, 2], ((Curve)Panels.OverDepth("p", "‖y‖", ("a", [5, 6, 7])).Series[0]).Xs);

    [Fact]
    public void AHeatMapReadsLikeTheMatrix()
    {
        var panel = Panels.HeatMap("K", Notation.Matrix("1 2 3; 4 5 6"));
        var grid = Assert.IsType<Grid>(panel.Series[0]);
        Assert.Equal(6, grid.Values[1, 2]);
        Assert.True(grid.WriteValues);
        Assert.Equal((2.5, 0.5), panel.Frame.Y);
        Assert.False(((Grid)Panels.HeatMap("K", Matrix<double>.Build.Dense(9, 9)).Series[0]).WriteValues);
    }

    [Fact]
    public void FeaturesKeepTheirAxesAndFollowTheLayers()
    {
        var data = Ellipses.Make(30, 1).Training;
        var deep = new ResidualNetwork(new DenseLayer(Notation.Matrix("0 -1; 1 0")), new ForwardEuler(), 100, 0.1);
        var panel = Panels.Features("f", deep, data);
        var steps = panel.Slider!.Steps;
        Assert.InRange(steps.Count, 2, 12);
        Assert.Equal(("0", "100"), (steps[0].Label, steps[^1].Label));
        var last = (Curve)steps[^1].Series[1];
        var exact = deep.Forward(data.OfClass(1));
        Assert.Equal(exact[0, 0], last.Xs[0], 1e-2 * (panel.Frame.X.To - panel.Frame.X.From));
        Assert.All(steps.SelectMany(step => step.Series), series => Assert.InRange(series.XExtent!.Value.High, panel.Frame.X.From, panel.Frame.X.To));
    }

    [Fact]
    public void FeaturesBeginAtTheLastLayerOrWhereTheyAreTold()
    {
        var data = Ellipses.Make(10, 1).Training;
        var deep = new ResidualNetwork(new DenseLayer(Notation.Matrix("0 -1; 1 0")), new ForwardEuler(), 100, 0.1);
        var slider = Panels.Features("f", deep, data).Slider!;
        Assert.Equal("100", slider.Steps[slider.Start].Label);
        var panel = Panels.Features("f", deep, data, startAt: 7, x: (-3, 3), y: (-2, 2));
        Assert.Equal("7", panel.Slider!.Steps[panel.Slider.Start].Label);
        Assert.Equal(((-3.0, 3.0), (-2.0, 2.0)), (panel.Frame.X, panel.Frame.Y));
        Assert.Contains("described is 7.", new Figure("t", "c", panel).Alt);
        Assert.Contains("got 101", Assert.Throws<ArgumentOutOfRangeException>(() => Panels.Features("f", deep, data, startAt: 101)).Message);
    }

    [Fact]
    public void FeaturesOfALargeSetAreASelection()
    {
        var panel = Panels.Features("f", Samples.Plus, Ellipses.Make(2000, 1).Training);
        Assert.InRange(panel.Slider!.Steps[0].Series.Cast<Curve>().Sum(curve => curve.Xs.Length), 400, 600);
    }

    [Fact]
    public void DecisionRegionsAskEveryPointAndRefuseAWrongAnswer()
    {
        var data = Ellipses.Make(20, 1).Training;
        var panel = Panels.DecisionRegions("d", batch => [.. batch.Column(0).Select(x => x > 0 ? 1 : 0)], data);
        var grid = Assert.IsType<Grid>(panel.Series[0]);
        Assert.Equal(grid.Xs[5] > 0 ? 1 : 0, grid.Values[3, 5]);
        Assert.Equal(grid.Xs[^5] > 0 ? 1 : 0, grid.Values[3, grid.Xs.Length - 5]);
        Assert.Contains("got 7", Assert.Throws<ArgumentException>(() => Panels.DecisionRegions("d", batch => [.. batch.Column(0).Select(_ => 7)], data)).Message);
        Assert.Contains("got 1 answers", Assert.Throws<ArgumentException>(() => Panels.DecisionRegions("d", _ => [0], data)).Message);
    }

    [Fact]
    public void ContoursAtPowersOfTenTakeZeroAsTheLowest()
    {
        var grid = (Grid)Panels.Contours("c", new Axis("x") { Range = (0, 1) }, new Axis("y") { Range = (0, 1) }, "q", (x, y) => x * y, log: true).Series[0];
        Assert.True(grid.PowersOfTen);
        Assert.Equal(grid.Levels!.Value.From, grid.Values[0, 0]);
        Assert.Equal(0, grid.Values[60, 60], 12);
    }

    [Fact]
    public void ContoursWithoutFillingAreListedAndNameTheirExponent()
    {
        Axis unit = new("x") { Range = (0, 1) };
        var lines = (Grid)Panels.Contours("c", unit, unit, "q", (x, y) => x * y, log: true, filled: false).Series[0];
        Assert.Equal(("log₁₀ q", true, false), (lines.Name, lines.InLegend, lines.HasColourBar));
        Assert.Equal("q", Panels.Contours("c", unit, unit, "q", (x, y) => x * y, filled: false).Series[0].Name);
    }

    [Fact]
    public void ContoursNeedToKnowWhere() =>
        Assert.Contains("range", Assert.Throws<ArgumentException>(() => Panels.Contours("c", "x", "y", "q", (x, y) => x)).Message);
}
