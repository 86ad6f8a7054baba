using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace StableNets.Benchmarks;

/// <summary>How many additions and multiplications per second the processor does at most: chains of fused multiply-adds that stay in registers, on all threads.</summary>
internal static class FmaPeak
{
    private const int Chains = 10;
    private const int Rounds = 20_000_000;

    /// <summary>The best of five, in Gflop/s.</summary>
    public static double Measure(int threads)
    {
        var best = 0.0;
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var start = Stopwatch.GetTimestamp();
            Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, _ => Sink = Vector512.IsHardwareAccelerated ? Wide() : Narrow());
            var lanes = Vector512.IsHardwareAccelerated ? Vector512<double>.Count : Vector256<double>.Count;
            best = Math.Max(best, 2.0 * Chains * lanes * Rounds * threads / Stopwatch.GetElapsedTime(start).TotalSeconds / 1e9);
        }

        return best;
    }

    // Written where the compiler cannot know that nobody reads it.
    private static double Sink { get; set; }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Narrow()
    {
        Vector256<double> m = Vector256.Create(0.999999), c = Vector256.Create(1e-9);
        Vector256<double> x0 = c, x1 = c, x2 = c, x3 = c, x4 = c, x5 = c, x6 = c, x7 = c, x8 = c, x9 = c;
        for (var i = 0; i < Rounds; i++)
        {
            x0 = Vector256.FusedMultiplyAdd(x0, m, c);
            x1 = Vector256.FusedMultiplyAdd(x1, m, c);
            x2 = Vector256.FusedMultiplyAdd(x2, m, c);
            x3 = Vector256.FusedMultiplyAdd(x3, m, c);
            x4 = Vector256.FusedMultiplyAdd(x4, m, c);
            x5 = Vector256.FusedMultiplyAdd(x5, m, c);
            x6 = Vector256.FusedMultiplyAdd(x6, m, c);
            x7 = Vector256.FusedMultiplyAdd(x7, m, c);
            x8 = Vector256.FusedMultiplyAdd(x8, m, c);
            x9 = Vector256.FusedMultiplyAdd(x9, m, c);
        }

        return Vector256.Sum(x0 + x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Wide()
    {
        Vector512<double> m = Vector512.Create(0.999999), c = Vector512.Create(1e-9);
        Vector512<double> x0 = c, x1 = c, x2 = c, x3 = c, x4 = c, x5 = c, x6 = c, x7 = c, x8 = c, x9 = c;
        for (var i = 0; i < Rounds; i++)
        {
            x0 = Vector512.FusedMultiplyAdd(x0, m, c);
            x1 = Vector512.FusedMultiplyAdd(x1, m, c);
            x2 = Vector512.FusedMultiplyAdd(x2, m, c);
            x3 = Vector512.FusedMultiplyAdd(x3, m, c);
            x4 = Vector512.FusedMultiplyAdd(x4, m, c);
            x5 = Vector512.FusedMultiplyAdd(x5, m, c);
            x6 = Vector512.FusedMultiplyAdd(x6, m, c);
            x7 = Vector512.FusedMultiplyAdd(x7, m, c);
            x8 = Vector512.FusedMultiplyAdd(x8, m, c);
            x9 = Vector512.FusedMultiplyAdd(x9, m, c);
        }

        return Vector512.Sum(x0 + x1 + x2 + x3 + x4 + x5 + x6 + x7 + x8 + x9);
    }
}
