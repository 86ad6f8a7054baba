using StableNets.Datasets;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Teaching.Exercises;
using StableNets.Teaching.Formatting;
using StableNets.Training;
using Matrix = MathNet.Numerics.LinearAlgebra.Matrix<double>;

namespace StableNets.Teaching.Homework;

/// <content>The experiment.</content>
public static partial class Homework6
{
    // A network that learned nothing has few parameters, no gap and very firm decisions: none of that is worth a point.
    private const double LeastAccuracy = 75;

    /// <summary>Three arms wound round each other: 300 samples to learn from, 300 to choose by.</summary>
    public static TrainingData Data { get; } = new(Pinwheel.Draw(perClass: 100, seed: 1), Pinwheel.Draw(perClass: 100, seed: 2));

    // Neither to learn from nor to choose by.
    private static readonly Lazy<TrainingData> Hidden = new(() => new(Data.Training, Pinwheel.Draw(perClass: 200, seed: 2026)));

    /// <summary>A network and its classifier, judged by <see cref="Rubric"/> on samples that nobody has seen.</summary>
    public static Exercise<(Network Network, Classifier Classifier)> Experiment { get; } = new(
        "6.6", "The experiment", points: 7,
        Trials.Of(
                Inputs.Fixed(new NoInput()),
                ((Network Network, Classifier Classifier) answer, NoInput _) => Measured(Rubric.Of(answer.Network, answer.Classifier, Hidden.Value)))
            .StartsAs((Untrained, Classifier.Zero(2, 3)))
            .Must("line 1: the network is within the budget", (f, x) => Judge(f(x), 1), points: 1)
            .Must("line 2: it is right on new samples", (f, x) => Judge(f(x), 2), points: 2)
            .Must("line 3: it is about as right on new samples as on those it was trained on", (f, x) => Judge(f(x), 3), points: 1)
            .Must("line 4: its decisions are firm", (f, x) => Judge(f(x), 4), points: 1)
            .Must("line 5: it decides the same with twice the layers", (f, x) => Judge(f(x), 5), points: 2));

    /// <summary>The line of the rubric that breaks first when h grows up to its double, by two per cent at a time, with N and the weights kept; 0 where none does.</summary>
    public static Exercise<(Network Network, Classifier Classifier, int Line)> FirstToFall { get; } = new(
        "6.7", "Which line falls first", points: 1,
        Trials.Of(
                Inputs.Fixed(new NoInput()),
                ((Network Network, Classifier Classifier, int Line) answer, NoInput _) => Stretch(answer.Network, answer.Classifier, answer.Line))
            .StartsAs((Untrained, Classifier.Zero(2, 3), 0))
            .Must("no other line falls before it", (f, x) => f(x) switch
            {
                { Accuracy: < LeastAccuracy } found => TooWeak(found.Accuracy, "validation"),
                { Falls: true } => null,
                { Line: 1 } => new(FaultKind.Value, "The number of parameters does not depend on h."),
                { At: 0 } found => new(FaultKind.Value, $"No line falls until h is doubled; then the answer is 0, and not {found.Line}."),
                { Line: >= 2 and <= 5 } found => new(FaultKind.Value, $"Line {found.Line} is not the one that breaks when h has grown by {found.At} %, but another line does."),
                _ => new(FaultKind.Value, "A line falls before h is doubled. Answer with its number, 1 to 5."),
            }));

    /// <summary>The same layers with another step: N and all weights are kept, so that T changes with h.</summary>
    /// <param name="network">A residual network with forward Euler, or a Hamiltonian network with Verlet.</param>
    /// <param name="h">The new step: finite, not 0.</param>
    /// <returns>A new network.</returns>
    /// <exception cref="ArgumentException">The network is of another kind.</exception>
    public static Network WithStep(Network network, double h)
    {
        ArgumentNullException.ThrowIfNull(network);
        var layers = Enumerable.Range(0, network.Depth).Select(network.LayerAt);
        Network stretched = network switch
        {
            ResidualNetwork when network.IntegratorName == new ForwardEuler().Name => new ResidualNetwork([.. layers], new ForwardEuler(), h),
            HamiltonianNetwork when network.IntegratorName == new Verlet().Name => new HamiltonianNetwork([.. layers.Cast<SplitLayer>()], new Verlet(), h),
            _ => throw new ArgumentException(
                $"network must be residual with forward Euler or Hamiltonian with Verlet, got {network.GetType().Name} with {network.IntegratorName}", nameof(network)),
        };
        return network.Input is { } input ? input.Before(stretched) : stretched;
    }

    private static Network Untrained => new ResidualNetwork(new DenseLayer(Matrix.Build.Dense(2, 2)), new ForwardEuler(), 1, 1);

    private static double[] Measured(Rubric rubric) => [.. rubric.Lines.Select(line => line.Measured)];

    private static Fault? Judge(double[] measured, int number)
    {
        if (measured[1] < LeastAccuracy)
            return TooWeak(measured[1], "hidden");
        var line = new Rubric(measured).Lines[number - 1];
        return line.Holds ? null : new(FaultKind.Value, $"{char.ToUpperInvariant(line.Name[0])}{line.Name[1..]}: {Written.Number(line.Measured)}; it should be {line.Limit}.");
    }

    /// <summary>Grows h until a line that held breaks: at which per cent (0 for none), and whether it is the line given.</summary>
    private static (double Accuracy, int Line, int At, bool Falls) Stretch(Network network, Classifier classifier, int line)
    {
        RubricLine[] at0 = [.. Lines(0)];
        for (var percent = 2; percent <= 100; percent += 2)
        {
            int[] broken = [.. Lines(percent).Zip(at0).Where(pair => pair.Second.Holds && !pair.First.Holds).Select(pair => pair.First.Number)];
            if (broken.Length > 0)
                return (at0[1].Measured, line, percent, broken.Contains(line));
        }

        return (at0[1].Measured, line, 0, line == 0);

        IReadOnlyList<RubricLine> Lines(int percent) => Rubric.Of(WithStep(network, network.Step * (1 + (percent / 100.0))), classifier, Data).Lines;
    }

    private static Fault TooWeak(double accuracy, string samples) => new(
        FaultKind.Value,
        $"This counts only for a network that is right on {Written.Number(LeastAccuracy)} % of the {samples} samples or more; this one is right on {Written.Number(accuracy, "F1")} %.");
}
