using CsCheck;
using StableNets.Teaching.Exercises;
using Matrix = MathNet.Numerics.LinearAlgebra.Matrix<double>;

namespace StableNets.Teaching.Homework;

/// <content>How fast the error falls.</content>
public static partial class Homework1
{
    /// <summary>(λ, T, N) ↦ | (1 + λT/N)ᴺ − e^{λT} |: forward Euler for ẏ = λy, y(0) = 1.</summary>
    public static Exercise<Func<double, double, int, double>> EulerError { get; } = new(
        "1.4", "Euler against the exact solution", points: 2,
        Trials.Of(
                Inputs.Of(
                    Gen.Select(Any.Number, Any.Step, Gen.Int[1, 6], (λ, T, N) => new Linear(λ, T, N)),
                    x => x is { T: > 0, N: > 0 }),
                (Func<double, double, int, double> error, Linear x) => error(x.λ, x.T, x.N))
            .StartsAs((λ, T, N) => double.NaN)
            .MustBe("the error is the distance of Euler's last value from the exact one", (λ, T, N) => Error(λ, T, N, steps: N))
            .LooksLike("one step of size T is made, not N steps", (λ, T, N) => Error(λ, T, 1, steps: 1))
            .LooksLike("every step has size T", (λ, T, N) => Math.Abs(Math.Pow(1 + (λ * T), N) - Math.Exp(λ * T)))
            .LooksLike("one step too few is made", (λ, T, N) => Error(λ, T, N, steps: N - 1))
            .LooksLike("one step too many is made", (λ, T, N) => Error(λ, T, N, steps: N + 1))
            .LooksLike("the absolute value is left out", (λ, T, N) => Math.Pow(1 + (λ * T / N), N) - Math.Exp(λ * T))
            .LooksLike("the exact solution is taken at time 1, not at time T", (λ, T, N) => Math.Abs(Math.Pow(1 + (λ * T / N), N) - Math.Exp(λ)))
            .LooksLike("the exact solution decays where Euler grows: look at the sign in the exponent", (λ, T, N) => Math.Abs(Math.Pow(1 + (λ * T / N), N) - Math.Exp(-λ * T)))
            .LooksLike("Euler's value is given, not its error", (λ, T, N) => Math.Pow(1 + (λ * T / N), N))
            .LooksLike("h is 1/N, not T/N", (λ, T, N) => Math.Abs(Math.Pow(1 + (λ / N), N) - Math.Exp(λ * T)))
            .LooksLike("this is the relative error: it is divided by the exact value", (λ, T, N) => Error(λ, T, N, steps: N) / Math.Exp(λ * T)));

    /// <summary>(N, e) ↦ p, with p_i = log(e_i / e_{i+1}) / log(N_{i+1} / N_i).</summary>
    public static Exercise<Func<int[], double[], double[]>> ObservedOrders { get; } = new(
        "1.5", "Observed order", points: 2,
        Trials.Of(
                new Inputs<Errors>(
                    x => Array.TrueForAll(x.e, error => error > 0),
                    [.. new[] { new[] { 1, 2 }, [1, 3], [2, 3], [1, 2, 4], [4, 6, 12] }.Select(depths =>
                        Any.Step.Array[depths.Length].Select(errors => new Errors(depths, errors)))]),
                (Func<int[], double[], double[]> orders, Errors x) => orders(x.N, x.e))
            .MustBe("each order is that of two neighbouring errors", (N, e) => Orders(N, e, (error, depth) => Math.Log(error) / Math.Log(depth)))
            .LooksLike("the order has the wrong sign", (N, e) => Orders(N, e, (error, depth) => -Math.Log(error) / Math.Log(depth)))
            .LooksLike("N is taken to double each time, which it need not", (N, e) => Orders(N, e, (error, _) => Math.Log2(error)))
            .LooksLike("N is divided by N as whole numbers, so that 3 / 2 becomes 1", (N, e) =>
                [.. Enumerable.Range(0, N.Length - 1).Select(i => Math.Log(e[i] / e[i + 1]) / Math.Log(N[i + 1] / N[i]))])
            .LooksLike("a logarithm of the depths is missing", (N, e) => Orders(N, e, (error, _) => Math.Log(error)))
            .LooksLike("the logarithms are left out", (N, e) => Orders(N, e, (error, depth) => error / depth))
            .LooksLike("the logarithm of N is in the numerator", (N, e) => Orders(N, e, (error, depth) => Math.Log(depth) / Math.Log(error)))
            .LooksLike("each error is compared with the first, not with its neighbour", (N, e) =>
                [.. Enumerable.Range(1, N.Length - 1).Select(i => Math.Log(e[0] / e[i]) / Math.Log((double)N[i] / N[0]))])
            .LooksLike("two different logarithms are taken", (N, e) => Orders(N, e, (error, depth) => Math.Log(error) / Math.Log2(depth))));

    /// <summary>(f, Y, h) ↦ Y + h f(Y + ½h f(Y)).</summary>
    public static Exercise<Func<Func<Matrix, Matrix>, Matrix, double, Matrix>> MidpointStep { get; } = new(
        "1.6", "The midpoint rule", points: 3,
        Trials.Of(
                Inputs.Fixed(new Decay(-1, 32), new Decay(0.5, 32)),
                (Func<Func<Matrix, Matrix>, Matrix, double, Matrix> step, Decay x) => AtTime1(step, x))
            .MustLieBetween("the observed order is 1 or more", "The observed order", OrderAtTime1, 0.9, double.PositiveInfinity, points: 1)
            .MustLieBetween("the observed order is 2", "The observed order", OrderAtTime1, 1.9, 2.1, points: 1),
        Trials.Of(
                Inputs.OfShapes((n, s) => Gen.Select(Any.Matrix(n, s), Any.Matrix(s, s), Any.Step, (Y, K, h) => new FieldStep(Y, K, h)), x => x.h > 0),
                (Func<Func<Matrix, Matrix>, Matrix, double, Matrix> step, FieldStep x) => step(Y => Tanh(Y * x.K), x.Y, x.h))
            .StartsAs((f, Y, h) => Y)
            .MustBe("the step with f(Y) = tanh(Y K) is that of the midpoint rule", (f, Y, h) => Y + (h * f(Y + (h / 2 * f(Y)))), points: 1)
            .LooksLike("this is forward Euler: f is taken at the start and not in the middle (in C#, 1 / 2 is 0)", (f, Y, h) => Y + (h * f(Y)))
            .LooksLike("this is Heun's rule: order 2, but with the mean of two slopes", (f, Y, h) => Y + (h / 2 * (f(Y) + f(Y + (h * f(Y))))))
            .LooksLike("the middle is a whole step away, not half a step", (f, Y, h) => Y + (h * f(Y + (h * f(Y)))))
            .LooksLike("only half a step is made", (f, Y, h) => Y + (h / 2 * f(Y + (h / 2 * f(Y)))))
            .LooksLike("the step starts from the middle, not from Y", (f, Y, h) => Y + (h / 2 * f(Y)) + (h * f(Y + (h / 2 * f(Y)))))
            .LooksLike("two half steps of Euler are made", (f, Y, h) => Y + (h / 2 * f(Y)) + (h / 2 * f(Y + (h / 2 * f(Y)))))
            .LooksLike("h is left out where the middle is computed", (f, Y, h) => Y + (h * f(Y + (0.5 * f(Y)))))
            .LooksLike("Y, from which the step starts, is left out", (f, Y, h) => h * f(Y + (h / 2 * f(Y))))
            .LooksLike("Y is left out where the middle is computed", (f, Y, h) => Y + (h * f(h / 2 * f(Y))))
            .LooksLike("the middle lies half a step back, not ahead", (f, Y, h) => Y + (h * f(Y - (h / 2 * f(Y))))));

    /// <summary>The smallest power of two N for which Euler's error for ẏ = −y at T = 1 is below 10⁻³.</summary>
    public static Exercise<double> LayersForEuler { get; } = new(
        "1.7", "How many layers", points: 1,
        Trials.Number("the number of layers", 256, tolerance: 0)
            .LooksLike("N was doubled once too often", 512)
            .LooksLike("the error at this N is still above the bound", 128)
            .LooksLike("this is an exponent, not the number of layers", 8)
            .LooksLike("this is no power of two", 184))
    {
        Uses = () => [EulerError],
    };

    private static double Error(double λ, double T, int N, int steps) => Math.Abs(Math.Pow(1 + (λ * T / N), steps) - Math.Exp(λ * T));

    private static double[] Orders(int[] N, double[] e, Func<double, double, double> order) =>
        [.. Enumerable.Range(0, N.Length - 1).Select(i => order(e[i] / e[i + 1], (double)N[i + 1] / N[i]))];

    // ẏ = λy from y(0) = 1, in N steps of size 1/N.
    private static double AtTime1(Func<Func<Matrix, Matrix>, Matrix, double, Matrix> step, Decay x) =>
        Enumerable.Range(0, x.N).Aggregate(Matrix.Build.Dense(1, 1, 1), (y, _) => step(Y => x.λ * Y, y, 1.0 / x.N))[0, 0];

    private static double OrderAtTime1(Func<Decay, double> atTime1, Decay x) =>
        Math.Log2(Math.Abs(atTime1(x) - Math.Exp(x.λ)) / Math.Abs(atTime1(x with { N = 2 * x.N }) - Math.Exp(x.λ)));

    private sealed record Linear(double λ, double T, int N);

    private sealed record Errors(int[] N, double[] e);

    private sealed record Decay(double λ, int N);

    private sealed record FieldStep(Matrix Y, Matrix K, double h);
}
