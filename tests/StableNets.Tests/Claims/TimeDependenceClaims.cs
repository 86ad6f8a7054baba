using StableNets.Activations;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Stability;

namespace StableNets.Tests.Claims;

/// <summary>Claims 16 and 17: eigenvalues at every moment do not decide when weights vary in time.</summary>
public class TimeDependenceClaims
{
    [Fact]
    public void Claim_16_Markus_Yamabe_decays_at_every_moment_and_grows_for_ever()
    {
        foreach (var t in new[] { 0, 0.5, 1, 4, 9.9 })
        {
            var λ = Spectrum.Of(MarkusYamabe(t)).Eigenvalues;
            Assert.All(λ, x => Near.Equal(-0.25, x.Real, 1e-15));
            Near.Digits(["0.6614378", "-0.6614378"], λ.Select(x => x.Imaginary));

            // y = e^{t/2} (−cos t, sin t) solves it: y′ = ½ y + e^{t/2} (sin t, cos t).
            var slope = Linear(MarkusYamabe(t)).Evaluate(Solution(t).ToRowMatrix()).Row(0);
            Near.Equal((0.5 * Solution(t)) + (Math.Exp(t / 2) * Given.Vector(Math.Sin(t), Math.Cos(t))), slope, 1e-13 * Math.Exp(t / 2));
        }

        string[] printed = ["124.5292563", "-80.7398917"];
        Near.Digits(printed, Solution(10));
        Near.Digits(printed, Extrapolated());
    }

    [Fact]
    public void Claim_17_switching_slopes_grow_by_4_in_a_turn_with_eigenvalues_on_the_axis()
    {
        // σ′ = 1 at 0 and ¼ where tanh² = ¾: a vector bias b(t) switches the slopes.
        var b = Math.Atanh(Math.Sqrt(0.75));
        Matrix<double> first = Slopes(0, b), second = Slopes(b, 0);
        Near.Equal(Given.Matrix("1 0; 0 0.25") * Given.KZero, first, 1e-15);
        Near.Equal(Given.Matrix("0.25 0; 0 1") * Given.KZero, second, 1e-15);
        foreach (var J in new[] { first, second })
        {
            Near.Equal(Given.Vector(0.5, -0.5), Given.Vector([.. Spectrum.Of(J).Eigenvalues.Select(λ => λ.Imaginary)]), 1e-15);
            Near.Equal(0, Spectrum.Of(J).MaxRealPart, 1e-15);
        }

        Near.Equal(Given.Matrix("-0.25 0; 0 -4"), MatrixExponential.Of(second, Math.PI) * MatrixExponential.Of(first, Math.PI), 1e-14);

        static Matrix<double> Slopes(double b1, double b2) =>
            new DenseLayer(Given.KZero.Transpose(), Given.Vector(b1, b2)).Jacobian(Given.Vector(0, 0));
    }

    /// <summary>y(10) by networks of rising depth. Weights taken at the middle of each layer: the error is even in h.</summary>
    private static Vector<double> Extrapolated()
    {
        Vector<double> coarse = End(1000), middle = End(2000), fine = End(4000);
        Vector<double> first = ((4 * middle) - coarse) / 3, second = ((4 * fine) - middle) / 3;
        return ((16 * second) - first) / 15;

        static Vector<double> End(int depth)
        {
            var h = 10.0 / depth;
            var layers = Enumerable.Range(0, depth).Select(j => Linear(MarkusYamabe((j + 0.5) * h))).ToArray();
            return new ResidualNetwork(layers, new RungeKutta4(), h).Forward(Solution(0).ToRowMatrix()).Row(0);
        }
    }

    private static DenseLayer Linear(Matrix<double> A) => new(A.Transpose(), activation: Activation.Identity);

    private static Vector<double> Solution(double t) => Math.Exp(t / 2) * Given.Vector(-Math.Cos(t), Math.Sin(t));

    private static Matrix<double> MarkusYamabe(double t)
    {
        var (s, c) = Math.SinCos(t);
        return Given.Matrix($"{-1 + (1.5 * c * c):R} {1 - (1.5 * s * c):R}; {-1 - (1.5 * s * c):R} {-1 + (1.5 * s * s):R}");
    }
}
