using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace StableNets.Training;

/// <summary>L = Y_N W + 1 μᵀ: the logits that a loss turns into probabilities. Haber &amp; Ruthotto 2017, section 2.</summary>
public sealed class Classifier
{
    /// <summary>A classifier with these weights.</summary>
    /// <param name="W">W: s × m, finite.</param>
    /// <param name="mu">μ: length m, finite.</param>
    /// <exception cref="ArgumentException">Shapes do not fit or entries are not finite.</exception>
    public Classifier(Matrix<double> W, Vector<double> mu)
    {
        this.W = Require.Finite(W, nameof(W)).Clone();
        Mu = Require.Length(mu, W.ColumnCount, nameof(mu)).Clone();
    }

    /// <summary>W: s × m.</summary>
    public Matrix<double> W { get; }

    /// <summary>μ: length m.</summary>
    public Vector<double> Mu { get; }

    /// <summary>W = 0, μ = 0: every class is as likely.</summary>
    /// <param name="features">s ≥ 1.</param>
    /// <param name="columns">m ≥ 1.</param>
    /// <returns>The classifier.</returns>
    public static Classifier Zero(int features, int columns) => new(
        new DenseMatrix(Require.AtLeast(1, features, nameof(features)), Require.AtLeast(1, columns, nameof(columns))), new DenseVector(columns));

    /// <summary>The logits of a batch.</summary>
    /// <param name="y">Y_N: n × s.</param>
    /// <returns>n × m.</returns>
    /// <exception cref="ArgumentException">Y_N has another width or entries that are not finite.</exception>
    public Matrix<double> Logits(Matrix<double> y) => Require.Finite(y, nameof(y)).ColumnCount == W.RowCount
        ? (y * W) + DenseMatrix.Create(y.RowCount, Mu.Count, (_, k) => Mu[k])
        : throw new ArgumentException($"y must have {W.RowCount} columns, got {Require.Shape(y)}", nameof(y));
}
