using System.Security.Cryptography;
using StableNets.Datasets;
using StableNets.Teaching.Images;

namespace StableNets.Notebooks.Tests.Teaching.Images;

/// <summary>The files in notebooks/data/digits are what their README says.</summary>
public sealed class BundledDigitsTests
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..", "notebooks", "data", "digits"));

    private static readonly Digits Digits = Digits.Load(Folder);

    [Fact]
    public void TheFilesAreThoseOfTheChecksums()
    {
        var sums = File.ReadLines(Path.Combine(Folder, "SHA256SUMS")).Select(line => line.Split("  ")).ToDictionary(parts => parts[1], parts => parts[0]);
        var files = Directory.GetFiles(Folder, "*.gz").Select(file => Path.GetFileName(file)!).ToArray();
        Assert.Equal(4, files.Length);
        Assert.Equal(sums.Keys.Order(), files.Order());
        Assert.All(files, file => Assert.Equal(sums[file], Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(Folder, file))))));
    }

    [Fact]
    public void TheReadmeCountsTheImagesOfEachClass()
    {
        var readme = File.ReadAllLines(Path.Combine(Folder, "..", "README.md"));
        Assert.Equal([801, 902, 793, 825, 784, 691, 811, 856, 755, 782], PerClass(Digits.Training));
        Assert.Equal([200, 225, 198, 207, 196, 172, 203, 214, 189, 196], PerClass(Digits.Test));
        Assert.Contains($"| training | {string.Join(" | ", PerClass(Digits.Training))} | 8,000 |", readme);
        Assert.Contains($"| test | {string.Join(" | ", PerClass(Digits.Test))} | 2,000 |", readme);
    }

    [Fact]
    public void TheFirstImagesOfAFileHoldEveryClassInItsShare()
    {
        foreach (var data in new[] { Digits.Training, Digits.Test })
        {
            Assert.Equal(10, data.Labels.Take(12).Distinct().Count());
            var all = PerClass(data);
            var first = PerClass(data.Select([.. Enumerable.Range(0, 500)]));
            for (var label = 0; label < 10; label++)
                Assert.InRange(first[label], (500.0 * all[label] / data.Count) - 3, (500.0 * all[label] / data.Count) + 3);
        }
    }

    [Fact]
    public void PixelsAreGreyLevelsFromPaperToInk()
    {
        foreach (var data in new[] { Digits.Training, Digits.Test })
        {
            var grey = data.Features.Enumerate().Select(pixel => 255 * pixel).ToArray();
            Assert.DoesNotContain(grey, level => Math.Abs(level - Math.Round(level)) > 1e-12);
            Assert.Equal((0, 255, 256), (grey.Min(), grey.Max(), grey.Select(level => Math.Round(level)).Distinct().Count()));
        }
    }

    // The mean image of MNIST is 0.1307 grey with a standard deviation of 0.3081: known of the full set, and near in a sixth of it.
    [Fact]
    public void TheMeanGreyIsThatOfMnist()
    {
        var pixels = Digits.Training.Features.Enumerate().ToArray();
        var mean = pixels.Average();
        Assert.Equal(0.1307, mean, 0.001);
        Assert.Equal(0.3081, Math.Sqrt(pixels.Average(pixel => (pixel - mean) * (pixel - mean))), 0.001);
    }

    [Fact]
    public void TheFirstImageIsAZeroAsOneSeesIt()
    {
        var image = Image.At(Digits.Training, 0);
        Assert.Equal(0, Digits.Training.Labels[0]);
        string[] lines = [.. Enumerable.Range(4, 20).Select(row => string.Concat(image.Row(row).Select(pixel => pixel > 0.5 ? '#' : '.')))];
        Assert.Equal(
            [
                "................###.........",
                "...............#####........",
                "..............######........",
                ".............#####.##.......",
                "...........#######.###......",
                "...........####.##..##......",
                "..........####......##......",
                ".........####.......###.....",
                "........###.........###.....",
                "........##..........###.....",
                ".......###..........###.....",
                ".......##...........###.....",
                ".......##..........###......",
                ".......##.........###.......",
                ".......##........###........",
                ".......##.......###.........",
                ".......###...#####..........",
                ".......##########...........",
                ".......########.............",
                "........#####...............",
            ],
            lines);
    }

    [Fact]
    public void NoTestImageIsAmongTheTrainingImages()
    {
        var known = Rows(Digits.Training).ToHashSet();
        Assert.Equal(8000, known.Count);
        Assert.DoesNotContain(Rows(Digits.Test), known.Contains);

        static IEnumerable<string> Rows(Dataset data) => data.Features.EnumerateRows().Select(row => string.Concat(row.Select(pixel => (char)Math.Round(255 * pixel))));
    }

    private static int[] PerClass(Dataset data) => [.. Enumerable.Range(0, data.Classes).Select(label => data.Labels.Count(own => own == label))];
}
