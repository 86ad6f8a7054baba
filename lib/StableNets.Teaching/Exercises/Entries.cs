using System.Collections;
using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;
using Complex = System.Numerics.Complex;

namespace StableNets.Teaching.Exercises;

/// <summary>A result as its shape and its numbers, row by row: numbers, matrices, vectors, and lists and tuples of them.</summary>
internal sealed record Entries(string Shape, IReadOnlyList<double> Numbers)
{
    internal static Entries Of(object? value) => value switch
    {
        null => new("null", []),
        double number => new("number", [number]),
        int number => new("number", [number]),
        bool truth => new("truth value", [truth ? 1 : 0]),
        Complex number => new("complex number", [number.Real, number.Imaginary]),
        Matrix<double> matrix => new($"{matrix.RowCount}×{matrix.ColumnCount} matrix", [.. matrix.EnumerateRows().SelectMany(row => row)]),
        Vector<double> vector => new($"vector of length {vector.Count}", [.. vector]),
        ITuple tuple => Together("tuple", [.. Enumerable.Range(0, tuple.Length).Select(i => Of(tuple[i]))]),
        IEnumerable list and not string => Together("list", [.. list.Cast<object?>().Select(Of)]),
        _ => throw new NotSupportedException($"a check compares numbers, vectors, matrices, lists and tuples, got {value.GetType().Name}"),
    };

    private static Entries Together(string kind, Entries[] parts)
    {
        var shapes = parts.Select(part => part.Shape).Distinct().ToArray();
        var of = shapes.Length == 1 ? $", each {(shapes[0] == "null" ? "" : "a ")}{shapes[0]}" : parts.Length == 0 ? "" : $": {string.Join(", ", parts.Select(part => part.Shape))}";
        return new($"{kind} of {parts.Length}{of}", [.. parts.SelectMany(part => part.Numbers)]);
    }
}
