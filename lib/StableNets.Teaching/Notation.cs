using System.Globalization;
using MathNet.Numerics.LinearAlgebra;

namespace StableNets.Teaching;

/// <summary>Short ways to write down what a lesson talks about; a cell imports them with <c>using static</c>.</summary>
public static class Notation
{
    /// <summary>A matrix as one writes it: <c>Matrix("0 -1; 1 0")</c>.</summary>
    /// <param name="text">Entries separated by spaces, rows by semicolons or line ends. Decimal point.</param>
    /// <returns>The matrix.</returns>
    /// <exception cref="ArgumentException">An entry is not a number, or the rows differ in length.</exception>
    public static Matrix<double> Matrix(string text)
    {
        var rows = Parse(text, "a matrix");
        var odd = Array.FindIndex(rows, row => row.Length != rows[0].Length);
        return odd < 0
            ? Matrix<double>.Build.DenseOfRowArrays(rows)
            : throw new ArgumentException(
                $"all rows of a matrix must be equally long: row 1 has {Entries(rows[0].Length)}, row {odd + 1} has {Entries(rows[odd].Length)}", nameof(text));

        static string Entries(int count) => count == 1 ? "1 entry" : $"{count} entries";
    }

    /// <summary>A vector as one writes it: <c>Vector("1 2")</c>.</summary>
    /// <param name="text">Entries separated by spaces. Decimal point.</param>
    /// <returns>The vector.</returns>
    /// <exception cref="ArgumentException">An entry is not a number, or there are several rows.</exception>
    public static Vector<double> Vector(string text)
    {
        var rows = Parse(text, "a vector");
        return rows.Length == 1
            ? Vector<double>.Build.DenseOfArray(rows[0])
            : throw new ArgumentException($"a vector is one row of numbers, got {rows.Length} rows", nameof(text));
    }

    /// <summary>A batch from its samples: each vector becomes a row.</summary>
    /// <param name="samples">Vectors of one length.</param>
    /// <returns>n × s.</returns>
    /// <exception cref="ArgumentException">There are none, or their lengths differ.</exception>
    public static Matrix<double> Rows(params IReadOnlyList<Vector<double>> samples)
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (samples.Count == 0)
            throw new ArgumentException("a batch needs a sample or more, got none", nameof(samples));
        var odd = samples.Select((sample, i) => (sample, i)).FirstOrDefault(pair => pair.sample.Count != samples[0].Count);
        return odd.sample is null
            ? Matrix<double>.Build.DenseOfRowVectors(samples)
            : throw new ArgumentException($"all samples must be equally long: sample 1 has {samples[0].Count} features, sample {odd.i + 1} has {odd.sample.Count}", nameof(samples));
    }

    /// <summary>Several claims as one result, a line for each.</summary>
    /// <param name="claims">What holds. A claim that does not hold throws as it is made.</param>
    /// <returns>The claims, to be shown.</returns>
    public static Claims Claims(params Claim[] claims) => new(claims);

    private static double[][] Parse(string text, string what)
    {
        ArgumentNullException.ThrowIfNull(text);
        var rows = text.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return rows.Length == 0
            ? throw new ArgumentException($"{what} needs an entry or more, got \"{text}\"", nameof(text))
            : [.. rows.Select((row, i) => row.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select((entry, j) => Number(entry, i, j)).ToArray())];
    }

    // The minus sign of print is what one copies from a page.
    private static double Number(string entry, int row, int column) =>
        double.TryParse(entry.Replace('−', '-'), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? value
            : throw new ArgumentException(
                $"row {row + 1}, column {column + 1}: expected a number such as 0.5, got \"{entry}\"; separate entries by spaces and rows by semicolons", "text");
}
