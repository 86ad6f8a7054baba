namespace StableNets.Datasets;

/// <summary>
/// Two spirals over the angles 0 … 4π: class 0 with radius 0 → 1, class 1 with radius 0.2 → 1.2. No noise, nothing random.
/// </summary>
/// <remarks>Recipe of the authors' code (Meganet, setupSwissRoll): of the stacked points every other one trains, the rest validate.</remarks>
public static class SwissRoll
{
    /// <summary>Makes both sets.</summary>
    /// <param name="n">2 n + 1 angles, n ≥ 2. The default gives 513 training and 513 validation samples.</param>
    /// <returns>Two classes, two features.</returns>
    /// <exception cref="ArgumentOutOfRangeException">n is less than 2 or more than an array holds.</exception>
    public static TrainingData Make(int n = 256)
    {
        Require.AtMost(Array.MaxLength / 8, Require.AtLeast(2, n, nameof(n)), nameof(n));
        var angles = (2 * n) + 1;
        (double X, double Y, int Label)[] points = [.. Enumerable.Range(0, 2 * angles).Select(i => Point(i % angles, i / angles))];
        return new TrainingData(
            Dataset.Of([.. points.Where((_, i) => i % 2 == 0)], classes: 2),
            Dataset.Of([.. points.Where((_, i) => i % 2 == 1)], classes: 2));

        (double, double, int) Point(int k, int label)
        {
            double turn = k / (2.0 * n), angle = 4 * Math.PI * turn, r = turn + (0.2 * label);
            return (r * Math.Cos(angle), r * Math.Sin(angle), label);
        }
    }
}
