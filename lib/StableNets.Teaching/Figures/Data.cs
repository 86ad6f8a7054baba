namespace StableNets.Teaching.Figures;

/// <summary>Checks what is drawn: a value that cannot be drawn must be heard of, not leave a silent gap.</summary>
internal static class Data
{
    internal static double[] Finite(string series, IEnumerable<double> values, string argument)
    {
        ArgumentNullException.ThrowIfNull(values, argument);
        var copy = values.ToArray();
        var bad = Array.FindIndex(copy, v => !double.IsFinite(v));
        return bad < 0
            ? copy
            : throw new ArgumentException($"series \"{series}\": {argument}[{bad}] must be finite, got {copy[bad]}", argument);
    }

    internal static double[,] Finite(string series, double[,] values, string argument)
    {
        ArgumentNullException.ThrowIfNull(values, argument);
        for (var i = 0; i < values.GetLength(0); i++)
        {
            for (var j = 0; j < values.GetLength(1); j++)
            {
                if (!double.IsFinite(values[i, j]))
                {
                    throw new ArgumentException($"series \"{series}\": {argument}[{i}, {j}] must be finite, got {values[i, j]}", argument);
                }
            }
        }

        return (double[,])values.Clone();
    }

    internal static void SameLength(string series, double[] a, double[] b, string argument)
    {
        if (a.Length != b.Length)
        {
            throw new ArgumentException($"series \"{series}\": {argument} must have as many values as xs, {a.Length}, got {b.Length}", argument);
        }
    }

    internal static void GridShape(string series, double[] xs, double[] ys, double[,] values)
    {
        if (values.GetLength(0) != ys.Length || values.GetLength(1) != xs.Length)
        {
            throw new ArgumentException(
                $"series \"{series}\": values must have a row for each y and a column for each x, {ys.Length}×{xs.Length}, "
                + $"got {values.GetLength(0)}×{values.GetLength(1)}", nameof(values));
        }
    }
}
