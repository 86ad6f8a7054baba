using StableNets.Teaching;

namespace StableNets.Notebooks.Tests.Teaching;

public class NotationTests
{
    [Theory]
    [InlineData("0 -1; 1 0")]
    [InlineData("0 -1\n1 0")]
    [InlineData("  0   -1 ;\n 1 0 ; ")]
    [InlineData("0 −1; 1e0 0.0")]
    public void ReadsAMatrix(string text)
    {
        var K = Notation.Matrix(text);
        Assert.Equal((2, 2), (K.RowCount, K.ColumnCount));
        Assert.Equal([0, 1, -1, 0], K.ToColumnMajorArray());
    }

    [Fact]
    public void ReadsAVector() => Assert.Equal([1, -2.5], Notation.Vector("1 -2.5"));

    [Theory]
    [InlineData("1 2; 3 x", "row 2, column 2", "\"x\"")]
    [InlineData("1,5 2", "row 1, column 1", "\"1,5\"")]
    [InlineData("1 NaN", "row 1, column 2", "\"NaN\"")]
    [InlineData("1 2; 3", "row 1 has 2 entries", "row 2 has 1 entry")]
    [InlineData(" ; ", "a matrix needs an entry", "got")]
    public void SaysWhatItCannotRead(string text, string where, string what)
    {
        var message = Assert.Throws<ArgumentException>(() => Notation.Matrix(text)).Message;
        Assert.Contains(where, message);
        Assert.Contains(what, message);
    }

    [Fact]
    public void AVectorIsOneRow() => Assert.Contains("got 2 rows", Assert.Throws<ArgumentException>(() => Notation.Vector("1; 2")).Message);
}
