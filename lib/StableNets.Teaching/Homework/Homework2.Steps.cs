using CsCheck;
using StableNets.Integrators;
using StableNets.Stability;
using StableNets.Teaching.Exercises;
using Complex = System.Numerics.Complex;
using Matrix = MathNet.Numerics.LinearAlgebra.Matrix<double>;

namespace StableNets.Teaching.Homework;

/// <content>Which steps are stable, and what eigenvalues do not say.</content>
public static partial class Homework2
{
    /// <summary>λ ↦ 2 |Re λ| / |λ|², the largest h with |1 + hλ| ≤ 1, for Re λ &lt; 0.</summary>
    public static Exercise<Func<Complex, double>> LargestStep { get; } = new(
        "2.4", "The largest step for one eigenvalue", points: 2,
        Trials.Of(
                Inputs.Of(Gen.Select(Any.Step, Any.Number, (decay, ω) => new Eigenvalue(-decay, ω)), x => x.α < 0),
                (Func<Complex, double> step, Eigenvalue x) => step(new(x.α, x.ω)))
            .StartsAs(λ => 0)
            .MustEqual("with this h the factor |1 + hλ| is 1", (f, x) => (1 + (f(x) * new Complex(x.α, x.ω))).Magnitude, _ => 1.0, quantity: "The factor")
            .MustBe("no larger h is stable, and every smaller one is", λ => Largest(λ))
            .LooksLike("this is 2/|λ|, which holds for real λ only", λ => 2 / λ.Magnitude)
            .LooksLike("the imaginary part is ignored", λ => 2 / Math.Abs(λ.Real))
            .LooksLike("a factor 2 is missing: this h makes |1 + hλ| smallest, larger ones are still stable", λ => Largest(λ) / 2)
            .LooksLike("|λ| is not squared", λ => 2 * Math.Abs(λ.Real) / λ.Magnitude)
            .LooksLike("the sign is wrong: h is negative", λ => -Largest(λ))
            .LooksLike("the fraction is upside down", λ => 1 / Largest(λ))
            .LooksLike("λ is squared as a complex number, in place of its modulus", λ => 2 * Math.Abs(λ.Real) / (λ * λ).Real));

    /// <summary>K ↦ the smallest of 2 |Re λ| / |λ|² over the eigenvalues of K, which all have Re λ &lt; 0.</summary>
    public static Exercise<Func<Matrix, double>> LargestStepOfMatrix { get; } = new(
        "2.5", "The largest step for a matrix", points: 2,
        Trials.Of(
                new Inputs<Weights>(
                    x => Spectrum.Of(x.K).MaxRealPart <= -0.25,
                    [.. new[] { 1, 2, 3 }.Select(s => Any.Matrix(s, s).Select(Damped)).Append(PairBesideOne).Select(one => one.Select(K => new Weights(K)))]),
                (Func<Matrix, double> step, Weights x) => step(x.K))
            .StartsAs(K => 0)
            .MustEqual(
                "with this h the largest factor |1 + hλ| is 1",
                (f, x) => Factors(new ForwardEuler(), x.K, f(x)).Max(), _ => 1.0, Eigen, quantity: "The largest factor")
            .MustBe("no larger h is stable, and every smaller one is", K => Steps(K).Min(), Eigen)
            .LooksLike("this h suits one of the eigenvalues, but not all", K => Steps(K).Max())
            .LooksLike("only the first eigenvalue, that with the largest real part, is looked at", K => Steps(K).First())
            .LooksLike("only the last eigenvalue, that with the smallest real part, is looked at", K => Steps(K).Last())
            .LooksLike("only the eigenvalue with the largest modulus is looked at", K => Largest(Spectrum.Of(K).Eigenvalues.MaxBy(λ => λ.Magnitude)))
            .LooksLike("the real part and the modulus come from different eigenvalues", K =>
                2 * Math.Abs(Spectrum.Of(K).MaxRealPart) / Math.Pow(Spectrum.Of(K).Radius, 2))
            .LooksLike("this is 2 divided by the largest |λ|, which holds for real λ only", K => 2 / Spectrum.Of(K).Radius)
            .LooksLike("the entries of the diagonal are taken for eigenvalues", K => K.Diagonal().Min(entry => 2 / Math.Abs(entry)))
            .LooksLike("the steps of all eigenvalues are averaged", K => Steps(K).Average()))
    {
        Uses = () => [LargestStep],
    };

    /// <summary>(rule, K, h) ↦ whether |R(hλ)| ≤ 1 for all eigenvalues λ of K.</summary>
    public static Exercise<Func<IGrowth, Matrix, double, bool>> IsStable { get; } = new(
        "2.6", "Inside the region", points: 2,
        Trials.Of(
                new Inputs<RuleStep>(
                    x => x.h > 0 && !IsBorderline(x),
                    [.. from rule in new IGrowth[] { new ForwardEuler(), new Midpoint(), new RungeKutta4() }
                        from weights in new[] { Any.Matrix(1, 1), Any.Matrix(2, 2).Select(Damped), Any.Matrix(3, 3).Select(Damped), PairBesideOne }
                        select Gen.Select(weights, Any.Step, (K, h) => new RuleStep(rule, K, h)),
                        Any.Step.Select(h => new RuleStep(new ForwardEuler(), Matrix.Build.Dense(1, 1), h))]),
                (Func<IGrowth, Matrix, double, bool> isStable, RuleStep x) => isStable(x.rule, x.K, x.h))
            .MustBe("stable means: no eigenvalue has a factor above 1", (rule, K, h) => Factors(rule, K, h).All(factor => factor <= 1))
            .LooksLike("one eigenvalue inside is taken to be enough", (rule, K, h) => Factors(rule, K, h).Any(factor => factor <= 1))
            .LooksLike("h is left out", (rule, K, h) => Factors(rule, K, 1).All(factor => factor <= 1))
            .LooksLike("the rule is left out: this is Euler's region", (rule, K, h) => Factors(new ForwardEuler(), K, h).All(factor => factor <= 1))
            .LooksLike("the ODE is judged, not the network", (rule, K, h) => Spectrum.Of(K).MaxRealPart <= 0)
            .LooksLike("only the first eigenvalue is looked at", (rule, K, h) => Factors(rule, K, h).First() <= 1)
            .LooksLike("only the last eigenvalue is looked at", (rule, K, h) => Factors(rule, K, h).Last() <= 1)
            .LooksLike("a factor of exactly 1 is called unstable", (rule, K, h) => Factors(rule, K, h).All(factor => factor < 1))
            .LooksLike("the answer is the wrong way round", (rule, K, h) => Factors(rule, K, h).Any(factor => factor > 1))
            .LooksLike("only the real parts of the eigenvalues are used", (rule, K, h) =>
                Spectrum.Of(K).Eigenvalues.All(λ => rule.Growth(h * λ.Real) <= 1)));

    /// <summary>The largest |y_j| from y₀ = (0, 1), with y_{j+1} = y_j (I + 0.9 K₋).</summary>
    public static Exercise<double> TransientPeak { get; } = new(
        "2.7", "Growth before decay", points: 1,
        Trials.Number("the largest size", 3.7091, tolerance: 0.001)
            .LooksLike("this is the size of the first feature alone", 3.6864)
            .LooksLike("this is the size one layer later", 3.7010)
            .LooksLike("this is the size at the start, as if no layer made the state larger", 1)
            .LooksLike("this is the number of the layer, not the size there", 4)
            .LooksLike("this is the largest sum of the entries' sizes, not the length", 4.0960)
            .LooksLike("this is the largest squared size", 13.7573)
            .LooksLike("this is the factor of one layer", 0.8));

    /// <summary>A ↦ μ(A) = λ_max(½ (A + Aᵀ)).</summary>
    public static Exercise<Func<Matrix, double>> GrowthBound { get; } = new(
        "2.8", "A bound for every moment", points: 2,
        Trials.Of(
                new Inputs<Flow>(_ => true, [.. from s in new[] { 1, 2, 2, 3 } select Any.Matrix(s, s).Select(A => new Flow(A))]),
                (Func<Matrix, double> growthBound, Flow x) => growthBound(x.A))
            .StartsAs(A => 4)
            .MustLieBetween(
                "no solution grows faster than exp(μt)", "At t = ½ the largest growth, divided by exp(μt),",
                (f, x) => MatrixExponential.Of(x.A, 0.5).L2Norm() / Math.Exp(f(x) / 2), 0, 1 + Eigen)
            .MustBe("μ is the smallest such number", LogNorm.Of)
            .LooksLike("the ½ is left out", A => 2 * LogNorm.Of(A))
            .LooksLike("these are the eigenvalues of A itself, not of its symmetric half", A => Spectrum.Of(A).MaxRealPart)
            .LooksLike("this is 0, whatever A is: the antisymmetric half is taken, or ½ is written 1 / 2, which is 0 in C#", A => Spectrum.Of(A - A.Transpose()).MaxRealPart)
            .LooksLike("the largest modulus is taken, so that the sign is lost", A => Spectrum.Of((A + A.Transpose()) / 2).Radius)
            .LooksLike("the smallest eigenvalue is taken", A => Spectrum.Of((A + A.Transpose()) / 2).MinRealPart)
            .LooksLike("this is the largest singular value of A, which ignores decay", A => A.L2Norm())
            .LooksLike("the entries of the diagonal are taken for eigenvalues", A => A.Diagonal().Maximum()));

    // A pair that turns fast and decays slowly, beside one that decays fast: neither place nor modulus says which decides.
    private static Gen<Matrix> PairBesideOne => Gen.Select(
        Any.Step, Gen.Int[1, 4], Gen.Int[1, 8], Any.Vector(2),
        (α, ω, decay, beside) => Matrix.Build.DenseOfArray(new[,] { { -α, -ω, beside[0] }, { ω, -α, beside[1] }, { 0, 0, -decay } }));

    private static double Largest(Complex λ) => 2 * Math.Abs(λ.Real) / Math.Pow(λ.Magnitude, 2);

    private static IEnumerable<double> Steps(Matrix K) => Spectrum.Of(K).Eigenvalues.Select(Largest);

    private static IEnumerable<double> Factors(IGrowth rule, Matrix K, double h) => Spectrum.Of(K).Times(h).Select(rule.Growth);

    // K moved left by a whole number, so that all its eigenvalues have a negative real part.
    private static Matrix Damped(Matrix K) => K - (Math.Ceiling(Spectrum.Of(K).MaxRealPart + 0.5) * Matrix.Build.DenseIdentity(K.RowCount));

    // So near to 1 that rounding decides. λ = 0 is exact, and stable.
    private static bool IsBorderline(RuleStep x) =>
        Spectrum.Of(x.K).Eigenvalues.Any(λ => λ != 0 && Math.Abs(x.rule.Growth(x.h * λ) - 1) < Eigen);

    private sealed record Eigenvalue(double α, double ω);

    private sealed record RuleStep(IGrowth rule, Matrix K, double h);

    private sealed record Flow(Matrix A);
}
