using StableNets.Datasets;

namespace StableNets.Tests.Datasets;

public class SeededRandomTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public void It_is_xoshiro256_starstar_seeded_by_SplitMix64(long seed)
    {
        var random = new SeededRandom(seed);
        foreach (var bits in Xoshiro(unchecked((ulong)seed)).Take(1000))
            Assert.Equal((bits >> 11) / 9007199254740992.0, random.Uniform());
    }

    // Computed by a program of another language. A normal number passes through the logarithm of the machine: the last bit may differ.
    [Fact]
    public void The_first_numbers_of_seed_1_never_change()
    {
        var random = new SeededRandom(1);
        Assert.Equal([0.7029218331588505, 0.5204366199388569, 0.5741057000197225], new[] { random.Uniform(), random.Uniform(), random.Uniform() });
        Near.Equal(Given.Vector(-0.8622981943105379, 1.5645937730756836, -0.31340542468416743), Given.Vector(random.Normal(), random.Normal(), random.Normal()), 1e-15);
        Assert.Equal([5, 9, 9], new[] { random.Below(10), random.Below(10), random.Below(10) });
    }

    [Fact]
    public void Uniform_numbers_fill_their_interval()
    {
        var random = new SeededRandom(2);
        double[] x = [.. Enumerable.Range(0, 100_000).Select(_ => random.Uniform(-1, 3))];
        Assert.InRange(x.Min(), -1, -0.999);
        Assert.InRange(x.Max(), 2.999, 3);
        Near.Equal(1, x.Average(), 0.02);
        Near.Equal(16.0 / 12, x.Average(value => (value - 1) * (value - 1)), 0.02);
        Assert.Equal(5, random.Uniform(5, 5));
    }

    [Fact]
    public void Normal_numbers_have_the_moments_and_tails_of_a_normal_law()
    {
        var random = new SeededRandom(3);
        double[] x = [.. Enumerable.Range(0, 100_000).Select(_ => random.Normal())];
        Near.Equal(0, x.Average(), 0.015);
        Near.Equal(1, x.Average(value => value * value), 0.02);
        Near.Equal(0, x.Average(value => Math.Pow(value, 3)), 0.05);
        Near.Equal(3, x.Average(value => Math.Pow(value, 4)), 0.12);
        Near.Equal(0.6827, x.Count(value => Math.Abs(value) < 1) / 1e5, 0.006);
        Near.Equal(0, x.Zip(x.Skip(1), (a, b) => a * b).Average(), 0.015);
    }

    [Fact]
    public void Choices_are_equally_likely()
    {
        var random = new SeededRandom(4);
        var counts = Enumerable.Range(0, 70_000).Select(_ => random.Below(7)).CountBy(i => i).OrderBy(pair => pair.Key).ToArray();
        Assert.Equal(Enumerable.Range(0, 7), counts.Select(pair => pair.Key));
        Assert.All(counts, pair => Assert.InRange(pair.Value, 9_600, 10_400));
        Assert.Equal(0, random.Below(1));
    }

    [Fact]
    public void Matrices_are_drawn_column_by_column()
    {
        var numbers = new SeededRandom(5).NormalVector(6);
        Assert.Equal(numbers, new SeededRandom(5).NormalMatrix(3, 2).ToColumnMajorArray());
        Assert.NotEqual(numbers, new SeededRandom(6).NormalVector(6));
    }

    /// <summary>The generator as its authors describe it, on four named words.</summary>
    private static IEnumerable<ulong> Xoshiro(ulong seed)
    {
        ulong a = SplitMix(1), b = SplitMix(2), c = SplitMix(3), d = SplitMix(4);
        while (true)
        {
            yield return Rotate(b * 5, 7) * 9;
            var shifted = b << 17;
            c ^= a;
            d ^= b;
            b ^= c;
            a ^= d;
            c ^= shifted;
            d = Rotate(d, 45);
        }

        ulong SplitMix(ulong i)
        {
            var z = seed + (i * 0x9E3779B97F4A7C15);
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }

        static ulong Rotate(ulong x, int by) => (x << by) | (x >> (64 - by));
    }
}
