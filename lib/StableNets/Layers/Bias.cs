using MathNet.Numerics.LinearAlgebra;

namespace StableNets.Layers;

/// <summary>
/// b: one scalar per layer, as in Haber &amp; Ruthotto 2017, section 2 (added to every entry), or a vector with one entry per
/// feature. A number or a vector converts to a bias; <c>default</c> is b = 0.
/// </summary>
public readonly struct Bias
{
    private readonly double scalar;
    private readonly Vector<double>? vector;

    private Bias(double scalar, Vector<double>? vector)
    {
        this.scalar = scalar;
        this.vector = vector;
    }

    /// <summary>One scalar for all features.</summary>
    /// <param name="b">A finite number.</param>
    /// <returns>The bias.</returns>
    /// <exception cref="ArgumentOutOfRangeException">b is not finite.</exception>
    public static implicit operator Bias(double b) => new(Require.Finite(b, nameof(b)), null);

    /// <summary>One entry per feature.</summary>
    /// <param name="b">As long as the layer is wide; entries finite. It is copied.</param>
    /// <returns>The bias.</returns>
    /// <exception cref="ArgumentException">b is null or not finite. A length that does not fit is found where a layer takes it.</exception>
    public static implicit operator Bias(Vector<double> b) => new(0, Require.Finite(b, nameof(b)).Clone());

    /// <inheritdoc/>
    public override string ToString() => vector is null ? $"{scalar}" : $"({string.Join(", ", vector)})";

    /// <summary>How many numbers it has: 1, or one for each feature.</summary>
    internal int Count => vector?.Count ?? 1;

    /// <summary>Its numbers.</summary>
    internal double[] Numbers() => vector?.ToArray() ?? [scalar];

    /// <summary>A bias of the same kind with other numbers.</summary>
    internal Bias With(ReadOnlySpan<double> numbers) =>
        vector is null ? numbers[0] : Vector<double>.Build.Dense(numbers.ToArray());

    internal double[] ToArray(int width)
    {
        if (vector is not null)
            return Require.Length(vector, width, "b").ToArray();
        var entries = new double[width];
        Array.Fill(entries, scalar);
        return entries;
    }

    internal Vector<double> ToVector(int width) => Vector<double>.Build.Dense(ToArray(width));
}
