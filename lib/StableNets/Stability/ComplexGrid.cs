using System.Numerics;

namespace StableNets.Stability;

/// <summary>A real quantity on a rectangle of the complex plane: what the contours of a figure are drawn from.</summary>
public sealed class ComplexGrid
{
    private ComplexGrid(double[] real, double[] imaginary, double[,] values)
    {
        Real = real;
        Imaginary = imaginary;
        Values = values;
    }

    /// <summary>Re z: equally spaced.</summary>
    public IReadOnlyList<double> Real { get; }

    /// <summary>Im z: equally spaced.</summary>
    public IReadOnlyList<double> Imaginary { get; }

    /// <summary>The quantity: Values[i, k] at Re z = Real[k], Im z = Imaginary[i].</summary>
    public double[,] Values { get; }

    internal static ComplexGrid Of(Func<Complex, double> quantity, (double From, double To) real, (double From, double To) imaginary, int resolution)
    {
        double[] x = Axis(real, nameof(real)), y = Axis(imaginary, nameof(imaginary));
        var values = new double[resolution, resolution];
        for (var i = 0; i < resolution; i++)
            for (var k = 0; k < resolution; k++)
                values[i, k] = quantity(new Complex(x[k], y[i]));
        return new ComplexGrid(x, y, values);

        double[] Axis((double From, double To) range, string name)
        {
            Require.AtLeast(2, resolution, nameof(resolution));
            return double.IsFinite(range.To - range.From) && range.From < range.To
                ? [.. Enumerable.Range(0, resolution).Select(i => range.From + ((range.To - range.From) * i / (resolution - 1)))]
                : throw new ArgumentException($"{name} must run from a smaller to a larger finite number, got {range.From} to {range.To}", name);
        }
    }
}
