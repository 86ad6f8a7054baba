using StableNets.Activations;
using StableNets.Datasets;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Stability;
using StableNets.Training;
using StableNets.Verification;

namespace StableNets.Tests.Contracts;

/// <summary>Every public entry point refuses what it cannot use, and says which argument, what was expected and what came.</summary>
public class ArgumentContract
{
    private static readonly Matrix<double> Wide = Given.Matrix("1 2 3; 4 5 6");
    private static readonly Matrix<double> NotANumber = Given.Matrix("1 2; NaN 4");
    private static readonly Matrix<double> Infinite = Given.Matrix("1 Infinity; 3 4");
    private static readonly DenseLayer Dense = new(Given.KZero);
    private static readonly HamiltonianLayer Split = new(Given.KZero);
    private static readonly SecondOrderLayer Second = new(Given.KZero);
    private static readonly ResidualNetwork Net = new(Dense, new ForwardEuler(), 3, 0.1);
    private static readonly HamiltonianNetwork SplitNet = new(Split, new Verlet(), 3, 0.1);
    private static readonly Trajectory Path = Net.Trajectory(Given.Matrix("1 2; 3 4"));
    private static readonly Dataset Pairs = new(Given.Matrix("1 2; 3 4"), [0, 1], 2);
    private static readonly InputLayer Opening = new(Wide.Transpose());
    private static readonly TrainingData Data = new(Pairs, Pairs);
    private static readonly Objective Learning = new(Net, Pairs, Loss.Softmax);
    private static readonly Trainer Training = new(Loss.Softmax, default, new Lbfgs());
    private static readonly Matrix<double> NoSamples = Matrix<double>.Build.Dense(0, 2);
    private static readonly Matrix<double> NoColumns = Matrix<double>.Build.Dense(2, 0);
    private static readonly Matrix<double> Nothing = Matrix<double>.Build.Dense(0, 0);
    private static readonly Vector<double> Three = Given.Vector(1, 2, 3);
    private static readonly Vector<double> Two = Given.Vector(1, 2);

    /// <summary>What is done, the argument that is wrong, and the message in full.</summary>
    private static readonly (string Name, Action Use, string Argument, string Message)[] Table =
    [
        ("smooth ReLU, η = 0", () => Activation.SmoothRelu(0), "eta", "eta must be positive and finite, got 0"),
        ("smooth ReLU, η = NaN", () => Activation.SmoothRelu(double.NaN), "eta", "eta must be positive and finite, got NaN"),
        ("smooth ReLU, η² beyond all numbers", () => Activation.SmoothRelu(1e200), "eta", "eta must lie between 1E-100 and 1E+100, got 1E+200"),
        ("smooth ReLU, η² = 0", () => Activation.SmoothRelu(1e-200), "eta", "eta must lie between 1E-100 and 1E+100, got 1E-200"),

        ("dense, wide K", () => new DenseLayer(Wide), "K", "K must be square for a dense layer, got 2×3"),
        ("dense, NaN", () => new DenseLayer(NotANumber), "K", "K must hold finite numbers, got NaN in row 1, column 0"),
        ("dense, ∞", () => new DenseLayer(Infinite), "K", "K must hold finite numbers, got Infinity in row 0, column 1"),
        ("dense, empty K", () => new DenseLayer(Nothing), "K", "K must have at least one row and one column, got 0×0"),
        ("antisymmetric, empty K", () => new AntisymmetricLayer(Nothing), "K", "K must have at least one row and one column, got 0×0"),
        ("Hamiltonian, no z", () => new HamiltonianLayer(NoColumns), "K", "K must have at least one row and one column, got 2×0"),
        ("second order, no column", () => new SecondOrderLayer(NoColumns), "K", "K must have at least one row and one column, got 2×0"),
        ("dense, empty b", () => new DenseLayer(Given.KZero, Vector<double>.Build.Dense(0)), "b", "b must have length 2, got 0"),
        ("dense, long b", () => new DenseLayer(Given.KZero, Three), "b", "b must have length 2, got 3"),
        ("antisymmetric, wide K", () => new AntisymmetricLayer(Wide), "K", "K must be square for an antisymmetric layer, got 2×3"),
        ("antisymmetric, NaN", () => new AntisymmetricLayer(NotANumber), "K", "K must hold finite numbers, got NaN in row 1, column 0"),
        ("antisymmetric, γ < 0", () => new AntisymmetricLayer(Given.KZero, -0.1), "damping", "damping must be zero or positive and finite, got -0.1"),
        ("antisymmetric, γ = ∞", () => new AntisymmetricLayer(Given.KZero, double.PositiveInfinity), "damping", "damping must be zero or positive and finite, got Infinity"),
        ("antisymmetric, long b", () => new AntisymmetricLayer(Given.KZero, b: Three), "b", "b must have length 2, got 3"),
        ("Hamiltonian, NaN", () => new HamiltonianLayer(NotANumber), "K", "K must hold finite numbers, got NaN in row 1, column 0"),
        ("Hamiltonian, vector b that fits one half", () => new HamiltonianLayer(Wide, Two), "b", "b must have length 3, got 2"),
        ("second order, NaN", () => new SecondOrderLayer(NotANumber), "K", "K must hold finite numbers, got NaN in row 1, column 0"),
        ("second order, short b", () => new SecondOrderLayer(Wide, Two), "b", "b must have length 3, got 2"),
        ("bias, NaN", () => _ = (Bias)double.NaN, "b", "b must be a finite number, got NaN"),
        ("bias, ∞ in a vector", () => _ = (Bias)Given.Vector(0, double.NegativeInfinity), "b", "b must hold finite numbers, got -Infinity at index 1"),

        ("evaluate, wide y", () => Dense.Evaluate(Wide), "y", "y must have 2 columns, got 2×3"),
        ("evaluate, y without z", () => Split.Evaluate(Given.KZero), "y", "y must have 4 columns, got 2×2"),
        ("evaluate, NaN", () => Dense.Evaluate(NotANumber), "y", "y must hold finite numbers, got NaN in row 1, column 0"),
        ("evaluate, no samples", () => Dense.Evaluate(NoSamples), "y", "y must have at least one sample, got 0×2"),
        ("weights, too few", () => Dense.WithParameters(Three), "parameters", "parameters must have length 5, got 3"),
        ("weights, NaN", () => Dense.WithParameters(Given.Vector(1, 2, double.NaN, 4, 5)), "parameters", "parameters must hold finite numbers, got NaN at index 2"),
        ("Jacobian, long y", () => Dense.Jacobian(Three), "y", "y must have length 2, got 3"),
        ("Jacobian, NaN", () => Dense.Jacobian(Given.Vector(0, double.NaN)), "y", "y must hold finite numbers, got NaN at index 1"),
        ("antisymmetric energy, long y", () => new AntisymmetricLayer(Given.KZero).Energy(Three), "y", "y must have length 2, got 3"),
        ("Hamiltonian energy, y without z", () => Split.Energy(Two), "y", "y must have length 4, got 2"),
        ("second-order energy, y without z", () => Second.Energy(Two), "y", "y must have length 4, got 2"),

        ("network, step 0", () => new ResidualNetwork(Dense, new ForwardEuler(), 3, 0), "step", "step must be finite and not 0, got 0"),
        ("network, step ∞", () => new HamiltonianNetwork(Split, new Verlet(), 3, double.PositiveInfinity), "step", "step must be finite and not 0, got Infinity"),
        ("network, step NaN", () => new SecondOrderNetwork(Second, new Leapfrog(), 3, double.NaN), "step", "step must be finite and not 0, got NaN"),
        ("network, depth 0", () => new PlainNetwork(Dense, 0), "depth", "depth must be at least 1, got 0"),
        ("network, no layers", () => new ResidualNetwork([], new ForwardEuler(), 0.1), "depth", "depth must be at least 1, got 0"),
        ("network, a null layer", () => new ResidualNetwork([Dense, null!], new ForwardEuler(), 0.1), "layers", "layers must not hold null, layer 1 is null"),
        (
            "network, layers of unequal features",
            () => new PlainNetwork([Dense, new DenseLayer(Given.Identity(3))]),
            "layers",
            "layers must all have 2 features and states of width 2 like layer 0, layer 1 has 3 and 3"),
        (
            "network, layers of unequal z",
            () => new HamiltonianNetwork([Split, new HamiltonianLayer(Wide)], new Verlet(), 0.1),
            "layers",
            "layers must all have 2 features and states of width 4 like layer 0, layer 1 has 2 and 5"),
        ("layer at N", () => Net.LayerAt(3), "j", "j must lie between 0 and 2, got 3"),
        ("layer at −1", () => SplitNet.LayerAt(-1), "j", "j must lie between 0 and 2, got -1"),
        ("forward, wide y₀", () => Net.Forward(Wide), "y0", "y0 must have 2 columns, one per feature, got 2×3"),
        ("propagate, neither features nor state", () => SplitNet.Propagate(Wide), "y0", "y0 must have 2 columns, one per feature, got 2×3"),
        ("forward, no samples", () => Net.Forward(NoSamples), "y0", "y0 must have at least one sample, got 0×2"),
        ("propagate, no samples", () => SplitNet.Propagate(NoSamples), "y0", "y0 must have at least one sample, got 0×2"),
        ("trajectory, no samples", () => Net.Trajectory(NoSamples), "y0", "y0 must have at least one sample, got 0×2"),
        ("tangent, no samples", () => Net.Tangent(NoSamples, NoSamples, Net.Parameters()), "y0", "y0 must have at least one sample, got 0×2"),
        ("adjoint, no samples", () => Net.Adjoint(NoSamples, NoSamples), "y0", "y0 must have at least one sample, got 0×2"),
        ("reverse, no samples", () => SplitNet.Reverse(Matrix<double>.Build.Dense(0, 4)), "finalState", "finalState must have at least one sample, got 0×4"),
        ("network, depth −1", () => new ResidualNetwork(Dense, new ForwardEuler(), -1, 0.1), "depth", "depth must be at least 1, got -1"),
        ("network, h < 0 of 0", () => new ResidualNetwork(Dense, new ForwardEuler(), 1, -0.0), "step", "step must be finite and not 0, got -0"),
        ("trajectory, NaN", () => Net.Trajectory(NotANumber), "y0", "y0 must hold finite numbers, got NaN in row 1, column 0"),
        ("reverse, without z", () => SplitNet.Reverse(Given.KZero), "finalState", "finalState must have 4 columns (y and z), got 2×2"),
        ("reverse, ∞", () => SplitNet.Reverse(Infinite), "finalState", "finalState must hold finite numbers, got Infinity in row 0, column 1"),
        ("features after layer N + 1", () => Path.FeaturesAt(4), "j", "j must lie between 0 and 3, got 4"),
        ("path of sample n", () => Path.Sample(2), "i", "i must lie between 0 and 1, got 2"),
        ("distance to sample n", () => Path.Distances(0, 2), "k", "k must lie between 0 and 1, got 2"),

        ("input layer, NaN", () => new InputLayer(NotANumber), "K", "K must hold finite numbers, got NaN in row 1, column 0"),
        ("input layer, no inputs", () => new InputLayer(Matrix<double>.Build.Dense(0, 2)), "K", "K must have at least one row and one column, got 0×2"),
        ("input layer, no samples", () => new InputLayer(Given.KZero).Evaluate(NoSamples), "x", "x must have at least one sample, got 0×2"),
        ("input layer, short b", () => new InputLayer(Wide, Two), "b", "b must have length 3, got 2"),
        ("input layer, wide x", () => Opening.Evaluate(Given.KZero), "x", "x must have 3 columns, one per input, got 2×2"),
        ("input layer before a wider network", () => Opening.Before(new PlainNetwork(new DenseLayer(Given.Identity(3)), 1)), "network", "network must have 2 features like the input layer, got 3"),
        ("padding to less", () => InputLayer.ZeroPadding(3, 2), "features", "features must be at least 3, got 2"),
        ("random input layer, no input", () => InputLayer.Random(0, 2, new SeededRandom(1)), "inputs", "inputs must be at least 1, got 0"),
        ("forward past an input layer", () => Opening.Before(Net).Forward(Given.KZero), "y0", "y0 must have 3 columns, one per input, got 2×2"),
        ("objective, data past an input layer", () => new Objective(Opening.Before(Net), Pairs, Loss.Softmax), "data", "data must have 3 inputs like the network, got 2"),
        ("join, a network without the input layer", () => new Objective(Opening.Before(Net), new Dataset(Wide, [0, 1], 2), Loss.Softmax).Join(Net, Classifier.Zero(2, 2)), "network", "network must have 8 weights in its input layer, got 0"),
        ("penalty, α_in < 0", () => new Penalty(input: -1), "input", "input must be zero or positive and finite, got -1"),

        ("spectrum, wide", () => Spectrum.Of(Wide), "A", "A must be square for eigenvalues, got 2×3"),
        ("spectrum, empty", () => Spectrum.Of(Nothing), "A", "A must have at least one row and one column, got 0×0"),
        ("log norm, empty", () => LogNorm.Of(Nothing), "A", "A must have at least one row and one column, got 0×0"),
        ("exponential, empty", () => MatrixExponential.Of(Nothing), "A", "A must have at least one row and one column, got 0×0"),
        ("exponential, tA without a right digit", () => MatrixExponential.Of(Given.KZero, 1e13), "t", "t must keep |tA| at most 1000000000000, beyond which exp(tA) has hardly a right digit, got 1E+13"),
        ("transient growth, empty", () => TransientGrowth.Of(Nothing, 1), "A", "A must have at least one row and one column, got 0×0"),
        ("transient growth, T without a right digit", () => TransientGrowth.Of(1e308 * Given.KZero, 1), "finalTime", "finalTime must keep |tA| at most 1000000000000, beyond which exp(tA) has hardly a right digit, got 1E+308"),
        ("pseudospectrum, empty", () => Pseudospectrum.Of(Nothing, (0, 1), (0, 1)), "A", "A must have at least one row and one column, got 0×0"),
        ("stability region, wider than all numbers", () => StabilityRegion.Of(new Verlet(), (-1e308, 1e308), (0, 1)), "real", "real must run from a smaller to a larger finite number, got -1E+308 to 1E+308"),
        ("growth, NaN", () => new RungeKutta4().Growth(new(double.NaN, 0)), "hLambda", "hLambda must be a number, got <NaN; 0>"),
        ("Verlet's growth, NaN", () => new Verlet().Growth(new(0, double.NaN)), "hLambda", "hLambda must be a number, got <0; NaN>"),
        ("spectrum, NaN", () => Spectrum.Of(NotANumber), "A", "A must hold finite numbers, got NaN in row 1, column 0"),
        ("spectrum times ∞", () => Spectrum.Of(Given.KZero).Times(double.PositiveInfinity), "h", "h must be a finite number, got Infinity"),
        ("log norm, wide", () => LogNorm.Of(Wide), "A", "A must be square for a logarithmic norm, got 2×3"),
        ("exponential, wide", () => MatrixExponential.Of(Wide), "A", "A must be square for an exponential, got 2×3"),
        ("exponential, t = NaN", () => MatrixExponential.Of(Given.KZero, double.NaN), "t", "t must be a finite number, got NaN"),
        ("pseudospectrum, wide", () => Pseudospectrum.Of(Wide, (0, 1), (0, 1)), "A", "A must be square for a pseudospectrum, got 2×3"),
        ("pseudospectrum, empty range", () => Pseudospectrum.Of(Given.KZero, (1, 1), (0, 1)), "real", "real must run from a smaller to a larger finite number, got 1 to 1"),
        ("stability region, endless range", () => StabilityRegion.Of(new Verlet(), (0, 1), (0, double.PositiveInfinity)), "imaginary", "imaginary must run from a smaller to a larger finite number, got 0 to Infinity"),
        ("stability region, one point", () => StabilityRegion.Of(new Verlet(), (0, 1), (0, 1), 1), "resolution", "resolution must be at least 2, got 1"),
        ("stability region, h = NaN", () => StabilityRegion.Contains(new Verlet(), Spectrum.Of(Given.KZero), double.NaN), "h", "h must be a finite number, got NaN"),
        ("transient growth, wide", () => TransientGrowth.Of(Wide, 1), "A", "A must be square for transient growth, got 2×3"),
        ("transient growth, T = 0", () => TransientGrowth.Of(Given.KZero, 0), "finalTime", "finalTime must be positive and finite, got 0"),
        ("transient growth, 2 samples", () => TransientGrowth.Of(Given.KZero, 1, 2), "samples", "samples must be at least 3, got 2"),
        ("sensitivity, long y₀", () => Sensitivity.Steps(Net, Three), "y0", "y0 must have 2 columns, one per feature, got 1×3"),
        ("sensitivity, NaN", () => Sensitivity.Of(Net, Given.Vector(0, double.NaN)), "y0", "y0 must hold finite numbers, got NaN at index 1"),
        ("sensitivity, from after to", () => Sensitivity.Of(Net, Two, 2, 1), "from", "from and to must satisfy 0 ≤ from ≤ to ≤ 3, got from 2 to 1"),
        ("sensitivity, to after N", () => Sensitivity.Of(Net, Two, 0, 4), "from", "from and to must satisfy 0 ≤ from ≤ to ≤ 3, got from 0 to 4"),
        ("singular values, from < 0", () => Sensitivity.SingularValues(Net, Two, -1), "from", "from and to must satisfy 0 ≤ from ≤ to ≤ 3, got from -1 to 3"),
        ("exponents, long y₀", () => Lyapunov.Exponents(Net, Three), "y0", "y0 must have 2 columns, one per feature, got 1×3"),
        ("Jacobians, long y₀", () => Jacobians.Along(Net, Three), "y0", "y0 must have 2 columns, one per feature, got 1×3"),

        ("Taylor test, v = 0", () => TaylorTest.Run(x => x, v => v, Two, 0 * Two), "v", "v must not be 0: a zero direction tests nothing"),
        ("Taylor test, v that does not move x", () => TaylorTest.Run(x => x, v => 0 * v, Two, 1e-17 * Two), "v", "v must move x by more than rounding: x + v/2 is x, which tests nothing"),
        (
            "Taylor test, v that f does not feel",
            () => TaylorTest.Run(x => x + 1e9, v => v, Two, 1e-9 * Two),
            "v",
            "v must change f by more than rounding: of |f| = 1.41E+09 it changes 2.24E-09, which tests nothing"),
        ("Taylor test, v that is too long", () => TaylorTest.Run(x => x, v => v, Given.Vector(0, 0), Given.Vector(1.7e308, 1.7e308)), "v", "v must be so short that changes of f stay within the range of numbers"),
        ("adjoint test, v = 0", () => AdjointTest.Run(x => x, w => w, 0 * Two, Two), "v", "v must not be 0: a zero direction tests nothing"),
        ("adjoint test, w = 0", () => AdjointTest.Run(x => x, w => w, Two, 0 * Two), "w", "w must not be 0: a zero direction tests nothing"),
        ("Taylor test, long v", () => TaylorTest.Run(x => x, v => v, Two, Three), "v", "v must have length 2, got 3"),
        ("Taylor test, J v of another length", () => TaylorTest.Run(x => x, v => Three, Two, Two), "derivative(v)", "derivative(v) must have length 2, got 3"),
        ("Taylor test, f of varying length", () => TaylorTest.Run(x => x == Two ? x : Three, v => v, Two, Two), "f(x + hv)", "f(x + hv) must have length 2, got 3"),
        ("adjoint test, J v of another length", () => AdjointTest.Run(x => x, w => w, Two, Three), "forward(v)", "forward(v) must have length 3, got 2"),
        ("adjoint test, Jᵀ w of another length", () => AdjointTest.Run(x => Three, w => w, Two, Three), "adjoint(w)", "adjoint(w) must have length 2, got 3"),
        ("adjoint test, NaN", () => AdjointTest.Run(x => x, w => w, Given.Vector(double.NaN), Two), "v", "v must hold finite numbers, got NaN at index 0"),
        ("order, one depth", () => ObservedOrder.Measure(N => 1, 10), "number of depths", "number of depths must be at least 2, got 1"),
        ("order, falling depths", () => ObservedOrder.Measure(N => 1, 20, 10), "depths", "depths must be positive and rise, got 20, 10"),
        ("order, depth 0", () => ObservedOrder.Measure(N => 1, 0, 10), "depths", "depths must be positive and rise, got 0, 10"),
        ("order, no error", () => ObservedOrder.Measure(N => 0, 10, 20), "error(10)", "error(10) must be positive and finite, got 0"),
        ("invariant, NaN", () => Invariant.Along(Path, y => double.NaN), "quantity at layer 0", "quantity at layer 0 must be a finite number, got NaN"),
        ("invariant, sample n", () => Invariant.Along(Path, y => y[0], 2), "sample", "sample must lie between 0 and 1, got 2"),

        ("random, nothing to choose", () => new SeededRandom(1).Below(0), "count", "count must be at least 1, got 0"),
        ("random, endless interval", () => new SeededRandom(1).Uniform(0, double.PositiveInfinity), "to", "to must be a finite number, got Infinity"),
        ("random, falling interval", () => new SeededRandom(1).Uniform(1, 0), "to", "to must not be less than from, got 0 after 1"),
        ("random, interval wider than all numbers", () => new SeededRandom(1).Uniform(-1e308, 1e308), "to", "to must be within 1.7976931348623157E+308 of from, got 1E+308 after -1E+308"),
        ("random, more entries than an array holds", () => new SeededRandom(1).NormalMatrix(100_000, 100_000), "columns", "columns must be at most 21474, got 100000"),
        ("random, no rows", () => new SeededRandom(1).NormalMatrix(0, 1), "rows", "rows must be at least 1, got 0"),
        ("random, no columns", () => new SeededRandom(1).NormalMatrix(1, 0), "columns", "columns must be at least 1, got 0"),
        ("random, no entries", () => new SeededRandom(1).NormalVector(0), "length", "length must be at least 1, got 0"),
        ("ellipses, no training", () => Ellipses.Make(0), "trainingPerClass", "trainingPerClass must be at least 1, got 0"),
        ("moons, no validation", () => DoubleMoons.Make(1, 0), "validationPerClass", "validationPerClass must be at least 1, got 0"),
        ("ellipses, more samples than an array holds", () => Ellipses.Make(int.MaxValue), "trainingPerClass", "trainingPerClass must be at most 536870897, got 2147483647"),
        ("moons, more samples than an array holds", () => DoubleMoons.Make(1, int.MaxValue), "validationPerClass", "validationPerClass must be at most 536870897, got 2147483647"),
        ("peaks, more samples than an array holds", () => Peaks.Make(int.MaxValue), "trainingPerClass", "trainingPerClass must be at most 214748359, got 2147483647"),
        ("swiss roll, more samples than an array holds", () => SwissRoll.Make(int.MaxValue), "n", "n must be at most 268435448, got 2147483647"),
        ("peaks, height at NaN", () => Peaks.Height(double.NaN, 0), "x", "x must be a finite number, got NaN"),
        ("peaks, height at ∞", () => Peaks.Height(0, double.PositiveInfinity), "y", "y must be a finite number, got Infinity"),
        ("moons, endless noise", () => DoubleMoons.Make(noise: 1e308), "noise", "noise must lie between 0 and 1E+100, got 1E+308"),
        ("moons, noise < 0", () => DoubleMoons.Make(noise: -1), "noise", "noise must be zero or positive and finite, got -1"),
        ("peaks, one class", () => Peaks.Make(classes: 1), "classes", "classes must be at least 2, got 1"),
        ("peaks, no training", () => Peaks.Make(trainingPerClass: -5), "trainingPerClass", "trainingPerClass must be at least 1, got -5"),
        ("swiss roll, n = 1", () => SwissRoll.Make(1), "n", "n must be at least 2, got 1"),
        ("data, labels missing", () => new Dataset(Given.KZero, [0], 2), "labels", "labels must have one entry for each of the 2 samples, got 1"),
        ("data, label m", () => new Dataset(Given.KZero, [0, 2], 2), "labels", "labels must lie between 0 and 1, got 2 for sample 1"),
        ("data, one class", () => new Dataset(Given.KZero, [0, 0], 1), "classes", "classes must be at least 2, got 1"),
        ("data, NaN", () => new Dataset(NotANumber, [0, 1], 2), "features", "features must hold finite numbers, got NaN in row 1, column 0"),
        ("data, samples of class m", () => new Dataset(Given.KZero, [0, 1], 2).OfClass(2), "label", "label must lie between 0 and 1, got 2"),
        ("data, no samples", () => new Dataset(NoSamples, [], 2), "features", "features must have at least one sample, got 0×2"),
        ("data, no features", () => new Dataset(NoColumns, [0, 1], 2), "features", "features must have at least one row and one column, got 2×0"),
        ("data, sample n", () => Pairs.Select([0, 2]), "samples", "samples must lie between 0 and 1, got 2"),
        ("data, choice of none", () => Pairs.Select([]), "number of samples", "number of samples must be at least 1, got 0"),

        ("classifier, NaN", () => new Classifier(NotANumber, Two), "W", "W must hold finite numbers, got NaN in row 1, column 0"),
        ("classifier, long μ", () => new Classifier(Given.KZero, Three), "mu", "mu must have length 2, got 3"),
        ("classifier, no classes", () => Classifier.Zero(2, 0), "columns", "columns must be at least 1, got 0"),
        ("logits, wide y", () => Classifier.Zero(2, 2).Logits(Wide), "y", "y must have 2 columns, got 2×3"),
        ("logistic, three classes", () => Loss.Logistic.Columns(3), "classes", "classes must be 2 for the logistic loss, got 3: the softmax loss tells more"),
        ("softmax, one class", () => Loss.Softmax.Columns(1), "classes", "classes must be at least 2, got 1"),
        ("penalty, α < 0", () => new Penalty(-1), "smoothness", "smoothness must be zero or positive and finite, got -1"),
        ("penalty, α_W = NaN", () => new Penalty(0, double.NaN), "classifier", "classifier must be zero or positive and finite, got NaN"),
        ("objective, wide data", () => new Objective(Net, new Dataset(Wide, [0, 1], 2), Loss.Softmax), "data", "data must have 2 features like the network, got 3"),
        (
            "objective, h < 0",
            () => new Objective(new ResidualNetwork(Dense, new ForwardEuler(), 3, -0.5), Pairs, Loss.Softmax),
            "network",
            "network must have a positive step to be trained, got -0.5"),
        (
            "objective, layers of two kinds",
            () => new Objective(new PlainNetwork([Dense, new AntisymmetricLayer(Given.KZero)]), Pairs, Loss.Softmax),
            "network",
            "network must have layers of one kind with as many weights each, layer 1 differs from layer 0"),
        ("objective, few weights", () => Learning.Measure([1, 2]), "weights", "weights must have length 21, got 2"),
        ("objective, short gradient", () => Learning.Evaluate(new double[21], new double[20]), "gradient", "gradient must have length 21, got 20"),
        ("objective, NaN", () => Learning.Measure([.. new double[20], double.NaN]), "weights", "weights must hold finite numbers, got NaN at index 20"),
        ("objective, another network", () => Learning.Join(new PlainNetwork(Dense, 2), Classifier.Zero(2, 2)), "network", "network must have 15 weights, got 10"),
        ("objective, another classifier", () => Learning.Join(Net, Classifier.Zero(2, 1)), "classifier", "classifier must have a W of 2×2, got 2×1"),
        ("metrics, one logit for two", () => Metrics.Of(Net, Classifier.Zero(2, 1), Loss.Softmax, Pairs), "classifier", "classifier must give 2 logits for 2 classes, got 1"),
        ("L-BFGS, no memory", () => new Lbfgs(0), "memory", "memory must be at least 1, got 0"),
        ("L-BFGS, tolerance < 0", () => new Lbfgs(tolerance: -1), "tolerance", "tolerance must be zero or positive and finite, got -1"),
        ("L-BFGS, short start", () => new Lbfgs().Minimise(Learning, [1]), "start", "start must have length 21, got 1"),
        ("Adam, η = 0", () => new Adam(0), "rate", "rate must be positive and finite, got 0"),
        ("Adam, no batch", () => new Adam(batchSize: 0), "batchSize", "batchSize must be at least 1, got 0"),
        ("Adam, q > 1", () => new Adam(decay: 2), "decay", "decay must be at most 1, got 2"),
        ("SGD, q = 0", () => new GradientDescent(1, decay: 0), "decay", "decay must be positive and finite, got 0"),
        ("SGD, η = NaN", () => new GradientDescent(double.NaN), "rate", "rate must be positive and finite, got NaN"),
        ("SGD, μ = 1", () => new GradientDescent(1, 1), "momentum", "momentum must be below 1, got 1"),
        ("training, no iterations", () => Training.Train(Net, Data, 0), "iterations", "iterations must be at least 1, got 0"),
        (
            "training, classes that differ",
            () => Training.Train(Net, new TrainingData(Pairs, new Dataset(Given.KZero, [0, 1], 3)), 1),
            "data",
            "data must have as many classes to judge by as to learn from, got 3 and 2"),
        ("training, no levels", () => new CoarseToFine(Training).Train(Net, Data, []), "number of levels", "number of levels must be at least 1, got 0"),
    ];

    /// <summary>What is done with null, and the argument.</summary>
    private static readonly (string Argument, Action Use)[] Nulls =
    [
        ("K", () => new DenseLayer(null!)),
        ("K", () => new AntisymmetricLayer(null!)),
        ("K", () => new HamiltonianLayer(null!)),
        ("K", () => new SecondOrderLayer(null!)),
        ("b", () => _ = (Bias)(Vector<double>)null!),
        ("y", () => Dense.Evaluate(null!)),
        ("y", () => Dense.Jacobian(null!)),
        ("y", () => Split.Energy(null!)),
        ("layer", () => new PlainNetwork((Layer)null!, 1)),
        ("layers", () => new ResidualNetwork((IReadOnlyList<Layer>)null!, new ForwardEuler(), 1)),
        ("integrator", () => new ResidualNetwork(Dense, null!, 1, 1)),
        ("integrator", () => new HamiltonianNetwork(Split, null!, 1, 1)),
        ("integrator", () => new SecondOrderNetwork(Second, null!, 1, 1)),
        ("y0", () => Net.Forward(null!)),
        ("y0", () => Net.Propagate(null!)),
        ("y0", () => Net.Trajectory(null!)),
        ("finalState", () => SplitNet.Reverse(null!)),
        ("A", () => Spectrum.Of(null!)),
        ("A", () => LogNorm.Of(null!)),
        ("A", () => MatrixExponential.Of(null!)),
        ("A", () => TransientGrowth.Of(null!, 1)),
        ("A", () => Pseudospectrum.Of(null!, (0, 1), (0, 1))),
        ("integrator", () => StabilityRegion.Of(null!, (0, 1), (0, 1))),
        ("integrator", () => StabilityRegion.Contains(null!, Spectrum.Of(Given.KZero), 1)),
        ("spectrum", () => StabilityRegion.Contains(new Verlet(), null!, 1)),
        ("integrator", () => StabilityRegion.ImaginaryLimit(null!)),
        ("integrator", () => StabilityRegion.RealLimit(null!)),
        ("network", () => Sensitivity.Steps(null!, Two)),
        ("network", () => Sensitivity.Of(null!, Two)),
        ("network", () => Sensitivity.SingularValues(null!, Two)),
        ("y0", () => Sensitivity.Of(Net, null!)),
        ("network", () => Jacobians.Along(null!, Two)),
        ("y0", () => Jacobians.Along(Net, null!)),
        ("network", () => Lyapunov.Exponents(null!, Two)),
        ("y0", () => Lyapunov.Largest(Net, null!)),
        ("f", () => TaylorTest.Run(null!, v => v, Two, Two)),
        ("derivative", () => TaylorTest.Run(x => x, null!, Two, Two)),
        ("x", () => TaylorTest.Run(x => x, v => v, null!, Two)),
        ("v", () => TaylorTest.Run(x => x, v => v, Two, null!)),
        ("forward", () => AdjointTest.Run(null!, w => w, Two, Two)),
        ("adjoint", () => AdjointTest.Run(v => v, null!, Two, Two)),
        ("w", () => AdjointTest.Run(v => v, w => w, Two, null!)),
        ("error", () => ObservedOrder.Measure(null!, 1, 2)),
        ("depths", () => ObservedOrder.Measure(N => 1, null!)),
        ("trajectory", () => Invariant.Along(null!, y => 0)),
        ("quantity", () => Invariant.Along(Path, null!)),
        ("features", () => new Dataset(null!, [], 2)),
        ("labels", () => new Dataset(Given.KZero, null!, 2)),
        ("samples", () => Pairs.Select(null!)),
        ("network", () => Prolongation.Prolongate((Network)null!)),
        ("K", () => new InputLayer(null!)),
        ("x", () => Opening.Evaluate(null!)),
        ("random", () => InputLayer.Random(1, 1, null!)),
        ("network", () => Opening.Before((Network)null!)),
        ("W", () => new Classifier(null!, Two)),
        ("mu", () => new Classifier(Given.KZero, null!)),
        ("network", () => new Objective(null!, Pairs, Loss.Softmax)),
        ("data", () => new Objective(Net, null!, Loss.Softmax)),
        ("loss", () => new Objective(Net, Pairs, null!)),
        ("weights", () => Learning.Measure(null!)),
        ("gradient", () => Learning.Evaluate(new double[21], null!)),
        ("weights", () => Learning.Split(null!)),
        ("network", () => Learning.Join(null!, Classifier.Zero(2, 2))),
        ("classifier", () => Learning.Join(Net, null!)),
        ("network", () => Metrics.Of(null!, Classifier.Zero(2, 2), Loss.Softmax, Pairs)),
        ("classifier", () => Metrics.Of(Net, null!, Loss.Softmax, Pairs)),
        ("loss", () => Metrics.Of(Net, Classifier.Zero(2, 2), null!, Pairs)),
        ("data", () => Metrics.Of(Net, Classifier.Zero(2, 2), Loss.Softmax, null!)),
        ("problem", () => new Adam().Minimise(null!, [])),
        ("start", () => new Lbfgs().Minimise(Learning, null!)),
        ("loss", () => new Trainer(null!, default, new Lbfgs())),
        ("optimiser", () => new Trainer(Loss.Softmax, default, null!)),
        ("start", () => Training.Train<Network>(null!, Data, 1)),
        ("data", () => Training.Train(Net, null!, 1)),
        ("trainer", () => new CoarseToFine(null!)),
        ("start", () => new CoarseToFine(Training).Train<Network>(null!, Data, [1])),
        ("iterations", () => new CoarseToFine(Training).Train(Net, Data, null!)),
    ];

    public static TheoryData<string> Names => [.. Table.Select(row => row.Name)];

    public static TheoryData<int, string> NullArguments
    {
        get
        {
            var data = new TheoryData<int, string>();
            foreach (var (i, row) in Nulls.Index())
                data.Add(i, row.Argument);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_wrong_argument_is_named_with_what_was_expected_and_what_came(string name)
    {
        var (_, use, argument, message) = Table.Single(row => row.Name == name);
        var error = Assert.ThrowsAny<ArgumentException>(use);
        Assert.Equal(argument, error.ParamName);
        Assert.StartsWith(message + " (Parameter", error.Message);
    }

    [Theory]
    [MemberData(nameof(NullArguments))]
    public void A_null_argument_is_named(int i, string argument) =>
        Assert.Equal(argument, Assert.Throws<ArgumentNullException>(Nulls[i].Use).ParamName);

    [Fact]
    public void Peaks_with_bins_that_no_grid_point_falls_in_says_so() =>
        Assert.StartsWith("classes must leave none of the bins empty, got 100000 for ", Assert.Throws<ArgumentOutOfRangeException>(() => Peaks.Make(classes: 100_000)).Message);
}
