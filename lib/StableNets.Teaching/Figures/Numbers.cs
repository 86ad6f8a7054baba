using System.Globalization;
using StableNets.Teaching.Formatting;

namespace StableNets.Teaching.Figures;

/// <summary>Numbers as a figure needs them: six digits to draw, fewer to read.</summary>
internal static class Numbers
{
    private static readonly string[] Formats = ["", "G1", "G2", "G3", "G4", "G5", "G6"];

    // Adding zero turns −0 into 0.
    internal static double Rounded(double value, int digits = 6) =>
        double.Parse(value.ToString(Formats[digits], CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + 0.0;

    internal static double[] Rounded(IEnumerable<double> values) => [.. values.Select(value => Rounded(value))];

    /// <summary>Four digits, with the minus sign that print uses.</summary>
    internal static string Short(double value) => Written.Number(value, "G4").Replace('-', '−');

    /// <summary>About the given size, and 1, 2 or 5 times a power of ten: steps whose multiples a reader can name.</summary>
    internal static double NiceStep(double about)
    {
        if (!(about > 0))
        {
            return 1;
        }

        var power = Math.Pow(10, Math.Floor(Math.Log10(about)));
        return power * (about / power) switch { < 1.5 => 1, < 3.5 => 2, < 7.5 => 5, _ => 10 };
    }
}
