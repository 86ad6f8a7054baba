namespace StableNets.Datasets;

/// <summary>
/// (r cos a, 0.4 r sin a) with r ~ U(0, 1) for class 0 and r ~ U(1, 2) for class 1: an ellipse inside an elliptic ring. They touch at r = 1.
/// </summary>
/// <remarks>Recipe of the authors' code (Meganet, setupCircle).</remarks>
public static class Ellipses
{
    /// <summary>Draws both sets.</summary>
    /// <param name="trainingPerClass">Training samples of each class, ≥ 1.</param>
    /// <param name="validationPerClass">Validation samples of each class, ≥ 1.</param>
    /// <param name="seed">Any number. Same seed, same points.</param>
    /// <returns>Two classes, two features.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number of samples is less than 1 or more than an array holds.</exception>
    public static TrainingData Make(int trainingPerClass = 500, int validationPerClass = 100, long seed = 1)
    {
        var random = new SeededRandom(seed);
        return new TrainingData(
            Draw(Dataset.PerClass(trainingPerClass, nameof(trainingPerClass))),
            Draw(Dataset.PerClass(validationPerClass, nameof(validationPerClass))));

        Dataset Draw(int perClass) => Dataset.Of([.. Enumerable.Range(0, 2 * perClass).Select(i => Point(i / perClass))], classes: 2);

        (double, double, int) Point(int label)
        {
            double r = random.Uniform(label, label + 1), angle = random.Uniform(0, 2 * Math.PI);
            return (r * Math.Cos(angle), 0.4 * r * Math.Sin(angle), label);
        }
    }
}
