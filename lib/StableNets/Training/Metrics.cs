using MathNet.Numerics.LinearAlgebra;
using StableNets.Datasets;
using StableNets.Networks;

namespace StableNets.Training;

/// <summary>What a network and a classifier make of a data set: how many samples of class c were taken for class p.</summary>
public sealed class Metrics
{
    private Metrics(int[] decisions, int[,] confusion)
    {
        Decisions = decisions;
        Confusion = confusion;
        Correct = Enumerable.Range(0, confusion.GetLength(0)).Sum(c => confusion[c, c]);
    }

    /// <summary>The decided class of each sample.</summary>
    public IReadOnlyList<int> Decisions { get; }

    /// <summary>Confusion[c, p]: samples of class c that were taken for class p. m × m.</summary>
    public int[,] Confusion { get; }

    /// <summary>n: the number of samples.</summary>
    public int Count => Decisions.Count;

    /// <summary>How many were decided rightly.</summary>
    public int Correct { get; }

    /// <summary>Correct / n.</summary>
    public double Accuracy => (double)Correct / Count;

    /// <summary>Decides each sample and counts.</summary>
    /// <param name="network">The network.</param>
    /// <param name="classifier">The classifier behind it.</param>
    /// <param name="loss">How logits are read.</param>
    /// <param name="data">Samples and their classes.</param>
    /// <returns>The counts.</returns>
    /// <exception cref="ArgumentException">The data do not fit the network, or the classifier the classes.</exception>
    /// <exception cref="OverflowException">The state grew beyond the range of numbers.</exception>
    public static Metrics Of(Network network, Classifier classifier, Loss loss, Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(loss);
        if (loss.Columns(data.Classes) != classifier.Mu.Count)
            throw new ArgumentException($"classifier must give {loss.Columns(data.Classes)} logits for {data.Classes} classes, got {classifier.Mu.Count}", nameof(classifier));
        var decisions = Decide(network, classifier, loss, data.Features);
        var confusion = new int[data.Classes, data.Classes];
        for (var i = 0; i < decisions.Length; i++)
            confusion[data.Labels[i], decisions[i]]++;
        return new Metrics(decisions, confusion);
    }

    /// <summary>The decided class of each sample.</summary>
    /// <param name="network">The network.</param>
    /// <param name="classifier">The classifier behind it.</param>
    /// <param name="loss">How logits are read.</param>
    /// <param name="features">Y₀: n × s.</param>
    /// <returns>n classes.</returns>
    /// <exception cref="ArgumentException">The features do not fit the network, or the classifier does not.</exception>
    /// <exception cref="OverflowException">The state grew beyond the range of numbers.</exception>
    public static int[] Decide(Network network, Classifier classifier, Loss loss, Matrix<double> features)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(classifier);
        ArgumentNullException.ThrowIfNull(loss);
        return [.. classifier.Logits(network.Forward(features)).EnumerateRows().Select(row => loss.Decide(row.ToArray()))];
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Correct} of {Count} right ({100 * Accuracy:F2} %)";
}
