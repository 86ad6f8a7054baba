using CsCheck;
using MathNet.Numerics.LinearAlgebra;

namespace StableNets.Teaching.Exercises;

/// <summary>Generators of numbers that read well: halves from −2 to 2.</summary>
internal static class Any
{
    /// <summary>Shapes (n, s) of a batch, n samples with s features, from small to large: an error with rows and columns shows in one of them.</summary>
    internal static IReadOnlyList<(int Samples, int Features)> Shapes { get; } = [(1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 2), (2, 3)];

    internal static Gen<double> Number { get; } = Gen.Int[-4, 4].Select(half => half / 2.0);

    /// <summary>A step size: 1, ½, ¼ or 2.</summary>
    internal static Gen<double> Step { get; } = Gen.Int[-2, 1].Select(exponent => Math.Pow(2, exponent));

    internal static Gen<Matrix<double>> Matrix(int rows, int columns) =>
        Number.Array[rows * columns].Select(numbers => Matrix<double>.Build.Dense(rows, columns, numbers));

    internal static Gen<Vector<double>> Vector(int length) => Number.Array[length].Select(numbers => Vector<double>.Build.Dense(numbers));
}
