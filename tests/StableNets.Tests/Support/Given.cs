using MathNet.Numerics.LinearAlgebra.Double;
using StableNets.Datasets;

namespace StableNets.Tests.Support;

/// <summary>Matrices and vectors that tests start from.</summary>
internal static class Given
{
    /// <summary>K+ of the paper's eq. (3.10): eigenvalue 2 twice.</summary>
    public static Matrix<double> KPlus => Matrix("2 -2; 0 2");

    /// <summary>K− of eq. (3.10): eigenvalue −2 twice.</summary>
    public static Matrix<double> KMinus => Matrix("-2 0; 2 -2");

    /// <summary>K0 of eq. (3.10): eigenvalues ±i.</summary>
    public static Matrix<double> KZero => Matrix("0 -1; 1 0");

    /// <summary>Rows are separated by semicolons, entries by spaces.</summary>
    public static Matrix<double> Matrix(string rows) =>
        DenseMatrix.OfRows(rows.Split(';').Select(row => row.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(double.Parse)));

    public static Vector<double> Vector(params double[] entries) => DenseVector.OfArray(entries);

    public static Matrix<double> Identity(int size) => DenseMatrix.CreateIdentity(size);

    public static Matrix<double> Diagonal(Vector<double> d) => DenseMatrix.OfDiagonalVector(d);

    public static Vector<double> Positive(this SeededRandom random, int length) => random.NormalVector(length).PointwiseAbs() + 1e-3;

    /// <summary>[[0, I], [−I, 0]]: the canonical symplectic form for s features and as many z.</summary>
    public static Matrix<double> CanonicalForm(int s) => Blocks(Identity(s), -Identity(s));

    /// <summary>[[0, K], [−Kᵀ, 0]]</summary>
    public static Matrix<double> SkewBlocks(Matrix<double> K) => Blocks(K, -K.Transpose());

    private static Matrix<double> Blocks(Matrix<double> upperRight, Matrix<double> lowerLeft)
    {
        int s = upperRight.RowCount, m = upperRight.ColumnCount;
        var whole = DenseMatrix.Create(s + m, s + m, 0);
        whole.SetSubMatrix(0, s, upperRight);
        whole.SetSubMatrix(s, 0, lowerLeft);
        return whole;
    }
}
