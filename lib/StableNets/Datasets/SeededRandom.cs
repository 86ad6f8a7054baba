using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;

namespace StableNets.Datasets;

/// <summary>The same numbers from the same seed, on every machine and in every year: xoshiro256** (Blackman &amp; Vigna 2018), seeded by SplitMix64.</summary>
/// <remarks>System.Random does not promise its sequence across versions of .NET; a lesson's numbers must not change with it.</remarks>
public sealed class SeededRandom
{
    private readonly ulong[] state = new ulong[4];
    private double? spareNormal;

    /// <summary>Starts the sequence of a seed.</summary>
    /// <param name="seed">Any number, negative ones too; different seeds give independent-looking sequences.</param>
    public SeededRandom(long seed)
    {
        var x = unchecked((ulong)seed);
        for (var i = 0; i < 4; i++)
        {
            x += 0x9E3779B97F4A7C15;
            var z = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            state[i] = z ^ (z >> 31);
        }
    }

    /// <summary>U(0, 1): 53 random bits.</summary>
    /// <returns>A number in [0, 1).</returns>
    public double Uniform() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>U(from, to)</summary>
    /// <param name="from">Lower end, finite.</param>
    /// <param name="to">Upper end, finite, ≥ from, and no farther from it than the range of numbers.</param>
    /// <returns>A number between them.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An end is not finite, they fall, or they are too far apart.</exception>
    public double Uniform(double from, double to)
    {
        if (Require.Finite(from, nameof(from)) > Require.Finite(to, nameof(to)))
            throw new ArgumentOutOfRangeException(nameof(to), $"to must not be less than from, got {to} after {from}");
        return double.IsFinite(to - from)
            ? from + ((to - from) * Uniform())
            : throw new ArgumentOutOfRangeException(nameof(to), $"to must be within {double.MaxValue} of from, got {to} after {from}");
    }

    /// <summary>A whole number, each equally likely (up to one in 2⁵³).</summary>
    /// <param name="count">Number of choices, ≥ 1.</param>
    /// <returns>0, …, count − 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no choice.</exception>
    public int Below(int count) => (int)(Uniform() * Require.AtLeast(1, count, nameof(count)));

    /// <summary>N(0, 1), by Marsaglia's polar method.</summary>
    /// <returns>A normal number.</returns>
    public double Normal()
    {
        if (spareNormal is { } spare)
        {
            spareNormal = null;
            return spare;
        }

        double u, v, s;
        do
        {
            u = Uniform(-1, 1);
            v = Uniform(-1, 1);
            s = (u * u) + (v * v);
        }
        while (s is >= 1 or 0);
        var factor = Math.Sqrt(-2 * Math.Log(s) / s);
        spareNormal = v * factor;
        return u * factor;
    }

    /// <summary>A matrix of N(0, 1) entries, drawn column by column.</summary>
    /// <param name="rows">Rows ≥ 1.</param>
    /// <param name="columns">Columns ≥ 1; rows times columns at most what an array holds.</param>
    /// <returns>The matrix: rows × columns.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no rows or columns, or too many of them.</exception>
    public Matrix<double> NormalMatrix(int rows, int columns)
    {
        Require.AtLeast(1, rows, nameof(rows));
        Require.AtMost(Array.MaxLength / rows, Require.AtLeast(1, columns, nameof(columns)), nameof(columns));
        return new DenseMatrix(rows, columns, [.. Draw(rows * columns)]);
    }

    /// <summary>A vector of N(0, 1) entries.</summary>
    /// <param name="length">Length ≥ 1.</param>
    /// <returns>The vector.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are no entries.</exception>
    public Vector<double> NormalVector(int length) => new DenseVector([.. Draw(Require.AtLeast(1, length, nameof(length)))]);

    /// <summary>Brings entries into a random order, each as likely, and returns them: Fisher and Yates.</summary>
    internal int[] Shuffle(int[] entries)
    {
        for (var i = entries.Length - 1; i > 0; i--)
        {
            var k = Below(i + 1);
            (entries[i], entries[k]) = (entries[k], entries[i]);
        }

        return entries;
    }

    private IEnumerable<double> Draw(int count) => Enumerable.Range(0, count).Select(_ => Normal());

    private ulong Next()
    {
        var result = System.Numerics.BitOperations.RotateLeft(state[1] * 5, 7) * 9;
        var t = state[1] << 17;
        state[2] ^= state[0];
        state[3] ^= state[1];
        state[1] ^= state[2];
        state[0] ^= state[3];
        state[2] ^= t;
        state[3] = System.Numerics.BitOperations.RotateLeft(state[3], 45);
        return result;
    }
}
