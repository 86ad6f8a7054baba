using StableNets.Datasets;
using StableNets.Numerics;

namespace StableNets.Tests.Numerics;

/// <summary>Yᵀ V and sums: the same bits for every vector width.</summary>
public class GradientKernelTests
{
    private delegate void Kernel(Tile y, Tile v, Span<double> g);

    private delegate double Sum(ReadOnlySpan<double> x);

    private delegate double Product(ReadOnlySpan<double> x, ReadOnlySpan<double> y);

    [Fact]
    public void Every_vector_width_gives_the_bits_of_a_plain_loop()
    {
        var random = new SeededRandom(1);
        foreach (var rows in new[] { 8, 16, 24, 64, 264 })
            foreach (var inner in new[] { 1, 2, 3, 4, 5, 6, 7, 9, 21 })
                foreach (var outer in new[] { 1, 2, 3, 4, 5, 7, 8, 9 })
                {
                    double[] y = Draw(rows * inner), v = Draw(rows * outer), start = Draw(inner * outer);
                    double[] expected = [.. start];
                    for (var c = 0; c < outer; c++)
                        for (var k = 0; k < inner; k++)
                            PlainDot(y.AsSpan(k * rows, rows), v.AsSpan(c * rows, rows), ref expected[(c * inner) + k]);
                    foreach (var kernel in new Kernel[] { GradientKernel.Add, GradientKernel.Add<Lanes512>, GradientKernel.Add<Lanes256>, GradientKernel.Add<Lanes128> })
                    {
                        double[] g = [.. start];
                        kernel(new Tile(y, 0, rows, inner), new Tile(v, 0, rows, outer), g);
                        Near.SameBits(expected, g);
                    }
                }

        double[] Draw(int count) => [.. random.NormalVector(count)];
    }

    [Fact]
    public void Sums_and_products_have_the_same_bits_at_every_width()
    {
        var random = new SeededRandom(2);
        foreach (var length in Enumerable.Range(1, 70))
        {
            double[] x = [.. random.NormalVector(length)], y = [.. random.NormalVector(length)], ones = [.. x.Select(_ => 1.0)];
            double sum = 0, product = 0;
            PlainDot(x, ones, ref sum);
            PlainDot(x, y, ref product);
            foreach (var of in new Sum[] { Sums.Of, Sums.Of<Lanes512>, Sums.Of<Lanes256>, Sums.Of<Lanes128> })
                Assert.Equal(sum, of(x));
            foreach (var dot in new Product[] { Sums.Dot, Sums.Dot<Lanes512>, Sums.Dot<Lanes256>, Sums.Dot<Lanes128> })
                Assert.Equal(product, dot(x, y));
            Near.Equal(Vector<double>.Build.Dense(x) * Vector<double>.Build.Dense(y), product, 1e-14 * length);
            Near.Equal(Vector<double>.Build.Dense(x).L2Norm(), Sums.Norm(x), 1e-14 * length);
        }
    }

    [Fact]
    public void A_single_entry_that_is_no_finite_number_is_found_at_every_width()
    {
        foreach (var length in Enumerable.Range(1, 70))
        {
            double[] x = [.. new SeededRandom(3).NormalVector(length)];
            x[0] = double.MaxValue;
            Assert.All(Finds(x), Assert.True);
            foreach (var bad in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity })
                for (var i = 0; i < length; i++)
                {
                    var (kept, _) = (x[i], x[i] = bad);
                    Assert.All(Finds(x), Assert.False);
                    x[i] = kept;
                }
        }

        static bool[] Finds(double[] x) => [Sums.AreFinite(x), Sums.AreFinite<Lanes512>(x), Sums.AreFinite<Lanes256>(x), Sums.AreFinite<Lanes128>(x)];
    }

    /// <summary>sum ← sum + ⟨x, y⟩: eight lanes, added two by two, then the rest.</summary>
    private static void PlainDot(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ref double sum)
    {
        var lanes = new double[8];
        var whole = x.Length / 8 * 8;
        for (var i = 0; i < whole; i++)
            lanes[i % 8] = Math.FusedMultiplyAdd(x[i], y[i], lanes[i % 8]);
        for (var lane = 0; lane < 8; lane += 2)
            sum += lanes[lane] + lanes[lane + 1];
        for (var i = whole; i < x.Length; i++)
            sum = Math.FusedMultiplyAdd(x[i], y[i], sum);
    }
}
