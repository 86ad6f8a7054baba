using MathNet.Numerics.LinearAlgebra;

namespace StableNets.Verification;

/// <summary>
/// E₀(h) = |f(x + hv) − f(x)| falls like h, E₁(h) = |f(x + hv) − f(x) − h J v| like h²: only when J is the derivative of f.
/// </summary>
/// <remarks>A wrong J leaves E₁ at order 1. The test of every derivative in this course; after the authors' code (Meganet, checkDerivative).</remarks>
public sealed class TaylorTest
{
    private const int Halvings = 24;

    // Below this, relative to |f| and its change, E₁ is rounding and says nothing.
    private const double Rounding = 1e-13;

    // A J that is wrong by 0.1 % shows order 2 for large h and order 1 only for small: the smallest steps decide.
    private const int DecidingHalvings = 6;

    private TaylorTest(double[] steps, double[] zeroth, double[] first, double scale)
    {
        Steps = steps;
        ZerothOrderErrors = zeroth;
        FirstOrderErrors = first;
        double[] orders =
        [
            .. Enumerable.Range(1, steps.Length - 1)
                .Where(i => first[i] > Rounding * scale && first[i - 1] > Rounding * scale)
                .Select(i => Math.Log2(first[i - 1] / first[i])),
        ];
        IsExactlyLinear = orders.Length == 0;
        ObservedOrder = IsExactlyLinear ? double.PositiveInfinity : Median(orders[Math.Max(orders.Length - DecidingHalvings, 0)..]);
        Passed = ObservedOrder > 1.9;
    }

    /// <summary>h = ½, ¼, ….</summary>
    public IReadOnlyList<double> Steps { get; }

    /// <summary>E₀ at these steps.</summary>
    public IReadOnlyList<double> ZerothOrderErrors { get; }

    /// <summary>E₁ at these steps.</summary>
    public IReadOnlyList<double> FirstOrderErrors { get; }

    /// <summary>The median of log₂ E₁(h)/E₁(h/2) over the last six halvings where E₁ is above rounding: near 2 for a right derivative.</summary>
    public double ObservedOrder { get; }

    /// <summary>Whether E₁ was rounding at every step: f is linear and J right.</summary>
    public bool IsExactlyLinear { get; }

    /// <summary>Whether the order is above 1.9.</summary>
    public bool Passed { get; }

    /// <summary>Runs the test at x in direction v.</summary>
    /// <param name="f">f: ℝⁿ → ℝᵐ.</param>
    /// <param name="derivative">v ↦ J v at x.</param>
    /// <param name="x">The point. Choose a tame one: far out, the order shows only for tiny h.</param>
    /// <param name="v">The direction: not 0, and long enough to change f by more than rounding, 10⁻¹³ of |f|.</param>
    /// <returns>The report.</returns>
    /// <exception cref="ArgumentException">J v has not the shape of f(x), a value is not finite, or v is too short or too long to test anything.</exception>
    public static TaylorTest Run(Func<Vector<double>, Vector<double>> f, Func<Vector<double>, Vector<double>> derivative, Vector<double> x, Vector<double> v)
    {
        ArgumentNullException.ThrowIfNull(f);
        ArgumentNullException.ThrowIfNull(derivative);
        Require.Finite(x, nameof(x));
        Require.NotZero(Require.Length(v, x.Count, nameof(v)), nameof(v));
        if ((x + (v / 2)).Equals(x))
            throw new ArgumentException("v must move x by more than rounding: x + v/2 is x, which tests nothing", nameof(v));
        var value = Require.Finite(f(x), "f(x)");
        var change = Require.Length(derivative(v), value.Count, "derivative(v)");

        double[] steps = [.. Enumerable.Range(1, Halvings).Select(k => Math.Pow(2, -k))];
        double[] zeroth = new double[Halvings], first = new double[Halvings];
        for (var k = 0; k < Halvings; k++)
        {
            var difference = Require.Length(f(x + (steps[k] * v)), value.Count, "f(x + hv)") - value;
            zeroth[k] = difference.L2Norm();
            first[k] = (difference - (steps[k] * change)).L2Norm();
        }

        var scale = value.L2Norm() + change.L2Norm() + zeroth[0];
        if (!double.IsFinite(scale))
            throw new ArgumentException("v must be so short that changes of f stay within the range of numbers", nameof(v));
        var seen = Math.Max(change.L2Norm(), zeroth[0]);
        return seen == 0 || seen > Rounding * scale
            ? new TaylorTest(steps, zeroth, first, scale)
            : throw new ArgumentException($"v must change f by more than rounding: of |f| = {scale:G3} it changes {seen:G3}, which tests nothing", nameof(v));
    }

    /// <inheritdoc/>
    public override string ToString() =>
        IsExactlyLinear ? "Taylor test passed: f is linear and J is its matrix"
        : $"Taylor test {(Passed ? "passed" : "failed")}: E₁ falls with order {ObservedOrder:F2} (2 expected)";

    private static double Median(double[] values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
