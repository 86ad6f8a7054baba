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
}
