using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using StableNets.Datasets;

namespace StableNets.Teaching.Images;

/// <summary>What is done to square images that lie as rows of features in a data set, line by line from the top left: 784 features are 28 × 28 pixels.</summary>
public static class Image
{
    /// <summary>One image as one sees it: row 0 is its top line.</summary>
    /// <param name="data">n images of p × p pixels.</param>
    /// <param name="i">Which: 0 ≤ i &lt; n.</param>
    /// <returns>p × p.</returns>
    /// <exception cref="ArgumentException">The data are no square images, or there is no image i.</exception>
    public static Matrix<double> At(Dataset data, int i)
    {
        var side = Side(data);
        return i >= 0 && i < data.Count
            ? DenseMatrix.Create(side, side, (row, column) => data.Features[i, (row * side) + column])
            : throw new ArgumentOutOfRangeException(nameof(i), $"i must lie between 0 and {data.Count - 1}, got {i}");
    }

    /// <summary>Half as many pixels along each side: the mean of each 2 × 2 square of pixels.</summary>
    /// <param name="data">n images of p × p pixels, p even.</param>
    /// <returns>n images of p/2 × p/2 pixels with their classes.</returns>
    /// <exception cref="ArgumentException">The data are no square images, or p is odd.</exception>
    public static Dataset Halved(Dataset data)
    {
        int side = Side(data), half = side / 2;
        if (side % 2 != 0)
            throw new ArgumentException($"data must hold images with an even number of pixels along each side, got {side}×{side}", nameof(data));
        var (from, into) = (Dense(data.Features), new DenseMatrix(data.Count, half * half));
        Parallel.For(0, half * half, pixel =>
        {
            var (row, column) = Math.DivRem(pixel, half);
            var first = 2 * ((row * side) + column);
            ReadOnlySpan<double> a = Pixel(from, first), b = Pixel(from, first + 1), c = Pixel(from, first + side), d = Pixel(from, first + side + 1);
            var mean = Pixel(into, pixel);
            for (var i = 0; i < mean.Length; i++)
                mean[i] = 0.25 * (a[i] + b[i] + c[i] + d[i]);
        });

        return new Dataset(into, data.Labels, data.Classes);
    }

    /// <summary>The images, and behind them copies of all, each moved by a pixel to one of the eight sides at random; 0 comes in at the edge.</summary>
    /// <param name="data">n images of p × p pixels.</param>
    /// <param name="copies">Moved copies of each image, ≥ 1.</param>
    /// <param name="seed">Same seed, same directions.</param>
    /// <returns>(1 + copies) n images with their classes.</returns>
    /// <exception cref="ArgumentException">The data are no square images, or no copy is asked for.</exception>
    /// <remarks>A digit that stands one pixel further is the same digit: a network that is told so needs fewer examples.</remarks>
    public static Dataset WithMoved(Dataset data, int copies = 1, long seed = 1)
    {
        var side = Side(data);
        ArgumentOutOfRangeException.ThrowIfLessThan(copies, 1);
        var random = new SeededRandom(seed);
        var all = new DenseMatrix((1 + copies) * data.Count, side * side);
        all.SetSubMatrix(0, 0, data.Features);
        (int Down, int Right)[] directions = [.. Enumerable.Range(0, copies * data.Count).Select(_ => Direction(random))];

        // Pixel by pixel, as a matrix lies in memory: image by image takes ten times as long.
        var (from, n) = (Dense(data.Features), data.Count);
        Parallel.For(0, side * side, pixel =>
        {
            var (row, column) = Math.DivRem(pixel, side);
            var into = Pixel(all, pixel);
            for (var k = 0; k < directions.Length; k++)
            {
                var (fromRow, fromColumn) = (row - directions[k].Down, column - directions[k].Right);
                if ((uint)fromRow < side && (uint)fromColumn < side)
                    into[n + k] = Pixel(from, (fromRow * side) + fromColumn)[k % n];
            }
        });

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

    private static DenseMatrix Dense(Matrix<double> images) => images as DenseMatrix ?? DenseMatrix.OfMatrix(images);

    /// <summary>One pixel of all images.</summary>
    private static Span<double> Pixel(DenseMatrix images, int pixel) => images.Values.AsSpan(pixel * images.RowCount, images.RowCount);

    private static (int Down, int Right) Direction(SeededRandom random)
    {
        // The nine squares of a 3 × 3 board without the middle one.
        var square = random.Below(8);
        square += square >= 4 ? 1 : 0;
        return ((square / 3) - 1, (square % 3) - 1);
    }

    private static int Side(Dataset data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var pixels = data.Features.ColumnCount;
        var side = (int)Math.Round(Math.Sqrt(pixels));
        return side * side == pixels
            ? side
            : throw new ArgumentException($"data must hold square images, got {pixels} features, which is no square number", nameof(data));
    }
}
