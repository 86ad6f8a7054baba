using CsCheck;
using StableNets.Teaching.Exercises;
using Complex = System.Numerics.Complex;
using Matrix = MathNet.Numerics.LinearAlgebra.Matrix<double>;

namespace StableNets.Teaching.Homework;

/// <summary>Homework 2: eigenvalues and stability regions.</summary>
public static partial class Homework2
{
    // A double eigenvalue is computed to half the digits only.
    private const double Eigen = 1e-6;

    /// <summary>K ↦ λ₁, λ₂ = ½τ ± √(¼τ² − δ) in any order, with τ = tr K and δ = det K. K is 2 × 2.</summary>
    public static Exercise<Func<Matrix, Complex[]>> Eigenvalues { get; } = new(
        "2.1", "Eigenvalues from trace and determinant", points: 2,
        Trials.Of(
                Inputs.Of(Any.Matrix(2, 2).Select(K => new Weights(K))),
                (Func<Matrix, Complex[]> eigenvalues, Weights x) => InOrder(eigenvalues(x.K)))
            .MustEqual("their sum is the trace of K", (f, x) => f(x).Aggregate((λ1, λ2) => λ1 + λ2), x => (Complex)x.K.Trace(), Eigen, quantity: "Your sum")
            .MustEqual("their product is the determinant of K", (f, x) => f(x).Aggregate((λ1, λ2) => λ1 * λ2), x => (Complex)x.K.Determinant(), Eigen, quantity: "Your product")
            .MustBe("they are the two eigenvalues of K", Pair((τ, δ) => (τ / 2, Complex.Sqrt((τ * τ / 4) - δ))), Eigen)
            .LooksLike("the square root is that of real numbers, which a negative number does not have", Pair((τ, δ) => (τ / 2, Math.Sqrt((τ * τ / 4) - δ))))
            .LooksLike("a complex pair is given as two real numbers", Pair((τ, δ) => (τ / 2, Math.Sqrt(Math.Abs((τ * τ / 4) - δ)))))
            .LooksLike("only the real parts are given", Pair((τ, δ) => (τ / 2, Complex.Sqrt((τ * τ / 4) - δ).Real)))
            .LooksLike("the determinant has the wrong sign", Pair((τ, δ) => (τ / 2, Complex.Sqrt((τ * τ / 4) + δ))))
            .LooksLike("a division by 2 is missing: both numbers are twice too large", Pair((τ, δ) => (τ, Complex.Sqrt((τ * τ) - (4 * δ)))))
            .LooksLike("the factor of the determinant under the root is missing", Pair((τ, δ) => (τ / 2, Complex.Sqrt((τ * τ) - δ) / 2)))
            .LooksLike("these are the entries of the diagonal, which are eigenvalues of a triangular matrix only", K => [K[0, 0], K[1, 1]])
            .LooksLike("the determinant is the sum of two products, not their difference", K =>
                Pair((τ, _) => (τ / 2, Complex.Sqrt((τ * τ / 4) - (K[0, 0] * K[1, 1]) - (K[0, 1] * K[1, 0]))))(K))
            .LooksLike("the same number is given twice", Pair((τ, δ) => ((τ / 2) + Complex.Sqrt((τ * τ / 4) - δ), 0)))
            .LooksLike("only the trace is halved, not the root", Pair((τ, δ) => (τ / 2, Complex.Sqrt((τ * τ) - (4 * δ)))))
            .LooksLike("the trace under the root is not squared", Pair((τ, δ) => (τ / 2, Complex.Sqrt((τ / 4) - δ))))
            .LooksLike("the trace has the wrong sign", Pair((τ, δ) => (-τ / 2, Complex.Sqrt((τ * τ / 4) - δ)))));

    /// <summary>(λ, h) ↦ |1 + hλ|. Haber &amp; Ruthotto 2017, eq. (3.9).</summary>
    public static Exercise<Func<Complex, double, double>> EulerFactor { get; } = new(
        "2.2", "The factor of one Euler layer", points: 1,
        Trials.Of(
                Inputs.Of(Gen.Select(Any.Number, Any.Number, Any.Step, (α, ω, h) => new Mode(α, ω, h)), x => x.h > 0),
                (Func<Complex, double, double> factor, Mode x) => factor(new(x.α, x.ω), x.h))
            .StartsAs((λ, h) => 2)
            .MustBe("the factor is |1 + hλ|", (λ, h) => (1 + (h * λ)).Magnitude)
            .LooksLike("h is left out", (λ, h) => (1 + λ).Magnitude)
            .LooksLike("only the real part of 1 + hλ is used", (λ, h) => Math.Abs(1 + (h * λ.Real)))
            .LooksLike("the modulus is taken of λ alone, not of the sum", (λ, h) => 1 + (h * λ.Magnitude))
            .LooksLike("the square root of the modulus is left out", (λ, h) => Math.Pow((1 + (h * λ)).Magnitude, 2))
            .LooksLike("this is the factor of the ODE, not of the layer", (λ, h) => Math.Exp(h * λ.Real))
            .LooksLike("the 1 is left out", (λ, h) => h * λ.Magnitude)
            .LooksLike("hλ is subtracted", (λ, h) => (1 - (h * λ)).Magnitude)
            .LooksLike("h multiplies the 1 too", (λ, h) => h * (1 + λ).Magnitude)
            .LooksLike("h is left out at the imaginary part", (λ, h) => new Complex(1 + (h * λ.Real), λ.Imaginary).Magnitude));

    /// <summary>z ↦ |1 + z + z²/2 + z³/6 + z⁴/24|.</summary>
    public static Exercise<Func<Complex, double>> Rk4Factor { get; } = new(
        "2.3", "The factor of RK4", points: 2,
        Trials.Of(
                Inputs.Of(Gen.Select(Any.Number, Any.Number, (p, q) => new Product(p, q))),
                (Func<Complex, double> factor, Product x) => factor(new(x.p, x.q)))
            .StartsAs(z => 2)
            .MustBe("the factor is the modulus of what one step makes of 1", z => Series(z, 1, 1, 2, 6, 24).Magnitude)
            .LooksLike("this is 1 + z, Euler's factor: the other terms are missing, or divided away (in C#, 1 / 2 and 1 / 6 are 0)", z => Series(z, 1, 1).Magnitude)
            .LooksLike("this is 1 + z + z²/2, the midpoint rule's factor: two terms are missing, or divided away (in C#, 1 / 6 is 0)", z => Series(z, 1, 1, 2).Magnitude)
            .LooksLike("the last term is missing", z => Series(z, 1, 1, 2, 6).Magnitude)
            .LooksLike("the terms are divided by 2, 3, 4 and not by factorials", z => Series(z, 1, 1, 2, 3, 4).Magnitude)
            .LooksLike("the terms are not divided at all", z => Series(z, 1, 1, 1, 1, 1).Magnitude)
            .LooksLike("the 1, from which the step starts, is left out", z => (Series(z, 1, 1, 2, 6, 24) - 1).Magnitude)
            .LooksLike("only the real part of the sum is used", z => Math.Abs(Series(z, 1, 1, 2, 6, 24).Real))
            .LooksLike("the modulus is taken of z alone, not of the sum", z => Series(z.Magnitude, 1, 1, 2, 6, 24).Real)
            .LooksLike("this is the factor of the ODE, not of the step", z => Math.Exp(z.Real))
            .LooksLike("the four slopes have equal weights", z => Slopes(z, 1, 1, 1, 1, last: 1))
            .LooksLike("k₄ is taken half a step away, not a whole one", z => Slopes(z, 1, 2, 2, 1, last: 0.5)));

    /// <summary>The exercises, in order.</summary>
    public static IReadOnlyList<IExercise> All =>
        [Eigenvalues, EulerFactor, Rk4Factor, LargestStep, LargestStepOfMatrix, IsStable, TransientPeak, GrowthBound];

    private static Func<Matrix, Complex[]> Pair(Func<double, double, (Complex Middle, Complex Half)> parts) => K =>
    {
        var (middle, half) = parts(K.Trace(), (K[0, 0] * K[1, 1]) - (K[0, 1] * K[1, 0]));
        return [middle + half, middle - half];
    };

    private static Complex[] InOrder(Complex[] λ) => λ is null ? null! : [.. λ.OrderBy(one => Math.Round(one.Imaginary, 6)).ThenBy(one => one.Real)];

    // Σ zᵏ / divisorₖ
    private static Complex Series(Complex z, params double[] divisors) =>
        divisors.Select((divisor, k) => Enumerable.Repeat(z, k).Aggregate(Complex.One, (power, factor) => power * factor) / divisor).Aggregate((sum, term) => sum + term);

    // |y| after one step for ẏ = zy with h = 1 from y = 1, by the weighted mean of the four slopes; the last one is taken at this part of the step.
    private static double Slopes(Complex z, double w1, double w2, double w3, double w4, double last)
    {
        Complex k1 = z, k2 = z * (1 + (k1 / 2)), k3 = z * (1 + (k2 / 2)), k4 = z * (1 + (last * k3));
        return (1 + (((w1 * k1) + (w2 * k2) + (w3 * k3) + (w4 * k4)) / (w1 + w2 + w3 + w4))).Magnitude;
    }

    private sealed record Weights(Matrix K);

    private sealed record Mode(double α, double ω, double h);

    private sealed record Product(double p, double q);
}
