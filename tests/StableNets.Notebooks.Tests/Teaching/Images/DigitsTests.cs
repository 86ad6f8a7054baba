using StableNets.Teaching.Images;

namespace StableNets.Notebooks.Tests.Teaching.Images;

/// <summary>Reads small sets of its own, whole and damaged.</summary>
public sealed class DigitsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("digits").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ReadsFilesPackedAndNot(bool packed)
    {
        Write("train", [3, 0, 9], packed);
        Write("t10k", [7], packed);
        var digits = Digits.Load(folder);
        Assert.Equal((3, 784, 10), (digits.Training.Count, digits.Training.Features.ColumnCount, digits.Training.Classes));
        Assert.Equal([3, 0, 9], digits.Training.Labels);
        Assert.Equal([7], digits.Test.Labels);
        for (var i = 0; i < 3; i++)
            for (var pixel = 0; pixel < 784; pixel++)
                Assert.Equal(Grey(i, pixel) / 255.0, digits.Training.Features[i, pixel]);
        Assert.Equal(Grey(2, (5 * 28) + 6) / 255.0, Image.At(digits.Training, 2)[5, 6]);
    }

    [Fact]
    public void NamesTheFileThatIsMissing()
    {
        Write("train", [3]);
        var error = Assert.Throws<FileNotFoundException>(() => Digits.Load(folder));
        Assert.Equal($"{folder} must hold t10k-images-idx3-ubyte.gz or t10k-images-idx3-ubyte, found neither in {folder}", error.Message);
        Assert.Contains("train-images-idx3-ubyte", Assert.Throws<FileNotFoundException>(() => Digits.Load("no such folder")).Message);
    }

    [Fact]
    public void SaysWhichImagesAndLabelsItCannotUse()
    {
        Write("train", [3, 4]);
        Write("t10k", [7]);
        var (images, labels) = (At("train-images-idx3-ubyte"), At("train-labels-idx1-ubyte"));

        IdxBytes.Write(labels, [3], [1, 2, 3]);
        Fails($"{labels} must hold a label for each of 2 images, got 3");
        IdxBytes.Write(labels, [2], [1, 10]);
        Fails($"{labels} must hold labels from 0 to 9, got 10 for image 1");
        IdxBytes.Write(images, [2, 14, 56], new byte[2 * 784]);
        Fails($"{images} must hold images of 28×28 pixels, got 14×56");

        void Fails(string message) => Assert.Equal(message, Assert.Throws<InvalidDataException>(() => Digits.Load(folder)).Message);
    }

    private static byte Grey(int image, int pixel) => (byte)((17 * image) + pixel);

    private string At(string name) => Path.Combine(folder, name);

    private void Write(string part, byte[] labels, bool packed = false)
    {
        var ending = packed ? ".gz" : "";
        IdxBytes.Write(At($"{part}-labels-idx1-ubyte{ending}"), [labels.Length], labels);
        IdxBytes.Write(At($"{part}-images-idx3-ubyte{ending}"), [labels.Length, 28, 28], [.. labels.SelectMany((_, i) => Enumerable.Range(0, 784).Select(pixel => Grey(i, pixel)))]);
    }
}
