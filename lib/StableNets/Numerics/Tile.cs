using System.Numerics.Tensors;

namespace StableNets.Numerics;

/// <summary>
/// A few samples on their way through all layers: one contiguous column per feature, as in Math.NET's column-major matrices.
/// </summary>
/// <remarks>
/// <see cref="Rows"/> is padded to whole vectors, so every operation on a tile is an operation on full vectors and a sample's
/// result does not depend on its neighbours. Columns are adjacent: the halves (y, z) of a split state are sub-tiles, not copies.
/// </remarks>
internal readonly struct Tile(double[] buffer, int offset, int rows, int columns)
{
    /// <summary>Rows are a multiple of this: one vector of the widest kind.</summary>
    public const int RowUnit = 8;

    public int Rows => rows;

    public int Columns => columns;

    public Span<double> Span => buffer.AsSpan(offset, rows * columns);

    public Tile Slice(int firstColumn, int count) => new(buffer, offset + (firstColumn * rows), rows, count);

    /// <summary>The left and the right half: (y, z) of a split state.</summary>
    public (Tile Left, Tile Right) Split(int leftColumns) => (Slice(0, leftColumns), Slice(leftColumns, columns - leftColumns));

    /// <summary>Whether no entry is infinite or not a number.</summary>
    public bool IsFinite => Sums.AreFinite(Span);

    /// <summary>this ← other</summary>
    public void Set(Tile other) => other.Span.CopyTo(Span);

    /// <summary>this ← this + scale · other</summary>
    public void Add(double scale, Tile other) => TensorPrimitives.MultiplyAdd(other.Span, scale, Span, Span);

    /// <summary>this ← base + scale · other</summary>
    public void SetSum(Tile @base, double scale, Tile other) => TensorPrimitives.MultiplyAdd(other.Span, scale, @base.Span, Span);

    /// <summary>this ← factor · other</summary>
    public void SetScaled(double factor, Tile other) => TensorPrimitives.Multiply(other.Span, factor, Span);

    /// <summary>this ← −this</summary>
    public void Negate() => TensorPrimitives.Negate(Span, Span);

    /// <summary>this ← factor · this</summary>
    public void Scale(double factor) => TensorPrimitives.Multiply(Span, factor, Span);
}
