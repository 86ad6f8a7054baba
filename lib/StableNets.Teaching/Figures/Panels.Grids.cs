using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using StableNets.Stability;

namespace StableNets.Teaching.Figures;

/// <content>Matrices and functions of two variables as colours.</content>
public static partial class Panels
{
    private const int LargestWritten = 8;
    private const int LargestNumbered = 12;
    private const int MostDecades = 8;

    /// <summary>A matrix as coloured cells: blue below zero, orange above; a small one with its entries written in.</summary>
    /// <param name="title">What the panel shows.</param>
    /// <param name="matrix">The matrix.</param>
    /// <returns>The panel.</returns>
    public static Panel HeatMap(string title, Matrix<double> matrix)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        double[] rows = Evenly(1, matrix.RowCount), columns = Evenly(1, matrix.ColumnCount);
        var larger = Math.Max(matrix.RowCount, matrix.ColumnCount);
        return new(
            title,
            new Axis("column") { Ticks = Numbered(columns) },
            new Axis("row") { Ticks = Numbered(rows), Range = (matrix.RowCount + 0.5, 0.5) },
            new Grid("entry", columns, rows, matrix.ToArray()) { Colours = Colours.Diverging, WriteValues = larger <= LargestWritten })
        { EqualAspect = true };
    }

    /// <summary>A function of two variables as contour lines, with coloured bands between them.</summary>
    /// <param name="title">What the panel shows.</param>
    /// <param name="x">The horizontal axis; its range says where the function is evaluated.</param>
    /// <param name="y">The vertical axis, with a range.</param>
    /// <param name="quantity">What the function is; stands beside the colours.</param>
    /// <param name="function">(x, y) ↦ value.</param>
    /// <param name="log">Whether the contours are powers of ten.</param>
    /// <param name="resolution">Points along each side, 2 or more.</param>
    /// <param name="filled">Whether the bands are coloured; grey lines alone leave room for paths on top.</param>
    /// <returns>The panel.</returns>
    public static Panel Contours(
        string title, Axis x, Axis y, string quantity, Func<double, double, double> function, bool log = false, int resolution = 61, bool filled = true)
    {
        ArgumentNullException.ThrowIfNull(function);
        ArgumentOutOfRangeException.ThrowIfLessThan(resolution, 2);
        double[] xs = Ends(x, nameof(x)), ys = Ends(y, nameof(y));
        return new(title, x, y, Bands(quantity, xs, ys, OnGrid(xs, ys, function), log, filled));

        double[] Ends(Axis axis, string argument) => axis.Range is { } range
            ? Evenly(Math.Min(range.From, range.To), Math.Max(range.From, range.To), resolution)
            : throw new ArgumentException($"axis \"{axis.Label}\" must have a range: it says where the function is evaluated", argument);
    }

    /// <summary>A quantity on a part of the complex plane, such as a pseudospectrum, with points on top.</summary>
    /// <param name="title">What the panel shows.</param>
    /// <param name="quantity">What it is; stands beside the colours.</param>
    /// <param name="grid">The values.</param>
    /// <param name="log">Whether the contours are powers of ten, as for a pseudospectrum.</param>
    /// <param name="eigenvalues">Points marked on top, or null.</param>
    /// <param name="filled">Whether the bands between the lines are coloured.</param>
    /// <returns>The panel.</returns>
    public static Panel Contours(
        string title, string quantity, ComplexGrid grid, bool log = false, IEnumerable<Complex>? eigenvalues = null, bool filled = true)
    {
        ArgumentNullException.ThrowIfNull(grid);
        var bands = Bands(quantity, grid.Real, grid.Imaginary, grid.Values, log, filled);
        return new(
            title,
            "Re z",
            "Im z",
            eigenvalues is null ? [bands] : [bands, Points("eigenvalues λ", eigenvalues)])
        { EqualAspect = true };
    }

    private static Grid Bands(string quantity, IReadOnlyList<double> xs, IReadOnlyList<double> ys, double[,] values, bool log, bool filled)
    {
        var highest = values.Cast<double>().Max();
        if (!log)
        {
            var step = Numbers.NiceStep((highest - values.Cast<double>().Min()) / 8);
            var from = Math.Floor(values.Cast<double>().Min() / step) * step;
            return new(quantity, xs, ys, values) { Levels = (from, Math.Ceiling(highest / step) * step, step), Filled = filled, InLegend = !filled };
        }

        if (!(highest > 0))
        {
            throw new ArgumentException($"contours at powers of ten need positive values, the highest of \"{quantity}\" is {Numbers.Short(highest)}", nameof(values));
        }

        // A zero, such as at an eigenvalue itself, belongs to the lowest band.
        var top = Math.Ceiling(Math.Log10(highest));
        var positive = values.Cast<double>().Where(value => value > 0).Min();
        var bottom = Math.Max(Math.Floor(Math.Log10(positive)), top - MostDecades);
        var exponents = new double[values.GetLength(0), values.GetLength(1)];
        for (var i = 0; i < values.GetLength(0); i++)
        {
            for (var j = 0; j < values.GetLength(1); j++)
            {
                exponents[i, j] = values[i, j] > 0 ? Math.Max(Math.Log10(values[i, j]), bottom) : bottom;
            }
        }

        // A line is labelled with its exponent, so what it is called must say that.
        return new(filled ? quantity : $"log₁₀ {quantity}", xs, ys, exponents)
        {
            Levels = (bottom, top, top - bottom > 3 ? 1 : 0.5),
            PowersOfTen = filled,
            Filled = filled,
            InLegend = !filled,
        };
    }

    private static double[] Evenly(int from, int to) => [.. Enumerable.Range(from, to - from + 1).Select(i => (double)i)];

    private static (double, string)[]? Numbered(double[] at) => at.Length > LargestNumbered ? null : [.. at.Select(i => (i, $"{i}"))];
}
