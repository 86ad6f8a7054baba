using static StableNets.Teaching.Figures.Numbers;

namespace StableNets.Charts;

/// <summary>
/// The values that a logarithmic axis names: powers of ten; 1, 2 and 5 times them where it covers hardly more than one; round numbers
/// where it covers less. plotly.js would name every digit, in type of three sizes.
/// </summary>
internal static class LogTicks
{
    private const double FewDecades = 1.5;
    private const int Most = 7;
    private const int Enough = 3;

    private static readonly int[] Strides = [1, 2, 3, 5, 10, 20, 50, 100];

    internal static IEnumerable<(double At, string Text)> Between(double from, double to)
    {
        var (low, high) = (Math.Log10(Math.Min(from, to)) - 1e-9, Math.Log10(Math.Max(from, to)) + 1e-9);
        if (high - low >= FewDecades)
        {
            var stride = Strides.First(stride => stride >= (high - low) / Most || stride == Strides[^1]);
            return Exponents(low, high).Where(exponent => exponent % stride == 0).Select(exponent => Tick(1, exponent));
        }

        var ticks = Exponents(Math.Floor(low), high).SelectMany(exponent => new[] { 1, 2, 5 }.Select(digit => Tick(digit, exponent)))
            .Where(tick => Math.Log10(tick.At) is var at && at >= low && at <= high).ToArray();
        return ticks.Length >= Enough ? ticks : Round(Math.Min(from, to), Math.Max(from, to));
    }

    private static IEnumerable<int> Exponents(double low, double high) =>
        Enumerable.Range((int)Math.Ceiling(low), Math.Max(0, (int)Math.Floor(high) - (int)Math.Ceiling(low) + 1));

    private static (double At, string Text) Tick(int digit, int exponent)
    {
        var at = Rounded(digit * Math.Pow(10, exponent));
        var power = $"10<sup>{Short(exponent)}</sup>";
        return (at, exponent is >= -3 and <= 4 ? Short(at) : digit == 1 ? power : $"{digit}·{power}");
    }

    private static IEnumerable<(double At, string Text)> Round(double from, double to)
    {
        var step = NiceStep((to - from) / (Most - 2));
        var first = (int)Math.Ceiling(from / step);
        return Enumerable.Range(first, (int)Math.Floor(to / step) - first + 1).Select(i => Rounded(i * step)).Select(at => (at, Short(at)));
    }
}
