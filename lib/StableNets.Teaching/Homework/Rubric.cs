using MathNet.Numerics.LinearAlgebra;
using StableNets.Datasets;
using StableNets.Networks;
using StableNets.Teaching.Formatting;
using StableNets.Training;

namespace StableNets.Teaching.Homework;

/// <summary>What the experiment of homework 6 is judged by: five lines, each a number that is measured and a bound on it.</summary>
[TypeFormatterSource(typeof(ShownSource), PreferredMimeTypes = [MimeType.Html, MimeType.Plain])]
public sealed class Rubric : IShown
{
    /// <summary>ε: how far a sample is moved in the line on firm decisions.</summary>
    public const double Shift = 0.05;

    private static readonly Func<double, RubricLine>[] All =
    [
        parameters => new(1, "trained parameters", parameters, 100, IsAtMost: true),
        accuracy => new(2, "right on new samples, %", accuracy, 95, IsAtMost: false),
        gap => new(3, "right on training samples minus right on new ones, %", gap, 3, IsAtMost: true),
        firm => new(4, $"firm decisions (moved by {Written.Number(Shift)}), %", firm, 90, IsAtMost: false),
        same => new(5, "decided the same with the layers doubled, %", same, 90, IsAtMost: false),
    ];

    internal Rubric(IEnumerable<double> measured) => Lines = [.. measured.Select((number, i) => All[i](number))];

    /// <summary>The lines, in order.</summary>
    public IReadOnlyList<RubricLine> Lines { get; }

    /// <summary>Measures a network and its classifier, which must end in softmax.</summary>
    /// <param name="network">Two inputs.</param>
    /// <param name="classifier">As many columns as there are classes.</param>
    /// <param name="data">The samples it was trained on, and new ones to judge by.</param>
    /// <returns>The lines, to be shown.</returns>
    /// <exception cref="ArgumentException">The parts do not fit each other, or the layers are of several kinds.</exception>
    /// <exception cref="OverflowException">The network grows beyond the range of numbers.</exception>
    public static Rubric Of(Network network, Classifier classifier, TrainingData data)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(data);
        var fresh = data.Validation;
        var decided = Decide(network, fresh.Features);
        var accuracy = Accuracy(fresh);
        return new([
            Parameters(network, classifier),
            accuracy,
            Accuracy(data.Training) - accuracy,
            100 * Firm(points => Decide(network, points), fresh.Features, Shift),
            100 * Share(Decide(Prolongation.Prolongate(network), fresh.Features).Zip(decided, (doubled, once) => doubled == once))]);

        int[] Decide(Network through, Matrix<double> points) => Metrics.Decide(through, classifier, Loss.Softmax, points);

        double Accuracy(Dataset samples) => 100 * Metrics.Of(network, classifier, Loss.Softmax, samples).Accuracy;
    }

    string IShown.Html => View.Html;

    string IShown.Plain => View.Plain;

    private Table View => new(
        "Rubric",
        ["line", "what", "bound", "measured", "kept"],
        [.. Lines.Select(line => new[] { Written.Number(line.Number), line.Name, line.Limit, Written.Number(line.Measured), line.Holds ? "yes" : "no" })]);

    /// <summary>The share of samples whose class stays the same when the sample is moved by ε along each feature, forwards and back.</summary>
    internal static double Firm(Func<Matrix<double>, int[]> decide, Matrix<double> samples, double ε)
    {
        var before = decide(samples);
        var moved = Moves(samples.ColumnCount, ε).Select(move => decide(Moved(samples, move))).ToArray();
        return Share(before.Select((label, i) => moved.All(labels => labels[i] == label)));
    }

    /// <summary>+ε and −ε along each feature.</summary>
    internal static IEnumerable<double[]> Moves(int features, double ε) =>
        from feature in Enumerable.Range(0, features)
        from shift in new[] { ε, -ε }
        select Enumerable.Range(0, features).Select(k => k == feature ? shift : 0).ToArray();

    internal static Matrix<double> Moved(Matrix<double> samples, double[] move) => samples.MapIndexed((_, k, entry) => entry + move[k], Zeros.Include);

    internal static double Share(IEnumerable<bool> truths) => truths.Average(truth => truth ? 1.0 : 0);

    private static int Parameters(Network network, Classifier classifier) =>
        Enumerable.Range(0, network.Depth).Sum(j => network.LayerAt(j).Parameters().Count)
        + (classifier.W.RowCount * classifier.W.ColumnCount) + classifier.Mu.Count
        + (network.Input is { IsTrained: true } input ? (input.K.RowCount * input.K.ColumnCount) + input.Bias.Count : 0);
}

/// <summary>A line of the rubric.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="Name">What is measured.</param>
/// <param name="Measured">The number found.</param>
/// <param name="Bound">The bound on it.</param>
/// <param name="IsAtMost">Whether the number may not be larger than the bound; otherwise not smaller.</param>
public sealed record RubricLine(int Number, string Name, double Measured, double Bound, bool IsAtMost)
{
    /// <summary>Whether the number keeps to its bound.</summary>
    public bool Holds => IsAtMost ? Measured <= Bound : Measured >= Bound;

    /// <summary>The bound in words.</summary>
    internal string Limit => $"at {(IsAtMost ? "most" : "least")} {Written.Number(Bound)}";
}
