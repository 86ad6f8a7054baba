using MathNet.Numerics.LinearAlgebra;

namespace StableNets.Teaching.Figures;

/// <summary>Grey pictures in rows, each with a label over it. The unit of both axes is a pixel; y counts downwards as −1, −2 ….</summary>
internal sealed class ImageGrid : Series
{
    private const double LabelRoom = 0.36;
    private const double Between = 0.12;

    internal ImageGrid(string name, Matrix<double> pixels, IReadOnlyList<string> labels, int? width)
        : base(name)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        ArgumentNullException.ThrowIfNull(labels);
        Pixels = Data.Finite(name, pixels.ToArray(), nameof(pixels));
        Labels = labels.Count == pixels.RowCount
            ? [.. labels]
            : throw new ArgumentException($"each of the {pixels.RowCount} pictures needs a label, got {labels.Count} labels", nameof(labels));
        Width = width ?? (int)Math.Round(Math.Sqrt(pixels.ColumnCount));
        Height = width is null ? Width : pixels.ColumnCount / Math.Max(1, Width);
        if (Width < 1 || Width * Height != pixels.ColumnCount)
        {
            throw new ArgumentException(
                width is null
                    ? $"square pictures have 4, 9, 16 … pixels, got {pixels.ColumnCount}; give the width of others"
                    : $"pictures {width} pixels wide have a multiple of that in pixels, got {pixels.ColumnCount}", nameof(width));
        }

        Look = Look.Neutral;
        InLegend = false;
    }

    internal int Across
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException("across", $"at least one picture stands in a row, got {value}");
    }

    internal double[,] Pixels { get; }

    internal IReadOnlyList<string> Labels { get; }

    internal int Width { get; }

    internal int Height { get; }

    internal override bool FillsPanel => true;

    internal override Interval? XExtent => new(-0.5, (Columns * Pitch.X) - Gap - 0.5);

    internal override Interval? YExtent => new(0.5 - (Rows * Pitch.Y), 0.5);

    /// <summary>All pictures on one canvas, row 0 at the top; null between them.</summary>
    internal double?[,] Canvas()
    {
        var canvas = new double?[Rows * Pitch.Y, (Columns * Pitch.X) - Gap];
        for (var i = 0; i < Labels.Count; i++)
        {
            var (left, top) = Corner(i);
            for (var k = 0; k < Width * Height; k++)
                canvas[top + (k / Width), left + (k % Width)] = Pixels[i, k];
        }

        return canvas;
    }

    /// <summary>The middle of picture i's upper edge.</summary>
    internal (double X, double Y) LabelAt(int i)
    {
        var (left, top) = Corner(i);
        return (left + ((Width - 1) / 2.0), -(top - 0.5));
    }

    internal override string Describe() => $"{Labels.Count} pictures of {Width} by {Height} pixels, labelled {string.Join(", ", Labels)}.";

    private int Columns => Math.Min(Across, Math.Max(1, Labels.Count));

    private int Rows => Math.Max(1, (Labels.Count + Columns - 1) / Columns);

    private int Gap => (int)Math.Ceiling(Between * Width);

    private int Headroom => (int)Math.Ceiling(LabelRoom * Width);

    private (int X, int Y) Pitch => (Width + Gap, Height + Headroom);

    private (int Left, int Top) Corner(int i) => (i % Columns * Pitch.X, (i / Columns * Pitch.Y) + Headroom);
}
