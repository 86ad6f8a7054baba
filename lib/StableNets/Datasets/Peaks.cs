namespace StableNets.Datasets;

/// <summary>
/// f(x, y) = 3(1−x)² e^{−x²−(y+1)²} − 10(x/5 − x³ − y⁵) e^{−x²−y²} − ⅓ e^{−(x+1)²−y²} on [−3, 3]², its range cut into equal bins: one class each.
/// </summary>
/// <remarks>
/// Recipe of the authors' code (Meganet, setupPeaks): a 256 × 256 grid; each class draws the same number of its grid points,
/// with replacement.
/// </remarks>
public static class Peaks
{
    /// <summary>Points along each side of the grid.</summary>
    public const int GridSize = 256;

    // From here on e^{−x²} is 0, while a power may have left the range of numbers.
    private const double Flat = 1000;

    /// <summary>f(x, y)</summary>
    /// <param name="x">First feature, finite.</param>
    /// <param name="y">Second feature, finite.</param>
    /// <returns>The height.</returns>
    /// <exception cref="ArgumentOutOfRangeException">x or y is not finite.</exception>
    public static double Height(double x, double y)
    {
        Require.Finite(x, nameof(x));
        Require.Finite(y, nameof(y));
        if (Math.Max(Math.Abs(x), Math.Abs(y)) > Flat)
            return 0;
        return (3 * Math.Pow(1 - x, 2) * Math.Exp(-(x * x) - Math.Pow(y + 1, 2)))
            - (10 * ((x / 5) - Math.Pow(x, 3) - Math.Pow(y, 5)) * Math.Exp(-(x * x) - (y * y)))
            - (Math.Exp(-Math.Pow(x + 1, 2) - (y * y)) / 3);
    }

    /// <summary>Draws both sets.</summary>
    /// <param name="trainingPerClass">Training samples of each class, ≥ 1.</param>
    /// <param name="validationPerClass">Validation samples of each class, ≥ 1.</param>
    /// <param name="classes">m: number of bins, ≥ 2 and few enough that none is empty. Default 5.</param>
    /// <param name="seed">Any number. Same seed, same points.</param>
    /// <returns>m classes, two features.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number of samples or classes is out of its range.</exception>
    public static TrainingData Make(int trainingPerClass = 200, int validationPerClass = 200, int classes = 5, long seed = 1)
    {
        var cells = Cells(classes);
        var random = new SeededRandom(seed);
        return new TrainingData(
            Draw(Dataset.PerClass(trainingPerClass, nameof(trainingPerClass), classes)),
            Draw(Dataset.PerClass(validationPerClass, nameof(validationPerClass), classes)));

        Dataset Draw(int perClass) => Dataset.Of([.. Enumerable.Range(0, classes * perClass).Select(i => Pick(i / perClass))], classes);

        (double, double, int) Pick(int label)
        {
            var (x, y) = cells[label][random.Below(cells[label].Count)];
            return (x, y, label);
        }
    }

    /// <summary>The grid points of each class.</summary>
    internal static IReadOnlyList<IReadOnlyList<(double X, double Y)>> Cells(int classes)
    {
        Require.AtLeast(2, classes, nameof(classes));
        (double X, double Y)[] grid =
        [
            .. from i in Enumerable.Range(0, GridSize)
               from k in Enumerable.Range(0, GridSize)
               select (Coordinate(i), Coordinate(k)),
        ];
        double[] heights = [.. grid.Select(point => Height(point.X, point.Y))];
        double lowest = heights.Min(), range = heights.Max() - lowest;
        int Bin(double height) => Math.Min((int)(classes * (height - lowest) / range), classes - 1);

        var byClass = grid.Zip(heights).ToLookup(cell => Bin(cell.Second), cell => cell.First);
        return byClass.Count == classes
            ? [.. Enumerable.Range(0, classes).Select(label => byClass[label].ToList())]
            : throw new ArgumentOutOfRangeException(nameof(classes), $"classes must leave none of the bins empty, got {classes} for {byClass.Count} filled bins");
    }

    private static double Coordinate(int i) => -3 + (6.0 * i / (GridSize - 1));
}
