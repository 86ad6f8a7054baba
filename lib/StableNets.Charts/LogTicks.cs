using static StableNets.Teaching.Figures.Numbers;

namespace StableNets.Charts;

/// <summary>
/// The values that a logarithmic axis names: powers of ten; 1, 2 and 5 times them where it covers less than two; round numbers
/// where it covers less. plotly.js would name every digit, in type of three sizes.
/// </summary>
internal static class LogTicks
{
    private const double FewDecades = 2;
    private const int Most = 7;
    private const int Enough = 3;

    private static readonly int[] Strides = [1, 2, 3, 5, 10, 20, 50, 100];

    internal static IEnumerable<(double At, string Text)> Between(double from, double to)
    {
        var (low, high) = (Math.Log10(Math.Min(from, to)) - 1e-9, Math.Log10(Math.Max(from, to)) + 1e-9);
        if (high - low >= FewDecades)
        {
            var stride = Strides.First(stride => stride >= (high - low) / Most || stride == Strides[^1]);
            return Named([.. Exponents(low, high).Where(exponent => exponent % stride == 0).Select(exponent => (1, exponent))]);
        }

        var ticks = Exponents(Math.Floor(low), high).SelectMany(exponent => new[] { 1, 2, 5 }.Select(digit => (digit, exponent)))
            .Where(tick => Math.Log10(At(tick)) is var at && at >= low && at <= high).ToArray();
        return ticks.Length >= Enough ? Named(ticks) : Round(Math.Min(from, to), Math.Max(from, to));
    }

    private static IEnumerable<int> Exponents(double low, double high) =>
        Enumerable.Range((int)Math.Ceiling(low), Math.Max(0, (int)Math.Floor(high) - (int)Math.Ceiling(low) + 1));

    private static double At((int Digit, int Exponent) tick) => Rounded(tick.Digit * Math.Pow(10, tick.Exponent));

    // 100 and 10⁶ on one axis would be two ways to write numbers.
    private static IEnumerable<(double At, string Text)> Named((int Digit, int Exponent)[] ticks)
    {
        var plain = ticks.All(tick => tick.Exponent is >= -3 and <= 3);
        return ticks.Select(tick => (At(tick), plain ? Short(At(tick)) : Powers(tick.Digit, tick.Exponent)));
    }

    private static string Powers(int digit, int exponent) => (digit, exponent) switch
    {
        (_, 0) => $"{digit}",
        (1, _) => $"10<sup>{Short(exponent)}</sup>",
        _ => $"{digit}·10<sup>{Short(exponent)}</sup>",
    };

    private static IEnumerable<(double At, string Text)> Round(double from, double to)
    {
        var step = NiceStep((to - from) / (Most - 2));
        var first = (int)Math.Ceiling(from / step);
        return Enumerable.Range(first, (int)Math.Floor(to / step) - first + 1).Select(i => Rounded(i * step)).Select(at => (at, Short(at)));
    }
}
