using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using StableNets.Datasets;

namespace StableNets.Teaching.Images;

/// <summary>What is done to images of 28 × 28 pixels that lie as rows of 784 features in a data set, line by line from the top left.</summary>
public static class Image
{
    /// <summary>Pixels along a side.</summary>
    public const int Side = 28;

    /// <summary>Pixels of an image: the features of a sample.</summary>
    public const int Pixels = Side * Side;

    /// <summary>One image as one sees it: row 0 is its top line.</summary>
    /// <param name="data">Images.</param>
    /// <param name="i">Which: 0 ≤ i &lt; n.</param>
    /// <returns>28 × 28.</returns>
    /// <exception cref="ArgumentException">The data are no such images, or there is no image i.</exception>
    public static Matrix<double> At(Dataset data, int i)
    {
        var features = Features(data);
        return i >= 0 && i < data.Count
            ? DenseMatrix.Create(Side, Side, (row, column) => features[i, (row * Side) + column])
            : throw new ArgumentOutOfRangeException(nameof(i), $"i must lie between 0 and {data.Count - 1}, got {i}");
    }

    /// <summary>The images, and behind them copies of all, each moved by a pixel to one of the eight sides at random; 0 comes in at the edge.</summary>
    /// <param name="data">Images.</param>
    /// <param name="copies">Moved copies of each image, ≥ 1.</param>
    /// <param name="seed">Same seed, same directions.</param>
    /// <returns>(1 + copies) n images with their classes.</returns>
    /// <exception cref="ArgumentException">The data are no such images, or no copy is asked for.</exception>
    /// <remarks>A digit that stands one pixel further is the same digit: a network that is told so needs fewer examples.</remarks>
    public static Dataset WithMoved(Dataset data, int copies = 1, long seed = 1)
    {
        var features = Features(data);
        ArgumentOutOfRangeException.ThrowIfLessThan(copies, 1);
        var random = new SeededRandom(seed);
        var all = new DenseMatrix((1 + copies) * data.Count, Pixels);
        all.SetSubMatrix(0, 0, features);
        for (var i = data.Count; i < all.RowCount; i++)
        {
            var (down, right) = Direction(random);
            for (var row = Math.Max(0, down); row < Math.Min(Side, Side + down); row++)
                for (var column = Math.Max(0, right); column < Math.Min(Side, Side + right); column++)
                    all[i, (row * Side) + column] = features[i % data.Count, ((row - down) * Side) + column - right];
        }

        return new Dataset(all, [.. Enumerable.Repeat(data.Labels, 1 + copies).SelectMany(labels => labels)], data.Classes);
    }

    /// <summary>Y₀ + ν ε with ε ~ N(0, 1) in each pixel. Grey levels may leave [0, 1].</summary>
    /// <param name="data">Images, or any other samples.</param>
    /// <param name="deviation">ν ≥ 0.</param>
    /// <param name="seed">Same seed, same noise.</param>
    /// <returns>As many samples with their classes.</returns>
    public static Dataset WithNoise(Dataset data, double deviation, long seed = 1)
    {
        ArgumentNullException.ThrowIfNull(data);
        return double.IsFinite(deviation) && deviation >= 0
            ? new Dataset(data.Features + (deviation * new SeededRandom(seed).NormalMatrix(data.Count, data.Features.ColumnCount)), data.Labels, data.Classes)
            : throw new ArgumentOutOfRangeException(nameof(deviation), $"deviation must be zero or positive and finite, got {deviation}");
    }

    private static (int Down, int Right) Direction(SeededRandom random)
    {
        // The nine squares of a 3 × 3 board without the middle one.
        var square = random.Below(8);
        square += square >= 4 ? 1 : 0;
        return ((square / 3) - 1, (square % 3) - 1);
    }

    private static Matrix<double> Features(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.Features.ColumnCount == Pixels
            ? data.Features
            : throw new ArgumentException($"data must hold images of {Pixels} features ({Side}×{Side} pixels), got {data.Features.ColumnCount}", nameof(data));
    }
}
