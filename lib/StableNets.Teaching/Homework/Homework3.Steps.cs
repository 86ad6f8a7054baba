using CsCheck;
using StableNets.Stability;
using StableNets.Teaching.Exercises;
using Complex = System.Numerics.Complex;
using Matrix = MathNet.Numerics.LinearAlgebra.Matrix<double>;

namespace StableNets.Teaching.Homework;

/// <content>Which steps are stable, and what damping costs.</content>
public static partial class Homework3
{
    private const int MostRuns = 1000;

    // To which a search must come near the border; a wrong search comes no nearer to where it ends.
    private const double Precision = 1e-6;

    /// <summary>(ω, γ) ↦ −½γ ± ½iω, in any order: the eigenvalues of ½ (K − Kᵀ − γ I) that come from ±iω of K − Kᵀ.</summary>
    public static Exercise<Func<double, double, Complex[]>> EigenvaluePair { get; } = new(
        "3.5", "Where the eigenvalues lie", points: 1,
        Trials.Of(
                Inputs.Of(Gen.Select(Any.Step, Any.Step, (ω, γ) => new Turn(ω, γ)), x => x is { ω: > 0, γ: > 0 }),
                (Func<double, double, Complex[]> pair, Turn x) => pair(x.ω, x.γ)?.OrderBy(λ => λ.Imaginary).ToArray()!)
            .StartsAs((ω, γ) => [0, 0])
            .MustEqual("their sum is the trace of W, −γ", (f, x) => f(x).Aggregate((λ1, λ2) => λ1 + λ2), x => new Complex(-x.γ, 0), quantity: "Your sum")
            .MustBe("they are the eigenvalues of W", (ω, γ) => Pair(-γ / 2, ω / 2))
            .LooksLike("γ is not halved", (ω, γ) => Pair(-γ, ω / 2))
            .LooksLike("ω is not halved", (ω, γ) => Pair(-γ / 2, ω))
            .LooksLike("neither is halved", (ω, γ) => Pair(-γ, ω))
            .LooksLike("the pair lies on the wrong side of the imaginary axis", (ω, γ) => Pair(γ / 2, ω / 2))
            .LooksLike("γ is left out", (ω, γ) => Pair(0, ω / 2))
            .LooksLike("only the real part is given", (ω, γ) => Pair(-γ / 2, 0))
            .LooksLike("real and imaginary part are exchanged", (ω, γ) => [.. Pair(ω / 2, -γ / 2).OrderBy(λ => λ.Imaginary)])
            .LooksLike("±½ω is real, not imaginary", (ω, γ) => [(-γ - ω) / 2, (-γ + ω) / 2])
            .LooksLike("the same number is given twice", (ω, γ) => [new(-γ / 2, ω / 2), new(-γ / 2, ω / 2)]));

    /// <summary>(K, γ) ↦ 4γ / (γ² + ω²), with ±iω the outermost eigenvalues of K − Kᵀ. Forward Euler's bound on h.</summary>
    public static Exercise<Func<Matrix, double, double>> LargestStep { get; } = new(
        "3.6", "The largest stable step", points: 2,
        Trials.Of(
                new Inputs<Damped>(
                    x => x.γ > 0,
                    [.. from s in new[] { 2, 2, 3, 4 } select Gen.Select(Any.Matrix(s, s), Any.Step, (K, γ) => new Damped(K, γ))]),
                (Func<Matrix, double, double> step, Damped x) => step(x.K, x.γ))
            .StartsAs((K, γ) => 0)
            .MustEqual("with this h the largest factor |1 + hλ| is 1", LargestFactor, _ => 1.0, quantity: "The largest factor")
            .MustBe("no larger h is stable, and every smaller one is", (K, γ) => Bound(γ, Turning(K).Max()))
            .LooksLike("ω is taken from the half ½(K − Kᵀ), the formula is for K − Kᵀ", (K, γ) => Bound(γ, Turning(K).Max() / 2))
            .LooksLike("ω is taken from K, not from K − Kᵀ", (K, γ) => Bound(γ, Spectrum.Of(K).Radius))
            .LooksLike("ω is taken from K + Kᵀ: look at the sign", (K, γ) => Bound(γ, Spectrum.Of(K + K.Transpose()).Radius))
            .LooksLike("the smallest ω is used, which allows too much to the others", (K, γ) => Bound(γ, Turning(K).Min()))
            .LooksLike("γ is taken as if it stood outside the ½", (K, γ) => Bound(2 * γ, Turning(K).Max()))
            .LooksLike("only the real part of λ is used", (K, γ) => Bound(γ, 0))
            .LooksLike("γ² is left out of the sum", (K, γ) => Turning(K).Max() is > 0 and var ω ? 4 * γ / (ω * ω) : double.NaN)
            .LooksLike("the squares are left out", (K, γ) => 4 * γ / (γ + Turning(K).Max()))
            .LooksLike("this is half of the largest step", (K, γ) => Bound(γ, Turning(K).Max()) / 2)
            .LooksLike("this is the double of the largest step", (K, γ) => Bound(γ, Turning(K).Max()) * 2)
            .LooksLike("the factor γ above the fraction is left out", (K, γ) => Bound(γ, Turning(K).Max()) / γ)
            .LooksLike("this is 2 divided by the largest |λ|, which holds for real λ only", (K, γ) => 2 / Spectrum.Of(Acting(K, γ)).Radius))
    {
        Uses = () => [SkewPart, DampedWeights],
    };

    /// <summary>(isBounded, low, high) ↦ the largest bounded h, where isBounded(h) holds up to it and not beyond.</summary>
    public static Exercise<Func<Func<double, bool>, double, double, double>> Bisect { get; } = new(
        "3.7", "Find the border by trying", points: 3,
        new Trials<Func<Func<double, bool>, double, double, double>, Search, double>(
                Inputs.Of(
                    Gen.Select(Gen.Int[1, 9], Any.Step, Any.Step, (tenths, low, length) => new Search(low + (length * tenths / 10), low, low + length)),
                    x => x.low < x.border && x.border < x.high),
                (search, x) => search(Limited(x.border), x.low, x.high),
                agreement: Precision)
            .StartsAs((isBounded, low, high) => low)
            .MustBe("the border is found to within 10⁻⁶", Halve, tolerance: Precision)
            .LooksLike("the wrong half is kept", (isBounded, low, high) => Halve(h => !isBounded(h), low, high))
            .LooksLike("the interval is halved only once", (isBounded, low, high) => (low + high) / 2)
            .LooksLike("the upper end comes out, whatever isBounded says", (isBounded, low, high) => Halve(_ => true, low, high))
            .LooksLike("the length of the interval is returned, not where it is", (isBounded, low, high) => 0)
            .LooksLike("h is halved until the signal is bounded, which can be half of the largest h", (isBounded, low, high) => HalvedUntil(isBounded, high)));

    /// <summary>(γ, T) ↦ e^{−γT/2}: what is left of a difference of two inputs after time T.</summary>
    public static Exercise<Func<double, double, double>> Kept { get; } = new(
        "3.8", "What damping forgets", points: 1,
        Trials.Of(
                Inputs.Of(Gen.Select(Any.Step, Any.Step, (γ, T) => new Fading(γ, T)), x => x is { γ: > 0, T: > 0 }),
                (Func<double, double, double> kept, Fading x) => kept(x.γ, x.T))
            .StartsAs((γ, T) => 1)
            .MustVanish("twice the time keeps the square of the factor", "(factor over 2T) − (factor over T)²", (f, x) => f(x with { T = 2 * x.T }) - Math.Pow(f(x), 2))
            .MustBe("the factor is that of a mode of the ODE", (γ, T) => Math.Exp(-γ * T / 2))
            .LooksLike("γ is not halved", (γ, T) => Math.Exp(-γ * T))
            .LooksLike("the difference grows: look at the sign", (γ, T) => Math.Exp(γ * T / 2))
            .LooksLike("γ is not halved, and the sign is wrong", (γ, T) => Math.Exp(γ * T))
            .LooksLike("T is left out", (γ, T) => Math.Exp(-γ / 2))
            .LooksLike("the difference is taken to fall along a straight line", (γ, T) => 1 - (γ * T / 2))
            .LooksLike("the exponent is given, not the factor", (γ, T) => -γ * T / 2)
            .LooksLike("this is what is lost, not what is kept", (γ, T) => 1 - Math.Exp(-γ * T / 2)));

    private static Complex[] Pair(double real, double imaginary) => [new(real, -imaginary), new(real, imaginary)];

    // ω ≥ 0 of each eigenvalue ±iω of K − Kᵀ.
    private static IEnumerable<double> Turning(Matrix K) => Spectrum.Of(K - K.Transpose()).Eigenvalues.Select(λ => Math.Abs(λ.Imaginary));

    private static double Bound(double γ, double ω) => 4 * γ / ((γ * γ) + (ω * ω));

    private static object LargestFactor(Func<Damped, double> step, Damped x) =>
        Spectrum.Of(Acting(x.K, x.γ)).Times(step(x)).Max(z => (1 + z).Magnitude);

    // A network is costly: whoever walks in small steps is stopped.
    private static Func<double, bool> Limited(double border)
    {
        var runs = 0;
        return h => ++runs <= MostRuns
            ? h <= border
            : throw new InvalidOperationException($"isBounded was called more than {MostRuns} times; halving the interval needs about 30 calls");
    }

    private static double Halve(Func<double, bool> isBounded, double low, double high)
    {
        for (var i = 0; i < 60; i++)
            (low, high) = ((low + high) / 2) is var middle && isBounded(middle) ? (middle, high) : (low, middle);
        return low;
    }

    private static double HalvedUntil(Func<double, bool> isBounded, double h) => isBounded(h) ? h : HalvedUntil(isBounded, h / 2);

    private sealed record Turn(double ω, double γ);

    private sealed record Search(double border, double low, double high);

    private sealed record Fading(double γ, double T);
}
