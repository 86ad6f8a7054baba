using MathNet.Numerics.LinearAlgebra;
using StableNets.Datasets;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Stability;
using StableNets.Teaching;
using StableNets.Teaching.Figures;
using StableNets.Teaching.Formatting;
using StableNets.Training;

namespace StableNets.Notebooks.Tests.Teaching.Figures;

/// <summary>A figure of every kind that the course draws.</summary>
internal static class Samples
{
    internal static readonly (double, double)[] Starts = [(0.1, 0.1), (-0.1, -0.1), (0, 0.5)];

    internal static readonly Network Plus = Residual("2 -2; 0 2", 10, 0.1);

    internal static readonly Network Circle = Residual("0 -1; 1 0", 10, 0.1);

    internal static Figure PhasePlanes => new(
        "Three fates",
        "K₊ pushes inputs apart, K₋ pulls them together, K₀ turns them round.",
        Panels.PhasePlane("K₊", Plus, Starts, x: (-2, 2), y: (-2, 2)),
        Panels.PhasePlane("K₋", Residual("-2 0; 2 -2", 10, 0.1), Starts),
        Panels.PhasePlane("K₀", Circle, Starts));

    internal static readonly TrainingResult<Network> Trained =
        new Trainer(Loss.Softmax, default, new Lbfgs()).Train(Circle, DoubleMoons.Make(20, 10), 10);

    internal static IReadOnlyList<Figure> All =>
    [
        PhasePlanes,
        Alone(Panels.PhasePlane("A pendulum", new HamiltonianNetwork(new HamiltonianLayer(Notation.Matrix("1")), new Verlet(), 60, 0.1), [(0.5, 0), (1, 0)])),
        Alone(Panels.PhasePlane("Own field", (p, q) => (-q, p), [Notation.Matrix("1 0; 0.9 0.4; 0.6 0.8; 0 1")])),
        new("Where integrators are stable", "Euler's disc, the larger region of RK4, and Verlet's segment.",
            Panels.StabilityRegion("forward Euler", new ForwardEuler(), Spectrum.Of(Notation.Matrix("0 -1; 1 0")).Times(0.5)),
            Panels.StabilityRegion("RK4", new RungeKutta4()),
            Panels.StabilityRegion("Verlet", new Verlet())),
        Alone(Panels.Spectrum("Eigenvalues", ("K₊", Spectrum.Of(Notation.Matrix("2 -2; 0 2"))), ("K₀", Spectrum.Of(Notation.Matrix("0 -1; 1 0"))))),
        new("Growth", "A straight line on a logarithmic axis.",
            Panels.OverDepth("Norms", "‖y‖", ("K₊", Norms(Plus)), ("K₀", Norms(Circle))),
            Panels.OverDepth("Norms", Axis.Log("‖y‖"), ("K₊", Norms(Plus)), ("K₀", Norms(Circle))).With(ReferenceLine.Horizontal("start", 0.14))),
        Alone(Panels.OverTime("Decay", "‖y‖", Times, ("e⁻ᵗ", Times.Select(t => Math.Exp(-t))))),
        Alone(Panels.Lines("Parabola", "x", "x²", ("x²", Times, Times.Select(t => t * t))).With(new Note(2, 4, "here"), Region.Band("band", [0, 1], [0, 0], [1, 2]))),
        new("A matrix", "Blue below zero, orange above.",
            Panels.HeatMap("small", Notation.Matrix("0 -1 0.5; 1 0 2; -0.5 -2 0")),
            Panels.HeatMap("large", Matrix<double>.Build.Dense(30, 20, (i, j) => Math.Sin(i * j)))),
        Alone(Panels.Features("On the way", Plus, Ellipses.Make(100, 10).Training)),
        Alone(Panels.DecisionRegions("Inside or outside", batch => [.. batch.EnumerateRows().Select(y => y.L2Norm() < 0.7 ? 0 : 1)], Ellipses.Make(60, 10).Training)),
        new("Landscapes", "Contours, evenly spaced and at powers of ten.",
            Panels.Contours("Saddle", new Axis("x") { Range = (-1, 1) }, new Axis("y") { Range = (-1, 1) }, "x² − y²", (x, y) => (x * x) - (y * y)),
            Panels.Contours("Pseudospectrum", "σ", Pseudospectrum.Of(Notation.Matrix("-1 9; 0 -1"), (-4, 2), (-3, 3), 41), log: true, eigenvalues: [-1])),
        Alone(Panels.Bars("Singular values", "which", "σ", ("σ₁", 3), ("σ₂", 0.5), ("σ₃", -0.1))),
        new("Learning", "Loss and accuracy, one run and two.",
            Panels.Loss("Loss", Trained.History),
            Panels.Accuracy("Two", ("a", Trained.History), ("b", Trained.History)),
            Panels.Loss("Levels", [Trained, Trained])),
        new("Sensitivity", "Singular values over layers and over depth.",
            Panels.SingularValues("Layers", Notation.Vector("1 2"), ("K₊", Plus), ("K₀", Circle)),
            Panels.SingularValuesOverDepth("Depth", Notation.Vector("1 2"), ("K₀", [Residual("0 -1; 1 0", 8, 0.1), Residual("0 -1; 1 0", 16, 0.1)]))),
        new("Before and after", "What is decided.", Panels.BeforeAndAfter(Circle, Trained, Loss.Softmax, DoubleMoons.Make(20, 10).Training)),
        Alone(Panels.GradientByLayer("Gradients", Loss.Softmax, DoubleMoons.Make(20, 10).Training, ("K₀", Trained.Network, Trained.Classifier))),
        Alone(Panels.Confusion("Confusion", Metrics.Of(Trained.Network, Trained.Classifier, Loss.Softmax, DoubleMoons.Make(20, 10).Training))),
        Alone(Panels.Images("Pictures", Matrix<double>.Build.Dense(5, 16, (i, k) => i * k), ["0", "1", "2", "3", "4 → 5"], across: 3)),
        Alone(Panels.Spread("Seeds", Axis.Depths(8, 16), "accuracy", ("K₀", [(8, [0.8, 0.9]), (16, [0.7, 0.95])]))),
    ];

    internal static string Html(Figure figure) => ((IShown)figure).Html;

    private static double[] Times => [.. Enumerable.Range(0, 50).Select(i => i / 10.0)];

    private static Figure Alone(Panel panel) => new(panel.Title, "What the caption says.", panel);

    private static ResidualNetwork Residual(string K, int depth, double step) =>
        new(new DenseLayer(Notation.Matrix(K)), new ForwardEuler(), depth, step);

    private static IEnumerable<double> Norms(Network network) =>
        network.Trajectory(Notation.Matrix("0.1 0.1")).States.Select(state => state.Row(0).L2Norm());
}
