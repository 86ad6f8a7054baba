using StableNets.Datasets;
using StableNets.Numerics;

namespace StableNets.Tests.Numerics;

/// <summary>The one product that every layer reduces to.</summary>
public class AffineKernelTests
{
    private delegate void Kernel(Tile y, ReadOnlySpan<double> w, ReadOnlySpan<double> b, Tile z);

    [Fact]
    public void Every_vector_width_gives_the_bits_of_a_plain_loop()
    {
        var random = new SeededRandom(1);
        foreach (var rows in new[] { 8, 16, 24, 32, 40, 64, 72, 256, 264 })
            foreach (var inner in new[] { 1, 2, 3, 4, 5, 7, 8, 9, 17 })
                foreach (var outer in new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 13 })
                    AgreeOn(random, rows, inner, outer);
    }

    [Theory]
    [InlineData(127, 5)]
    [InlineData(128, 4)]
    [InlineData(129, 7)]
    [InlineData(260, 3)]
    public void So_it_does_where_the_matrix_is_taken_in_parts(int inner, int outer) => AgreeOn(new SeededRandom(3), 40, inner, outer);

    [Fact]
    public void Every_vector_width_gives_the_bits_of_a_plain_loop_for_any_size() =>
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[1, 40], Gen.Int[1, 20], Gen.Int[1, 20])
            .Sample((seed, units, inner, outer) => AgreeOn(new SeededRandom(seed), units * Tile.RowUnit, inner, outer), iter: 100, threads: 1);

    private static void AgreeOn(SeededRandom random, int rows, int inner, int outer)
    {
        double[] y = Draw(rows * inner), w = Draw(inner * outer), b = Draw(outer);
        var expected = PlainLoop(y, w, b, rows, inner, outer);
        foreach (var kernel in new Kernel[] { AffineKernel.Multiply, AffineKernel.Multiply<Lanes512>, AffineKernel.Multiply<Lanes256>, AffineKernel.Multiply<Lanes128> })
        {
            // The target lies inside a larger buffer: nothing around it may be touched.
            double[] buffer = new double[(rows * outer) + 2];
            buffer.AsSpan().Fill(double.NaN);
            kernel(new Tile(y, 0, rows, inner), w, b, new Tile(buffer, 1, rows, outer));
            Near.SameBits(expected, buffer.AsSpan(1, rows * outer));
            Assert.True(double.IsNaN(buffer[0]) && double.IsNaN(buffer[^1]));
        }

        // Adding starts from what Z holds, as Multiply does from b.
        double[] spread = [.. b.SelectMany(entry => Enumerable.Repeat(entry, rows))];
        AffineKernel.Add(new Tile(y, 0, rows, inner), w, new Tile(spread, 0, rows, outer));
        Near.SameBits(expected, spread);

        double[] Draw(int count) => [.. random.NormalVector(count)];
    }

    /// <summary>((b + y₀w₀) + y₁w₁) + …, each step rounded once.</summary>
    private static double[] PlainLoop(double[] y, double[] w, double[] b, int rows, int inner, int outer)
    {
        var z = new double[rows * outer];
        for (var i = 0; i < rows; i++)
            for (var c = 0; c < outer; c++)
            {
                var sum = b[c];
                for (var k = 0; k < inner; k++)
                    sum = Math.FusedMultiplyAdd(y[(k * rows) + i], w[(c * inner) + k], sum);
                z[(c * rows) + i] = sum;
            }

        return z;
    }
}
