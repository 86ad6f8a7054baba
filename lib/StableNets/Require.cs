using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using StableNets.Numerics;

namespace StableNets;

/// <summary>Guards: each names the argument, what was expected and what came.</summary>
internal static class Require
{
    public static Matrix<double> Finite(Matrix<double> value, string name)
    {
        ArgumentNullException.ThrowIfNull(value, name);
        if (AllFinite(value))
            return value;
        foreach (var (i, j, x) in value.EnumerateIndexed(Zeros.Include))
            if (!double.IsFinite(x))
                throw new ArgumentException($"{name} must hold finite numbers, got {x} in row {i}, column {j}", name);
        return value;
    }

    public static Vector<double> Finite(Vector<double> value, string name)
    {
        ArgumentNullException.ThrowIfNull(value, name);
        foreach (var (i, x) in value.EnumerateIndexed(Zeros.Include))
            if (!double.IsFinite(x))
                throw new ArgumentException($"{name} must hold finite numbers, got {x} at index {i}", name);
        return value;
    }

    /// <summary>A direction: finite, and not 0.</summary>
    public static Vector<double> NotZero(Vector<double> value, string name) =>
        Finite(value, name).Any(x => x != 0) ? value : throw new ArgumentException($"{name} must not be 0: a zero direction tests nothing", name);

    public static double Finite(double value, string name) =>
        double.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(name, $"{name} must be a finite number, got {value}");

    public static double Positive(double value, string name) =>
        double.IsFinite(value) && value > 0 ? value : throw new ArgumentOutOfRangeException(name, $"{name} must be positive and finite, got {value}");

    public static double NotNegative(double value, string name) =>
        double.IsFinite(value) && value >= 0 ? value : throw new ArgumentOutOfRangeException(name, $"{name} must be zero or positive and finite, got {value}");

    public static double Between(double first, double last, double value, string name) =>
        value >= first && value <= last ? value : throw new ArgumentOutOfRangeException(name, $"{name} must lie between {first} and {last}, got {value}");

    public static int AtLeast(int minimum, int value, string name) =>
        value >= minimum ? value : throw new ArgumentOutOfRangeException(name, $"{name} must be at least {minimum}, got {value}");

    public static int AtMost(int maximum, int value, string name) =>
        value <= maximum ? value : throw new ArgumentOutOfRangeException(name, $"{name} must be at most {maximum}, got {value}");

    public static int Between(int first, int last, int value, string name) =>
        value >= first && value <= last ? value : throw new ArgumentOutOfRangeException(name, $"{name} must lie between {first} and {last}, got {value}");

    /// <summary>Finite, and neither without rows nor without columns.</summary>
    public static Matrix<double> NotEmpty(Matrix<double> value, string name)
    {
        Finite(value, name);
        return value.RowCount > 0 && value.ColumnCount > 0
            ? value
            : throw new ArgumentException($"{name} must have at least one row and one column, got {Shape(value)}", name);
    }

    /// <summary>A batch: finite, with at least one sample.</summary>
    public static Matrix<double> Samples(Matrix<double> value, string name)
    {
        Finite(value, name);
        return value.RowCount > 0 ? value : throw new ArgumentException($"{name} must have at least one sample, got {Shape(value)}", name);
    }

    public static Matrix<double> Square(Matrix<double> value, string name, string purpose)
    {
        NotEmpty(value, name);
        return value.RowCount == value.ColumnCount
            ? value
            : throw new ArgumentException($"{name} must be square for {purpose}, got {Shape(value)}", name);
    }

    public static Vector<double> Length(Vector<double> value, int expected, string name)
    {
        Finite(value, name);
        return value.Count == expected
            ? value
            : throw new ArgumentException($"{name} must have length {expected}, got {value.Count}", name);
    }

    public static Matrix<double> NoOverflow(Matrix<double> result, string what) =>
        AllFinite(result)
            ? result
            : throw new OverflowException($"{what} grew beyond the range of numbers");

    public static double NoOverflow(double result, string what) =>
        double.IsFinite(result)
            ? result
            : throw new OverflowException($"{what} grew beyond the range of numbers");

    public static string Shape(Matrix<double> value) => $"{value.RowCount}×{value.ColumnCount}";

    private static bool AllFinite(Matrix<double> value) =>
        value is DenseMatrix dense ? Sums.AreFinite(dense.Values) : value.Enumerate(Zeros.Include).All(double.IsFinite);
}
