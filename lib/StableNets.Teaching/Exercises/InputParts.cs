using System.Reflection;
using MathNet.Numerics.LinearAlgebra;
using StableNets.Teaching.Formatting;

namespace StableNets.Teaching.Exercises;

/// <summary>The named parts of an input. An input is a positional record, so that its parts have the names that the report writes.</summary>
internal static class InputParts<T>
{
    private static readonly ConstructorInfo Constructor = typeof(T).GetConstructors().Single();

    private static readonly PropertyInfo[] Parts = [.. Constructor.GetParameters().Select(parameter => typeof(T).GetProperty(parameter.Name!)!)];

    internal static string? Write(T input) =>
        Parts.Length == 0 ? null : string.Join(", ", Parts.Select(part => $"{part.Name} = {Inline.Of(part.GetValue(input))}"));

    /// <summary>The input with matrices of its own: an answer may work in place.</summary>
    internal static T Copy(T input) => Of([.. Values(input).Select(Copy)]);

    /// <summary>All inputs that are simpler by one number.</summary>
    internal static IEnumerable<T> Simpler(T input)
    {
        for (var i = 0; i < Parts.Length; i++)
        {
            foreach (var simpler in Simpler(Parts[i].GetValue(input)))
            {
                var values = Values(input);
                values[i] = simpler;
                yield return Of(values);
            }
        }
    }

    private static object?[] Values(T input) => [.. Parts.Select(part => part.GetValue(input))];

    private static T Of(object?[] values) => (T)Constructor.Invoke(BindingFlags.DoNotWrapExceptions, null, values, null);

    private static object? Copy(object? value) => value switch
    {
        Matrix<double> matrix => matrix.Clone(),
        Vector<double> vector => vector.Clone(),
        Matrix<double>[] matrices => matrices.Select(matrix => matrix.Clone()).ToArray(),
        Vector<double>[] vectors => vectors.Select(vector => vector.Clone()).ToArray(),
        double[] numbers => numbers.Clone(),
        int[] numbers => numbers.Clone(),
        _ => value,
    };

    private static IEnumerable<object> Simpler(object? value) => value switch
    {
        double number => Simplest.Before(number).Cast<object>(),
        int number => Enumerable.Range(1, Math.Max(0, number - 1)).Cast<object>(),
        Matrix<double> matrix => Simpler(matrix),
        Vector<double> vector => Simpler(vector),
        double[] numbers => Simpler(numbers, Simplest.Before),
        Matrix<double>[] matrices => Simpler(matrices, Simpler),
        Vector<double>[] vectors => Simpler(vectors, Simpler),
        _ => [],
    };

    private static IEnumerable<TPart[]> Simpler<TPart>(TPart[] parts, Func<TPart, IEnumerable<TPart>> simpler) =>
        parts.SelectMany((part, i) => simpler(part).Select(replacement => parts.Select((other, j) => j == i ? replacement : other).ToArray()));

    private static IEnumerable<Vector<double>> Simpler(Vector<double> vector) => Simpler(vector.ToRowMatrix()).Select(row => row.Row(0));

    private static IEnumerable<Matrix<double>> Simpler(Matrix<double> matrix) =>
        from entry in matrix.EnumerateIndexed(Zeros.AllowSkip)
        from number in Simplest.Before(entry.Item3)
        select matrix.MapIndexed((i, j, old) => (i, j) == (entry.Item1, entry.Item2) ? number : old, Zeros.Include);
}

/// <summary>Numbers from the simplest on.</summary>
internal static class Simplest
{
    private static readonly double[] Numbers = [0, 1, -1, 2, -2, 0.5, -0.5, 3, -3, 1.5, -1.5];

    /// <summary>The numbers that are simpler than this one.</summary>
    internal static IEnumerable<double> Before(double number) => Numbers.TakeWhile(simpler => simpler != number);
}
