using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.Statistics;
using StableNets.Datasets;
using StableNets.Teaching.Images;

namespace StableNets.Notebooks.Tests.Teaching.Images;

public sealed class ImageTests
{
    // Three images of one inked pixel: in the middle, at the top left corner, at the bottom right corner.
    private static readonly Dataset Dots = new(DenseMatrix.Create(3, 784, (i, pixel) => pixel == new[] { (10 * 28) + 12, 0, 783 }[i] ? 0.8 : 0), [4, 1, 2], 10);

    [Fact]
    public void RowZeroIsTheTopLine()
    {
        var image = Image.At(Dots, 0);
        Assert.Equal((28, 28), (image.RowCount, image.ColumnCount));
        Assert.Equal(0.8, image[10, 12]);
        Assert.Equal(0.8, image.Enumerate().Sum());
    }

    [Fact]
    public void MovedCopiesComeBehindTheImages()
    {
        var all = Image.WithMoved(Dots, copies: 200);
        Assert.Equal(603, all.Count);
        Assert.Equal(Dots.Features, all.Features.SubMatrix(0, 3, 0, 784));
        Assert.Equal([4, 1, 2, 4, 1, 2], all.Labels.Take(6));

        // The inked pixel goes to each of its eight neighbours, about as often, and never stays.
        var places = Enumerable.Range(1, 200).Select(copy => Place(Image.At(all, 3 * copy))).ToLookup(place => place);
        var neighbours = from row in Enumerable.Range(9, 3) from column in Enumerable.Range(11, 3) where (row, column) != (10, 12) select (row, column);
        Assert.Equal(neighbours.Order(), places.Select(group => group.Key).Order());
        Assert.All(places, group => Assert.InRange(group.Count(), 10, 45));

        static (int, int) Place(MathNet.Numerics.LinearAlgebra.Matrix<double> image) => Assert.Single(
            from row in Enumerable.Range(0, 28) from column in Enumerable.Range(0, 28) where image[row, column] == 0.8 select (row, column));
    }

    [Fact]
    public void HalvedIsTheMeanOfFourPixels()
    {
        var numbers = new Dataset(DenseMatrix.Create(2, 16, (i, pixel) => (100 * i) + (pixel * pixel)), [0, 1], 2);
        var halved = Image.Halved(numbers);
        Assert.Equal((2, 4), (halved.Count, halved.Features.ColumnCount));
        for (var i = 0; i < 2; i++)
            for (var row = 0; row < 2; row++)
                for (var column = 0; column < 2; column++)
                    Assert.Equal(Image.At(numbers, i).SubMatrix(2 * row, 2, 2 * column, 2).Enumerate().Average(), Image.At(halved, i)[row, column]);
        Assert.Equal(0.2, Image.At(Image.Halved(Dots), 0)[5, 6]);
    }

    // In a corner three of the eight directions keep the ink on the paper, and the edge brings in none.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void NothingComesInAtTheEdge(int corner)
    {
        var all = Image.WithMoved(Dots, copies: 200);
        var ink = Enumerable.Range(1, 200).Select(copy => Image.At(all, (3 * copy) + corner).Enumerate().Sum()).ToArray();
        Assert.All(ink, sum => Assert.True(sum is 0 or 0.8));
        Assert.InRange(ink.Count(sum => sum > 0), 50, 100);
    }

    [Fact]
    public void NoiseHasItsDeviation()
    {
        var noise = (Image.WithNoise(Dots, 0.3).Features - Dots.Features).Enumerate().ToArray();
        Assert.Equal(0, noise.Mean(), 0.03);
        Assert.Equal(0.3, noise.StandardDeviation(), 0.02);
        Assert.Equal(Dots.Features, Image.WithNoise(Dots, 0).Features);
    }

    [Fact]
    public void TheSeedDecides()
    {
        Assert.Equal(Image.WithMoved(Dots, 5, seed: 7).Features, Image.WithMoved(Dots, 5, seed: 7).Features);
        Assert.NotEqual(Image.WithMoved(Dots, 5, seed: 7).Features, Image.WithMoved(Dots, 5, seed: 8).Features);
        Assert.Equal(Image.WithNoise(Dots, 1, seed: 7).Features, Image.WithNoise(Dots, 1, seed: 7).Features);
        Assert.NotEqual(Image.WithNoise(Dots, 1, seed: 7).Features, Image.WithNoise(Dots, 1, seed: 8).Features);
    }

    [Fact]
    public void SaysWhatItCannotDo()
    {
        Dataset points = new(new DenseMatrix(2, 2), [0, 1], 2), odd = new(new DenseMatrix(2, 9), [0, 1], 2);
        Assert.Contains("square images, got 2 features", Assert.Throws<ArgumentException>(() => Image.At(points, 0)).Message);
        Assert.Contains("square images, got 2 features", Assert.Throws<ArgumentException>(() => Image.WithMoved(points)).Message);
        Assert.Contains("square images, got 2 features", Assert.Throws<ArgumentException>(() => Image.Halved(points)).Message);
        Assert.Contains("an even number of pixels along each side, got 3×3", Assert.Throws<ArgumentException>(() => Image.Halved(odd)).Message);
        Assert.Contains("between 0 and 2, got 3", Assert.Throws<ArgumentOutOfRangeException>(() => Image.At(Dots, 3)).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Image.WithMoved(Dots, copies: 0));
        Assert.Contains("got -1", Assert.Throws<ArgumentOutOfRangeException>(() => Image.WithNoise(Dots, -1)).Message);
    }
}
