using MathNet.Numerics.LinearAlgebra;
using StableNets.Teaching;
using StableNets.Teaching.Formatting;
using Complex = System.Numerics.Complex;

namespace StableNets.Notebooks.Tests.Teaching.Formatting;

public class InlineTests
{
    [Fact]
    public void ValuesAreWrittenAsInASentence()
    {
        Assert.Equal("[[0, 1], [0.5, -2]]", Inline.Of(Notation.Matrix("0 1; 0.5 -2")));
        Assert.Equal("[1, 2]", Inline.Of(Notation.Vector("1 2")));
        Assert.Equal("[[[1]], [[2]]]", Inline.Of(new[] { Notation.Matrix("1"), Notation.Matrix("2") }));
        Assert.Equal("(1, true)", Inline.Of((1, true)));
        Assert.Equal("1 - 2i", Inline.Of(new Complex(1, -2)));
        Assert.Equal("null", Inline.Of(null));
    }

    [Fact]
    public void LongOnesAreCutShort()
    {
        Assert.Equal("a 7×2 matrix", Inline.Of(Matrix<double>.Build.Dense(7, 2)));
        Assert.Equal("[0, 1, 2, 3, 4, 5, … 9 in all]", Inline.Of(Enumerable.Range(0, 9)));
    }
}
