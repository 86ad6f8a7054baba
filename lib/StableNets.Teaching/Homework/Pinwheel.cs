using MathNet.Numerics.LinearAlgebra;
using StableNets.Datasets;

namespace StableNets.Teaching.Homework;

/// <summary>
/// (r cos a, r sin a) with r = 0.2 + t, a = 2πc/3 + 5t and t ~ U(0, 1) for class c = 0, 1, 2: three arms, each wound up by 5 radians;
/// noise U(−0.1, 0.1) on each feature.
/// </summary>
internal static class Pinwheel
{
    private const int Arms = 3;
    private const double Turn = 5;
    private const double Noise = 0.1;

    /// <summary>As many samples of each class, the same for the same seed.</summary>
    internal static Dataset Draw(int perClass, long seed)
    {
        var random = new SeededRandom(seed);
        int[] labels = [.. Enumerable.Range(0, Arms * perClass).Select(i => i / perClass)];
        return new(Matrix<double>.Build.DenseOfRowArrays(labels.Select(Point)), labels, Arms);

        double[] Point(int label)
        {
            var t = random.Uniform();
            var (r, angle) = (0.2 + t, (2 * Math.PI * label / Arms) + (Turn * t));
            return [(r * Math.Cos(angle)) + random.Uniform(-Noise, Noise), (r * Math.Sin(angle)) + random.Uniform(-Noise, Noise)];
        }
    }
}
