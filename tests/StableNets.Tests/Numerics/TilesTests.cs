using MathNet.Numerics.LinearAlgebra.Double;
using StableNets.Datasets;
using StableNets.Numerics;

namespace StableNets.Tests.Numerics;

public class TilesTests
{
    [Fact]
    public void Tiles_are_whole_vectors_no_larger_than_the_batch_needs() =>
        Gen.Select(Gen.Int[1, 10000], Gen.Int[1, 5000]).Sample((samples, columns) =>
        {
            var rows = Tiles.RowsFor(samples, columns);
            Assert.Equal(Tile.RowUnit, rows % (2 * Tile.RowUnit));
            Assert.InRange(rows, 1, Math.Min(168, samples + (2 * Tile.RowUnit) - 1));
        });

    [Theory]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(1000)]
    public void Every_sample_is_visited_once(int samples)
    {
        var visits = new int[samples];
        Tiles.ForEach(samples, 3, (first, count, _) =>
        {
            for (var i = first; i < first + count; i++)
                Interlocked.Increment(ref visits[i]);
        });
        Assert.All(visits, count => Assert.Equal(1, count));
    }

    [Fact]
    public void What_is_loaded_is_stored_and_padding_repeats_the_last_sample()
    {
        var source = DenseMatrix.OfMatrix(new SeededRandom(1).NormalMatrix(20, 3));
        var target = new DenseMatrix(20, 3);
        var tile = new Scratch(16).Take(3);
        Tiles.Load(source, first: 5, count: 11, tile);
        for (var column = 0; column < 3; column++)
            Assert.All(tile.Slice(column, 1).Span[11..].ToArray(), entry => Assert.Equal(source[15, column], entry));
        Tiles.Store(tile, target, first: 5, count: 11);
        Near.SameBits(source.SubMatrix(5, 11, 0, 3), target.SubMatrix(5, 11, 0, 3));
        Assert.Equal(0, target.SubMatrix(0, 5, 0, 3).FrobeniusNorm() + target.SubMatrix(16, 4, 0, 3).FrobeniusNorm());
    }

    [Fact]
    public void Scratch_gives_the_same_memory_again_after_release()
    {
        var scratch = new Scratch(8);
        var kept = scratch.Take(2);
        kept.Span.Fill(1);
        var mark = scratch.Mark;
        scratch.Take(3).Span.Fill(2);
        scratch.Release(mark);
        Assert.Equal(2, scratch.Take(1).Span[0]);
        scratch.Release(mark);
        Assert.Equal(8 * 50, scratch.Take(50).Span.Length);
        Assert.Equal(1, kept.Span[15]);
    }
}
