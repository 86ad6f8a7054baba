using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using StableNets.Numerics;

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

    /// <summary>b ← b + 1ᵀ V, where b is one number for all features of V or one for each: the gradient in b of Z = Y K + 1 bᵀ, where V is that in Z.</summary>
    public static void AddBiasGradient(Tile v, Span<double> b)
    {
        for (var i = 0; i < v.Columns; i++)
            b[b.Length == v.Columns ? i : 0] += Sums.Of(v.Slice(i, 1).Span);
    }
}
