using MathNet.Numerics.LinearAlgebra;
using StableNets.Datasets;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Training;

namespace StableNets.Benchmarks;

/// <summary>The same gradient as a textbook writes it, with Math.NET's matrices: what one would do without the kernels.</summary>
public sealed class MathNetGradient
{
    private readonly Matrix<double> input;
    private readonly Matrix<double> classes;
    private readonly Matrix<double>[] weights;
    private readonly Classifier classifier;
    private readonly double h;

    public MathNetGradient(Network network, Classifier classifier, Dataset data)
    {
        input = data.Features;
        classes = Matrix<double>.Build.Dense(data.Count, data.Classes, (i, k) => data.Labels[i] == k ? 1 : 0);
        weights = [.. Enumerable.Range(0, network.Depth).Select(j => ((DenseLayer)network.LayerAt(j)).Weights)];
        this.classifier = classifier;
        h = network.Step;
    }

    /// <summary>The loss, and the gradients in the antisymmetric K_j, the scalar b_j, W and μ.</summary>
    public (double Loss, Matrix<double>[] K, double[] B, Matrix<double> W, Vector<double> Mu) Evaluate()
    {
        int n = input.RowCount, N = weights.Length;
        Matrix<double>[] states = new Matrix<double>[N + 1], values = new Matrix<double>[N];
        states[0] = input;
        for (var j = 0; j < N; j++)
        {
            values[j] = (states[j] * weights[j]).PointwiseTanh();
            states[j + 1] = states[j] + (h * values[j]);
        }

        var logits = classifier.Logits(states[N]);
        var exponentials = (logits - Spread(logits.EnumerateRows().Select(row => row.Maximum()), logits.ColumnCount)).PointwiseExp();
        var p = exponentials.PointwiseDivide(Spread(exponentials.RowSums(), logits.ColumnCount));
        var loss = -classes.PointwiseMultiply(p.PointwiseLog()).RowSums().Sum() / n;

        var barLogits = (p - classes) / n;
        var bar = barLogits.TransposeAndMultiply(classifier.W);
        var K = new Matrix<double>[N];
        var b = new double[N];
        for (var j = N - 1; j >= 0; j--)
        {
            var v = h * bar.PointwiseMultiply(1 - values[j].PointwisePower(2));
            var G = states[j].TransposeThisAndMultiply(v);
            K[j] = 0.5 * (G - G.Transpose());
            b[j] = v.ColumnSums().Sum();
            bar += v.TransposeAndMultiply(weights[j]);
        }

        return (loss, K, b, states[N].TransposeThisAndMultiply(barLogits), barLogits.ColumnSums());
    }

    private static Matrix<double> Spread(IEnumerable<double> column, int columns)
    {
        double[] entries = [.. column];
        return Matrix<double>.Build.Dense(entries.Length, columns, (i, _) => entries[i]);
    }
}
