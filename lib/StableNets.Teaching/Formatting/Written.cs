using System.Globalization;
using System.Numerics;

namespace StableNets.Teaching.Formatting;

/// <summary>Numbers as values show them: six digits, and a plain minus, so that they can be copied into code.</summary>
internal static class Written
{
    internal static string Number(double value, string format = "G6")
    {
        var text = (value + 0.0).ToString(format, CultureInfo.InvariantCulture);
        var exponent = text.IndexOf('E', StringComparison.Ordinal);
        return exponent < 0 ? text : $"{text[..exponent]}e{int.Parse(text.AsSpan(exponent + 1), CultureInfo.InvariantCulture)}";
    }

    /// <summary>With a power of ten: for errors, whose size is what matters.</summary>
    internal static string Error(double value) => value.ToString("0.00e-0", CultureInfo.InvariantCulture);

    internal static string Number(Complex value) => (value.Real, value.Imaginary) switch
    {
        (var real, 0) => Number(real),
        (0, var imaginary) => Imaginary(imaginary),
        var (real, imaginary) => $"{Number(real)} {(imaginary < 0 ? "-" : "+")} {Imaginary(Math.Abs(imaginary))}",
    };

    private static string Imaginary(double value) => value switch { 1 => "i", -1 => "-i", _ => $"{Number(value)}i" };
}
