using MathNet.Numerics.LinearAlgebra;
using Complex = System.Numerics.Complex;

namespace StableNets.Teaching.Formatting;

/// <summary>Matrices and vectors between brackets; of large ones the corners.</summary>
internal static class MatrixView
{
    private const int Most = 12;
    private const int First = 8;
    private const int Last = 2;
    private const int Gap = -1;

    internal static Table Of(Matrix<double> matrix) => Of("matrix", matrix.RowCount, matrix.ColumnCount, (i, j) => Written.Number(matrix[i, j]));

    internal static Table Of(Matrix<Complex> matrix) => Of("complex matrix", matrix.RowCount, matrix.ColumnCount, (i, j) => Written.Number(matrix[i, j]));

    internal static Table Of(Vector<double> vector) => Of(vector.Count, "vector", i => Written.Number(vector[i]));

    internal static Table Of(Vector<Complex> vector) => Of(vector.Count, "complex vector", i => Written.Number(vector[i]));

    private static Table Of(string kind, int rows, int columns, Func<int, int, string> entry) =>
        new($"{rows}×{columns} {kind}", [], [.. Shown(rows).Select(i => Row(columns, i == Gap ? _ => "⋮" : j => entry(i, j)))]) { Bracketed = true };

    private static Table Of(int count, string kind, Func<int, string> entry) =>
        new($"{kind} of length {count}", [], [Row(count, entry)]) { Bracketed = true };

    private static string[] Row(int columns, Func<int, string> entry) => [.. Shown(columns).Select(j => j == Gap ? "⋯" : entry(j))];

    private static IEnumerable<int> Shown(int count) => count <= Most
        ? Enumerable.Range(0, count)
        : [.. Enumerable.Range(0, First), Gap, .. Enumerable.Range(count - Last, Last)];
}
