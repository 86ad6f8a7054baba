using System.Globalization;

namespace StableNets.Teaching.Figures;

/// <summary>Numbers as a figure needs them: six digits to draw, fewer to read.</summary>
internal static class Numbers
{
    internal static double Rounded(double value) =>
        double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + 0.0;

    internal static double[] Rounded(IEnumerable<double> values) => [.. values.Select(Rounded)];

    /// <summary>Four digits, with the minus sign that print uses.</summary>
    internal static string Short(double value) =>
        (value + 0.0).ToString("G4", CultureInfo.InvariantCulture).Replace('-', '−').Replace("E", "e", StringComparison.Ordinal);
}
