namespace StableNets.Datasets;

/// <summary>
/// Four half circles of radius 1: upper ones at (0, 0) and (2, 0) are class 0, lower ones at (1, ½) and (3, ½) class 1; noise U(−ν, ν) on each feature.
/// </summary>
/// <remarks>After the double moons of Galimberti et al. (arXiv 2105.13205): centres shifted by 2, ν = 0.15.</remarks>
public static class DoubleMoons
{
    /// <summary>Draws both sets.</summary>
    /// <param name="trainingPerClass">Training samples of each class, ≥ 1.</param>
    /// <param name="validationPerClass">Validation samples of each class, ≥ 1.</param>
    /// <param name="noise">ν, 0 ≤ ν ≤ 10¹⁰⁰, in the unit of the radius. Default 0.15.</param>
    /// <param name="seed">Any number. Same seed, same points.</param>
    /// <returns>Two classes, two features.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number of samples is less than 1 or more than an array holds, or ν is out of its range.</exception>
    public static TrainingData Make(int trainingPerClass = 500, int validationPerClass = 500, double noise = 0.15, long seed = 1)
    {
        Require.Between(0, 1e100, Require.NotNegative(noise, nameof(noise)), nameof(noise));
        var random = new SeededRandom(seed);
        return new TrainingData(
            Draw(Dataset.PerClass(trainingPerClass, nameof(trainingPerClass))),
            Draw(Dataset.PerClass(validationPerClass, nameof(validationPerClass))));

        Dataset Draw(int perClass) => Dataset.Of([.. Enumerable.Range(0, 2 * perClass).Select(i => Point(i / perClass))], classes: 2);

        (double, double, int) Point(int label)
        {
            var angle = random.Uniform(0, Math.PI);
            var centre = (2 * random.Below(2)) + label;
            double x = centre + Math.Cos(angle), y = label == 0 ? Math.Sin(angle) : 0.5 - Math.Sin(angle);
            return (x + random.Uniform(-noise, noise), y + random.Uniform(-noise, noise), label);
        }
    }
}
