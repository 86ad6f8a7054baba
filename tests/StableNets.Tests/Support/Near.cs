using System.Globalization;

namespace StableNets.Tests.Support;

/// <summary>Assertions on numbers: to the digits that were printed, to a tolerance, or to the bit.</summary>
internal static class Near
{
    /// <summary>Equal to half a unit of the last digit that is printed: Digits("2.598e-3", x) allows 0.0005e-3.</summary>
    public static void Digits(string printed, double actual)
    {
        var expected = double.Parse(printed, CultureInfo.InvariantCulture);
        var parts = printed.Split('e');
        var decimals = parts[0].Contains('.') ? parts[0].Length - parts[0].IndexOf('.') - 1 : 0;
        var exponent = parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 0;
        var halfUnit = 0.5 * Math.Pow(10, exponent - decimals);
        Assert.True(Math.Abs(actual - expected) <= halfUnit * (1 + 1e-6), $"expected {printed} to its last digit, got {actual:R}");
    }

    public static void Digits(string[] printed, IEnumerable<double> actual)
    {
        double[] values = [.. actual];
        Assert.Equal(printed.Length, values.Length);
        for (var i = 0; i < printed.Length; i++)
            Digits(printed[i], values[i]);
    }

    /// <summary>Row by row, as matrices are written: Digits("1 2; 3 4", M).</summary>
    public static void Digits(string printedRows, Matrix<double> actual) =>
        Digits([.. printedRows.Split(' ', ';').Where(entry => entry != "")], actual.Transpose().ToColumnMajorArray());

    public static void Equal(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance, $"expected {expected:R} to {tolerance:G2}, got {actual:R}");

    public static void Equal(Vector<double> expected, Vector<double> actual, double tolerance) =>
        Equal(expected.ToColumnMatrix(), actual.ToColumnMatrix(), tolerance);

    public static void Equal(Matrix<double> expected, Matrix<double> actual, double tolerance)
    {
        Assert.Equal((expected.RowCount, expected.ColumnCount), (actual.RowCount, actual.ColumnCount));
        var worst = (expected - actual).Enumerate().Max(Math.Abs);
        Assert.True(worst <= tolerance, $"expected entries to agree to {tolerance:G2}, they differ by {worst:G3}:\n{expected}{actual}");
    }

    /// <summary>The same bits, not merely close.</summary>
    public static void SameBits(Matrix<double> expected, Matrix<double> actual)
    {
        Assert.Equal((expected.RowCount, expected.ColumnCount), (actual.RowCount, actual.ColumnCount));
        SameBits(expected.ToColumnMajorArray(), actual.ToColumnMajorArray());
    }

    public static void SameBits(ReadOnlySpan<double> expected, ReadOnlySpan<double> actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < expected.Length; i++)
            Assert.True(
                BitConverter.DoubleToInt64Bits(expected[i]) == BitConverter.DoubleToInt64Bits(actual[i]),
                $"entry {i}: expected {expected[i]:R}, got {actual[i]:R}");
    }
}
