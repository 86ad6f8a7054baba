using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace StableNets.Layers;

/// <summary>θ = (K, b) laid out as one vector, and what its parts become in the affine maps of a layer.</summary>
internal static class LayerParameters
{
    /// <summary>K column by column, then b.</summary>
    public static Vector<double> Join(Matrix<double> K, Bias b) => new DenseVector([.. K.ToColumnMajorArray(), .. b.Numbers()]);

    /// <summary>(K, b) from θ, of the shapes of the given ones.</summary>
    public static (Matrix<double> K, Bias Bias) Split(Vector<double> parameters, Matrix<double> K, Bias b)
    {
        var count = K.RowCount * K.ColumnCount;
        var numbers = Require.Length(parameters, count + b.Count, nameof(parameters)).ToArray();
        return (new DenseMatrix(K.RowCount, K.ColumnCount, numbers[..count]), b.With(numbers.AsSpan(count)));
    }

    /// <summary>full ← b, one number spread over all features or one for each.</summary>
    public static void Spread(ReadOnlySpan<double> b, Span<double> full)
    {
        if (b.Length == full.Length)
            b.CopyTo(full);
        else
            full.Fill(b[0]);
    }

    /// <summary>b ← b + full, the transpose of <see cref="Spread"/>.</summary>
    public static void Gather(ReadOnlySpan<double> full, Span<double> b)
    {
        for (var i = 0; i < full.Length; i++)
            b[b.Length == full.Length ? i : 0] += full[i];
    }

    /// <summary>target ← target + scale · sourceᵀ, source being rows × columns, column by column.</summary>
    public static void AddTransposed(double scale, ReadOnlySpan<double> source, int rows, int columns, Span<double> target)
    {
        for (var column = 0; column < columns; column++)
            for (var row = 0; row < rows; row++)
                target[(row * columns) + column] += scale * source[(column * rows) + row];
    }
}
