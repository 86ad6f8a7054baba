using StableNets.Teaching.Figures;

namespace StableNets.Notebooks.Tests.Teaching.Figures;

public class PaletteTests
{
    private const double LeastContrast = 3;

    // In Oklab, 0.02 is about the smallest difference that is seen side by side; apart, in thin lines, more is needed.
    private const double LeastDifference = 0.07;

    // Viénot-style matrices for full deficiency (Machado, Oliveira, Fernandes 2009, severity 1), in linear RGB.
    public static TheoryData<string, double[]> Eyes => new()
    {
        { "ordinary", [1, 0, 0, 0, 1, 0, 0, 0, 1] },
        { "protanopia", [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998] },
        { "deuteranopia", [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881] },
        { "tritanopia", [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900] },
    };

    [Theory]
    [InlineData("#ffffff")]
    [InlineData("#1b1b1f")]
    public void StandsOutOnLightAndOnDark(string background) =>
        Assert.All([.. Palette.Colours, Palette.Grey], colour => Assert.True(
            Contrast(colour, background) >= LeastContrast, $"{colour} on {background}: {Contrast(colour, background):F2}"));

    [Theory]
    [MemberData(nameof(Eyes))]
    public void IsToldApartBy(string eyes, double[] matrix)
    {
        for (var i = 0; i < Palette.Colours.Count; i++)
        {
            for (var k = 0; k < i; k++)
            {
                var difference = Distance(Seen(Palette.Colours[i], matrix), Seen(Palette.Colours[k], matrix));
                Assert.True(difference >= LeastDifference, $"{eyes}: {Palette.Colours[i]} and {Palette.Colours[k]} differ by {difference:F3}");
            }
        }
    }

    private static double Contrast(string a, string b)
    {
        double x = Luminance(a), y = Luminance(b);
        return (Math.Max(x, y) + 0.05) / (Math.Min(x, y) + 0.05);
    }

    private static double Luminance(string colour) => Linear(colour) is [var r, var g, var b] ? (0.2126 * r) + (0.7152 * g) + (0.0722 * b) : 0;

    private static double[] Linear(string colour) =>
        [.. Convert.FromHexString(colour[1..]).Select(value => value / 255.0).Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4))];

    private static double[] Seen(string colour, double[] m)
    {
        var c = Linear(colour);
        double Row(int i) => Math.Clamp((m[i] * c[0]) + (m[i + 1] * c[1]) + (m[i + 2] * c[2]), 0, 1);
        return Oklab(Row(0), Row(3), Row(6));
    }

    private static double[] Oklab(double r, double g, double b)
    {
        var l = Math.Cbrt((0.4122214708 * r) + (0.5363325363 * g) + (0.0514459929 * b));
        var m = Math.Cbrt((0.2119034982 * r) + (0.6806995451 * g) + (0.1073969566 * b));
        var s = Math.Cbrt((0.0883024619 * r) + (0.2817188376 * g) + (0.6299787005 * b));
        return
        [
            (0.2104542553 * l) + (0.7936177850 * m) - (0.0040720468 * s),
            (1.9779984951 * l) - (2.4285922050 * m) + (0.4505937099 * s),
            (0.0259040371 * l) + (0.7827717662 * m) - (0.8086757660 * s),
        ];
    }

    private static double Distance(double[] a, double[] b) => Math.Sqrt(a.Zip(b, (x, y) => (x - y) * (x - y)).Sum());
}
