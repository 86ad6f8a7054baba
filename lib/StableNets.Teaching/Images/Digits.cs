using MathNet.Numerics.LinearAlgebra.Double;
using StableNets.Datasets;

namespace StableNets.Teaching.Images;

/// <summary>Handwritten digits: images of 28 × 28 pixels, one row of 784 features in [0, 1] each (0 is paper, 1 is ink), and the digit that was meant.</summary>
/// <param name="Training">To learn from.</param>
/// <param name="Test">To judge by, once, at the end.</param>
/// <remarks>MNIST (LeCun, Cortes, Burges). The kit holds 8,000 and 2,000 of its images: see notebooks/data/README.md.</remarks>
public sealed record Digits(Dataset Training, Dataset Test)
{
    /// <summary>0 … 9.</summary>
    public const int Classes = 10;

    /// <summary>Pixels along a side.</summary>
    public const int Side = 28;

    private const int Pixels = Side * Side;
    private const double Ink = 255;

    /// <summary>Reads the four files of MNIST: train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte, each plain or with .gz behind its name.</summary>
    /// <param name="folder">
    /// Where they are, seen from the notebook. The default is the kit's own subset; who has the full official files puts them into data/mnist and asks for that.
    /// </param>
    /// <returns>Features are grey level / 255, so 0 … 1.</returns>
    /// <exception cref="FileNotFoundException">A file is missing.</exception>
    /// <exception cref="InvalidDataException">A file holds something else, or images and labels differ in number.</exception>
    public static Digits Load(string folder = "data/digits")
    {
        ArgumentNullException.ThrowIfNull(folder);
        return new(Read(folder, "train"), Read(folder, "t10k"));
    }

    private static Dataset Read(string folder, string part)
    {
        IdxFile images = IdxFile.Read(Find(folder, $"{part}-images-idx3-ubyte"), rank: 3), labels = IdxFile.Read(Find(folder, $"{part}-labels-idx1-ubyte"), rank: 1);
        var count = images.Sizes[0];
        if (images.Sizes[1] != Side || images.Sizes[2] != Side)
            throw IdxFile.Wrong(images.Path, $"images of {Side}×{Side} pixels", $"{images.Sizes[1]}×{images.Sizes[2]}");
        if (labels.Sizes[0] != count)
            throw IdxFile.Wrong(labels.Path, $"a label for each of {count} images", $"{labels.Sizes[0]}");
        int[] digits = [.. labels.Entries.ToArray().Select(label => (int)label)];
        if (Array.FindIndex(digits, digit => digit >= Classes) is var odd and >= 0)
            throw IdxFile.Wrong(labels.Path, $"labels from 0 to {Classes - 1}", $"{digits[odd]} for image {odd}");

        // A file holds image by image, a matrix column by column: pixel by pixel.
        var grey = images.Entries.Span;
        var features = new double[count * Pixels];
        for (var i = 0; i < count; i++)
            for (var pixel = 0; pixel < Pixels; pixel++)
                features[(pixel * count) + i] = grey[(i * Pixels) + pixel] / Ink;
        return new Dataset(new DenseMatrix(count, Pixels, features), digits, Classes);
    }

    private static string Find(string folder, string name)
    {
        string plain = Path.Combine(folder, name), packed = plain + ".gz";
        return File.Exists(packed) ? packed
            : File.Exists(plain) ? plain
            : throw new FileNotFoundException($"{folder} must hold {name}.gz or {name}, found neither in {Path.GetFullPath(folder)}", packed);
    }
}
