using CsCheck;
using StableNets.Stability;
using StableNets.Teaching.Exercises;
using Matrix = MathNet.Numerics.LinearAlgebra.Matrix<double>;

namespace StableNets.Teaching.Homework;

/// <summary>Homework 6: an open experiment.</summary>
public static partial class Homework6
{
    /// <summary>(s, m, N) ↦ N (s² + 1) + (s + 1) m: N layers with K and one bias each, and the classifier W, μ.</summary>
    public static Exercise<Func<int, int, int, int>> Parameters { get; } = new(
        "6.1", "How many parameters", points: 1,
        Trials.Of(
                Inputs.Of(
                    Gen.Select(Gen.Int[1, 4], Gen.Int[2, 4], Gen.Int[1, 6], (s, m, N) => new Net(s, m, N)),
                    x => x is { s: > 0, m: > 1, N: > 0 }),
                (Func<int, int, int, int> count, Net x) => count(x.s, x.m, x.N))
            .MustBe("all numbers are counted that training changes", Count)
            .LooksLike("the biases of the layers are forgotten", (s, m, N) => (N * s * s) + ((s + 1) * m))
            .LooksLike("the classifier is forgotten", (s, m, N) => N * ((s * s) + 1))
            .LooksLike("the classifier's μ is forgotten", (s, m, N) => (N * ((s * s) + 1)) + (s * m))
            .LooksLike("the biases and μ are forgotten", (s, m, N) => (N * s * s) + (s * m))
            .LooksLike("each layer's bias is counted as s numbers; here it is one", (s, m, N) => (N * ((s * s) + s)) + ((s + 1) * m))
            .LooksLike("one layer too few is counted", (s, m, N) => Count(s, m, N - 1))
            .LooksLike("one layer too many is counted", (s, m, N) => Count(s, m, N + 1))
            .LooksLike("one layer is counted, not N", (s, m, N) => Count(s, m, 1))
            .LooksLike("a classifier is counted for each layer", (s, m, N) => N * Count(s, m, 1))
            .LooksLike("K is counted as 2s numbers, not as s rows of s", (s, m, N) => (N * ((2 * s) + 1)) + ((s + 1) * m))
            .LooksLike("the biases are counted once, not for each layer", (s, m, N) => (N * s * s) + 1 + ((s + 1) * m))
            .LooksLike("μ is counted as s numbers, not m", (s, m, N) => (N * ((s * s) + 1)) + (s * m) + s)
            .LooksLike("only the antisymmetric half of K is counted", (s, m, N) => (N * ((s * (s - 1) / 2) + 1)) + ((s + 1) * m))
            .LooksLike("s^2 is written, which in C# is no power", (s, m, N) => (N * ((s ^ 2) + 1)) + ((s + 1) * m)));

    /// <summary>(B, s, m) ↦ the largest N ≥ 0 with N (s² + 1) + (s + 1) m ≤ B; 0 where there is none.</summary>
    public static Exercise<Func<int, int, int, int>> Deepest { get; } = new(
        "6.2", "The deepest network within a budget", points: 1,
        Trials.Of(
                Inputs.Of(
                    Gen.Select(Gen.Int[1, 60], Gen.Int[1, 4], Gen.Int[2, 4], (B, s, m) => new Budget(B, s, m)),
                    x => x is { B: > 0, s: > 0, m: > 1 }),
                (Func<int, int, int, int> deepest, Budget x) => deepest(x.B, x.s, x.m))
            .StartsAs((B, s, m) => 0)
            .MustBe("N is the largest number of layers that the budget pays for", (B, s, m) => Layers(B - ((s + 1) * m), (s * s) + 1))
            .LooksLike("one layer too many: the budget is exceeded", (B, s, m) => Layers(B - ((s + 1) * m), (s * s) + 1) + 1)
            .LooksLike("the quotient is rounded up, which exceeds the budget", (B, s, m) => Layers(B - ((s + 1) * m) + (s * s), (s * s) + 1))
            .LooksLike("the classifier is not paid for", (B, s, m) => Layers(B, (s * s) + 1))
            .LooksLike("the classifier's μ is not paid for", (B, s, m) => Layers(B - (s * m), (s * s) + 1))
            .LooksLike("the biases of the layers are not paid for", (B, s, m) => Layers(B - ((s + 1) * m), s * s))
            .LooksLike("each layer pays for s biases; here it has one", (B, s, m) => Layers(B - ((s + 1) * m), (s * s) + s))
            .LooksLike("a network that uses the budget up to the last number is not allowed", (B, s, m) => Layers(B - ((s + 1) * m) - 1, (s * s) + 1))
            .LooksLike("one layer too few", (B, s, m) => Math.Max(0, Layers(B - ((s + 1) * m), (s * s) + 1) - 1))
            .LooksLike("a budget that is too small gives a negative number of layers", (B, s, m) => (B - ((s + 1) * m)) / ((s * s) + 1))
            .LooksLike("the quotient is rounded to the nearest, which can exceed the budget", (B, s, m) => (int)Math.Max(0, Math.Round((B - ((s + 1.0) * m)) / ((s * s) + 1))))
            .LooksLike("the loop stops one layer too late: the budget is exceeded", (B, s, m) => B < (s + 1) * m ? 0 : Layers(B - ((s + 1) * m), (s * s) + 1) + 1))
    {
        Uses = () => [Parameters],
    };

    /// <summary>(K, limit) ↦ limit / max_j |K_j|₂: the largest h with h |K_j|₂ ≤ limit for all layers.</summary>
    public static Exercise<Func<Matrix[], double, double>> LargestStep { get; } = new(
        "6.3", "The largest step", points: 2,
        Trials.Of(
                new Inputs<Weights>(
                    x => x.limit > 0 && x.K.Any(K => K.Enumerate().Any(entry => entry != 0)),
                    [.. from shape in new[] { (s: 1, N: 1), (s: 1, N: 2), (s: 2, N: 1), (s: 2, N: 3), (s: 3, N: 2) }
                        select Gen.Select(Any.Matrix(shape.s, shape.s).Array[shape.N], Any.Step, (K, limit) => new Weights(K, limit))]),
                (Func<Matrix[], double, double> step, Weights x) => step(x.K, x.limit))
            .StartsAs((K, limit) => double.NaN)
            .MustBe("with this h every layer keeps to the limit, and one of them uses it up", (K, limit) => limit / K.Max(Norm))
            .LooksLike("only the first layer is asked", (K, limit) => limit / Norm(K[0]))
            .LooksLike("only the last layer is asked", (K, limit) => limit / Norm(K[^1]))
            .LooksLike("the smallest of the layers' norms is taken: the others break the limit", (K, limit) => limit / K.Min(Norm))
            .LooksLike("the mean of the layers' norms is taken: some layers break the limit", (K, limit) => limit / K.Average(Norm))
            .LooksLike("the layers' norms are added up, as if T were limited and not h", (K, limit) => limit / K.Sum(Norm))
            .LooksLike("the limit is shared among the layers, as if T were limited and not h", (K, limit) => limit / (K.Length * K.Max(Norm)))
            .LooksLike("the Frobenius norm is used, which is larger than |K|₂", (K, limit) => limit / K.Max(one => one.FrobeniusNorm()))
            .LooksLike("the largest entry of K is used, not its norm", (K, limit) => limit / K.Max(one => one.Enumerate().Max(Math.Abs)))
            .LooksLike("the eigenvalues of K are used, not its singular values", (K, limit) => limit / K.Max(one => Spectrum.Of(one).Radius))
            .LooksLike("the limit is left out", (K, limit) => 1 / K.Max(Norm))
            .LooksLike("the fraction is upside down", (K, limit) => K.Max(Norm) / limit)
            .LooksLike("the limit is multiplied by the norm, not divided", (K, limit) => limit * K.Max(Norm))
            .LooksLike("this is h |K|₂ with h = 1", (K, limit) => K.Max(Norm))
            .LooksLike("2 is used, whatever the limit is", (K, limit) => 2 / K.Max(Norm)));

    /// <summary>The exercises, in order.</summary>
    public static IReadOnlyList<IExercise> All => [Parameters, Deepest, LargestStep, Majority, FirmShare, Experiment, FirstToFall];

    private static int Count(int s, int m, int N) => (N * ((s * s) + 1)) + ((s + 1) * m);

    private static int Layers(int left, int price) => Math.Max(0, left / price);

    private static double Norm(Matrix K) => K.L2Norm();

    private sealed record Net(int s, int m, int N);

    private sealed record Budget(int B, int s, int m);

    private sealed record Weights(Matrix[] K, double limit);
}
