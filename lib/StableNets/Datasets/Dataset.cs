using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace StableNets.Datasets;

/// <summary>(Y₀, labels): n samples with s features each, and the class of each sample.</summary>
public sealed class Dataset
{
    /// <summary>Samples and their classes.</summary>
    /// <param name="features">Y₀: n × s, finite, n ≥ 1 and s ≥ 1.</param>
    /// <param name="labels">n class numbers, 0 ≤ label &lt; classes.</param>
    /// <param name="classes">m ≥ 2.</param>
    /// <exception cref="ArgumentException">There is no sample or no feature, lengths differ or a label is out of range.</exception>
    public Dataset(Matrix<double> features, IReadOnlyList<int> labels, int classes)
    {
        ArgumentNullException.ThrowIfNull(labels);
        Features = Require.NotEmpty(Require.Samples(features, nameof(features)), nameof(features)).Clone();
        Classes = Require.AtLeast(2, classes, nameof(classes));
        if (labels.Count != features.RowCount)
            throw new ArgumentException($"labels must have one entry for each of the {features.RowCount} samples, got {labels.Count}", nameof(labels));
        for (var i = 0; i < labels.Count; i++)
            if (labels[i] < 0 || labels[i] >= classes)
                throw new ArgumentException($"labels must lie between 0 and {classes - 1}, got {labels[i]} for sample {i}", nameof(labels));
        Labels = [.. labels];
    }

    /// <summary>Y₀: n × s.</summary>
    public Matrix<double> Features { get; }

    /// <summary>The class of each sample.</summary>
    public IReadOnlyList<int> Labels { get; }

    /// <summary>m: the number of classes.</summary>
    public int Classes { get; }

    /// <summary>n: the number of samples.</summary>
    public int Count => Labels.Count;

    /// <summary>The samples of one class, as rows.</summary>
    /// <param name="label">The class: 0 ≤ label &lt; m.</param>
    /// <returns>Its samples' features.</returns>
    /// <exception cref="ArgumentException">The set has no sample of this class.</exception>
    public Matrix<double> OfClass(int label)
    {
        Require.Between(0, Classes - 1, label, nameof(label));
        Vector<double>[] rows = [.. Enumerable.Range(0, Count).Where(i => Labels[i] == label).Select(i => Features.Row(i))];
        return rows.Length > 0
            ? DenseMatrix.OfRowVectors(rows)
            : throw new ArgumentException($"label must be a class with samples, class {label} has none", nameof(label));
    }

    /// <summary>Some of the samples, in the order given.</summary>
    /// <param name="samples">Their numbers: 0 ≤ number &lt; n, at least one.</param>
    /// <returns>A data set of as many samples.</returns>
    /// <exception cref="ArgumentException">A number is out of range or there is none.</exception>
    public Dataset Select(IReadOnlyList<int> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        Require.AtLeast(1, samples.Count, "number of samples");
        int[] rows = [.. samples.Select(i => Require.Between(0, Count - 1, i, nameof(samples)))];
        return new Dataset(
            DenseMatrix.OfColumnArrays(Features.EnumerateColumns().Select(feature => Array.ConvertAll(rows, i => feature[i]))),
            [.. rows.Select(i => Labels[i])],
            Classes);
    }

    /// <summary>How many samples of each class can be drawn: at least one, and no more than an array can hold of all classes.</summary>
    internal static int PerClass(int value, string name, int classes = 2) =>
        Require.AtMost(Array.MaxLength / (2 * classes), Require.AtLeast(1, value, name), name);

    internal static Dataset Of(IReadOnlyList<(double X, double Y, int Label)> points, int classes) => new(
        DenseMatrix.Create(points.Count, 2, (i, k) => k == 0 ? points[i].X : points[i].Y),
        [.. points.Select(point => point.Label)],
        classes);
}

/// <summary>Samples to learn from and samples to judge by.</summary>
/// <param name="Training">To learn from.</param>
/// <param name="Validation">To judge by.</param>
public sealed record TrainingData(Dataset Training, Dataset Validation);
