using System.Collections;
using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;
using Complex = System.Numerics.Complex;

namespace StableNets.Teaching.Formatting;

/// <summary>Values within a sentence: <c>[[0, 1], [0, 0]]</c>.</summary>
internal static class Inline
{
    private const int Most = 6;

    internal static string Of(object? value) => value switch
    {
        null => "null",
        double number => Written.Number(number),
        Complex number => Written.Number(number),
        bool truth => truth ? "true" : "false",
        Matrix<double> { RowCount: > Most } or Matrix<double> { ColumnCount: > Most } => Large((Matrix<double>)value),
        Matrix<double> matrix => List(matrix.EnumerateRows()),
        Vector<double> vector => List(vector),
        ITuple tuple => $"({string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Of(tuple[i])))})",
        IEnumerable list and not string => List(list),
        Delegate => "a function",
        _ => value.ToString() ?? "",
    };

    private static string Large(Matrix<double> matrix) => $"a {matrix.RowCount}×{matrix.ColumnCount} matrix";

    private static string List(IEnumerable values)
    {
        var texts = values.Cast<object?>().Select(Of).ToArray();
        return $"[{string.Join(", ", texts.Length <= Most ? texts : [.. texts.Take(Most), $"… {texts.Length} in all"])}]";
    }
}
