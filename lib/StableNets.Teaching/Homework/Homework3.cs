using CsCheck;
using StableNets.Teaching.Exercises;
using Matrix = MathNet.Numerics.LinearAlgebra.Matrix<double>;

namespace StableNets.Teaching.Homework;

/// <summary>Homework 3: build an antisymmetric layer and find the largest stable h.</summary>
public static partial class Homework3
{
    /// <summary>K ↦ ½ (K − Kᵀ).</summary>
    public static Exercise<Func<Matrix, Matrix>> SkewPart { get; } = new(
        "3.1", "Half of a matrix", points: 1,
        Trials.Of(
                new Inputs<Weights>(_ => true, [.. from s in new[] { 1, 2, 2, 3 } select Any.Matrix(s, s).Select(K => new Weights(K))]),
                (Func<Matrix, Matrix> half, Weights x) => half(x.K))
            .StartsAs(K => K)
            .MustVanish("A is antisymmetric", "A + Aᵀ", (f, x) => f(x) + f(x).Transpose())
            .MustVanish("what K has beyond A is symmetric", "(K − A) − (K − A)ᵀ", (f, x) => x.K - f(x) - (x.K - f(x)).Transpose())
            .MustBe("A is the antisymmetric half of K", Half)
            .LooksLike("the factor ½ is left out", K => K - K.Transpose())
            .LooksLike("this is the symmetric half: look at the sign of Kᵀ", K => 0.5 * (K + K.Transpose()))
            .LooksLike("K is subtracted from Kᵀ: the sign is the wrong way round", K => -Half(K))
            .LooksLike("only K is halved: brackets are missing", K => (0.5 * K) - K.Transpose())
            .LooksLike("only Kᵀ is halved", K => K - (0.5 * K.Transpose()))
            .LooksLike("the division is by 4, not by 2", K => 0.25 * (K - K.Transpose()))
            .LooksLike("this is 0, as where ½ is written 1 / 2, which is 0 in C#", K => 0 * K));

    /// <summary>(K, γ) ↦ ½ (K − Kᵀ − γ I). Haber &amp; Ruthotto 2017, eq. (4.12).</summary>
    public static Exercise<Func<Matrix, double, Matrix>> DampedWeights { get; } = new(
        "3.2", "A little damping", points: 2,
        Trials.Of(
                new Inputs<Damped>(
                    x => x.γ > 0,
                    [.. from s in new[] { 1, 2, 2, 3 } select Gen.Select(Any.Matrix(s, s), Any.Step, (K, γ) => new Damped(K, γ))]),
                (Func<Matrix, double, Matrix> weights, Damped x) => weights(x.K, x.γ))
            .StartsAs((K, γ) => K)
            .MustVanish("the symmetric half of W is −½γ I", "½(W + Wᵀ) + ½γ I", (f, x) => 0.5 * (f(x) + f(x).Transpose() + (x.γ * Identity(x.K))))
            .MustVanish(
                "the antisymmetric half of W is that of K", "½(W − Wᵀ) − ½(K − Kᵀ)",
                (f, x) => Half(f(x)) - Half(x.K))
            .MustBe("W is ½(K − Kᵀ − γ I)", Acting)
            .LooksLike("γ stands outside the ½", (K, γ) => Half(K) - (γ * Identity(K)))
            .LooksLike("γ is on the wrong side: it pushes the eigenvalues to the right", (K, γ) => Half(K) + (γ / 2 * Identity(K)))
            .LooksLike("γ is on the wrong side, and outside the ½", (K, γ) => Half(K) + (γ * Identity(K)))
            .LooksLike("γ is subtracted from every entry, not from the diagonal alone", (K, γ) => 0.5 * (K - K.Transpose() - γ))
            .LooksLike("γ is subtracted from every entry, and outside the ½", (K, γ) => Half(K) - γ)
            .LooksLike("γ is left out", (K, γ) => Half(K))
            .LooksLike("the ½ is left out", (K, γ) => K - K.Transpose() - (γ * Identity(K)))
            .LooksLike("Kᵀ is added: look at its sign", (K, γ) => 0.5 * (K + K.Transpose() - (γ * Identity(K))))
            .LooksLike("K is subtracted from Kᵀ: the sign is the wrong way round", (K, γ) => Acting(K.Transpose(), γ))
            .LooksLike("K acts, not its antisymmetric half", (K, γ) => K - (γ / 2 * Identity(K)))
            .LooksLike("γ multiplies K", (K, γ) => 0.5 * (K - K.Transpose() - (γ * K)))
            .LooksLike("K − Kᵀ is not halved", (K, γ) => K - K.Transpose() - (γ / 2 * Identity(K))))
    {
        Uses = () => [SkewPart],
    };

    /// <summary>(Y, K, γ, b) ↦ σ(½ Y (K − Kᵀ − γ I) + b). Notes eq. (5).</summary>
    public static Exercise<Func<Matrix, Matrix, double, double, Matrix>> SkewLayer { get; } = new(
        "3.3", "The layer", points: 2,
        Trials.Of(
                Inputs.OfShapes(
                    (n, s) => Gen.Select(Any.Matrix(n, s), Any.Matrix(s, s), Any.Step, Any.Number, (Y, K, γ, b) => new Layer(Y, K, γ, b)),
                    x => x.γ > 0),
                (Func<Matrix, Matrix, double, double, Matrix> layer, Layer x) => layer(x.Y, x.K, x.γ, x.b))
            .StartsAs((Y, K, γ, b) => 0 * Y)
            .MustVanish(
                "a symmetric matrix added to K changes nothing", "(layer with K + (K + Kᵀ)) − (layer with K)",
                (f, x) => f(x with { K = (2 * x.K) + x.K.Transpose() }) - f(x))
            .MustBe("the layer is σ(Y W + b)", Slope)
            .LooksLike("b is added after σ, not before", (Y, K, γ, b) => Slope(Y, K, γ, 0) + b)
            .LooksLike("b is left out", (Y, K, γ, b) => Slope(Y, K, γ, 0))
            .LooksLike("b is subtracted", (Y, K, γ, b) => Slope(Y, K, γ, -b))
            .LooksLike("σ is left out", (Y, K, γ, b) => (Y * Acting(K, γ)) + b)
            .LooksLike("W is transposed: rows and columns are exchanged", (Y, K, γ, b) => Slope(Y, K.Transpose(), γ, b))
            .LooksLike("K acts, not W", (Y, K, γ, b) => ((Y * K) + b).PointwiseTanh())
            .LooksLike("γ is left out", (Y, K, γ, b) => Slope(Y, K, 0, b))
            .LooksLike("γ stands outside the ½", (Y, K, γ, b) => Slope(Y, K, 2 * γ, b))
            .LooksLike("γ is on the wrong side", (Y, K, γ, b) => Slope(Y, K, -γ, b))
            .LooksLike("the ½ is left out", (Y, K, γ, b) => Slope(Y, 2 * K, 2 * γ, b))
            .LooksLike("b is halved too", (Y, K, γ, b) => Slope(Y, K, γ, b / 2))
            .LooksLike("Y is added to the result, which is the step and not the layer", (Y, K, γ, b) => Y + Slope(Y, K, γ, b))
            .LooksLike("γ is subtracted from every entry of W, not from the diagonal alone", (Y, K, γ, b) => ((Y * (Half(K) - (γ / 2))) + b).PointwiseTanh()))
    {
        Uses = () => [DampedWeights],
    };

    /// <summary>(Y₀, K, b, γ, h) ↦ Y_N, with K and b of each of the N layers. Notes eq. (5).</summary>
    public static Exercise<Func<Matrix, Matrix[], double[], double, double, Matrix>> Propagate { get; } = new(
        "3.4", "The network", points: 2,
        Trials.Of(
                new Inputs<Net>(
                    x => x is { γ: > 0, h: > 0 },
                    [.. from depth in new[] { 1, 2, 3 }
                        from shape in new[] { (n: 1, s: 1), (n: 2, s: 1), (n: 1, s: 2), (n: 3, s: 2) }
                        select Gen.Select(
                            Any.Matrix(shape.n, shape.s), Any.Matrix(shape.s, shape.s).Array[depth], Any.Number.Array[depth], Any.Step, Any.Step,
                            (Y, K, b, γ, h) => new Net(Y, K, b, γ, h))]),
                (Func<Matrix, Matrix[], double[], double, double, Matrix> propagate, Net x) => propagate(x.Y, x.K, x.b, x.γ, x.h))
            .StartsAs((Y, K, b, γ, h) => Y)
            .MustVanish(
                "without weights, bias and damping nothing moves", "With K, b and γ set to 0, Y_N − Y₀",
                (f, x) => f(x with { K = [.. x.K.Select(K => 0 * K)], b = new double[x.b.Length], γ = 0 }) - x.Y)
            .MustVanish(
                "N layers are N − 1 layers, and then the last one", "Y_N − (the last layer's step from Y_{N−1})",
                (f, x) => x.K.Length == 1 ? 0 : f(x) - f(x with { Y = f(x with { K = x.K[..^1], b = x.b[..^1] }), K = x.K[^1..], b = x.b[^1..] }))
            .MustBe("Y goes through all N layers, in their order", (Y, K, b, γ, h) => Through(Y, K, b, γ, h, Enumerable.Range(0, K.Length)))
            .LooksLike("h is left out", (Y, K, b, γ, h) => Through(Y, K, b, γ, 1, Enumerable.Range(0, K.Length)))
            .LooksLike("every layer has the weights of the first", (Y, K, b, γ, h) => Through(Y, K, b, γ, h, Enumerable.Repeat(0, K.Length)))
            .LooksLike("every layer has the weights of the last", (Y, K, b, γ, h) => Through(Y, K, b, γ, h, Enumerable.Repeat(K.Length - 1, K.Length)))
            .LooksLike("the last layer is left out", (Y, K, b, γ, h) => Through(Y, K, b, γ, h, Enumerable.Range(0, K.Length - 1)))
            .LooksLike("the first layer is left out", (Y, K, b, γ, h) => Through(Y, K, b, γ, h, Enumerable.Range(1, K.Length - 1)))
            .LooksLike("the layers come in the opposite order", (Y, K, b, γ, h) => Through(Y, K, b, γ, h, Enumerable.Range(0, K.Length).Reverse()))
            .LooksLike("every layer starts from Y₀ and not from what the layer before it gave", (Y, K, b, γ, h) => Y + (h * Slope(Y, K[^1], γ, b[^1])))
            .LooksLike("Y, the skip connection, is left out", (Y, K, b, γ, h) => K.Zip(b).Aggregate(Y, (state, layer) => h * Slope(state, layer.First, γ, layer.Second)))
            .LooksLike("this is a plain net: the layer is applied, but no step is made", (Y, K, b, γ, h) => K.Zip(b).Aggregate(Y, (state, layer) => Slope(state, layer.First, γ, layer.Second)))
            .LooksLike("the change is subtracted", (Y, K, b, γ, h) => Through(Y, K, b, γ, -h, Enumerable.Range(0, K.Length)))
            .LooksLike("γ is left out", (Y, K, b, γ, h) => Through(Y, K, b, 0, h, Enumerable.Range(0, K.Length)))
            .LooksLike("every layer has the bias of the first", (Y, K, b, γ, h) => Through(Y, K, [.. K.Select(_ => b[0])], γ, h, Enumerable.Range(0, K.Length)))
            .LooksLike("K acts, not W", (Y, K, b, γ, h) => K.Zip(b).Aggregate(Y, (state, layer) => state + (h * ((state * layer.First) + layer.Second).PointwiseTanh())))
            .LooksLike("the changes of all layers are taken at Y₀ and added up", (Y, K, b, γ, h) => K.Zip(b).Aggregate(Y, (state, layer) => state + (h * Slope(Y, layer.First, γ, layer.Second))))
            .LooksLike("γ and h are exchanged", (Y, K, b, γ, h) => Through(Y, K, b, h, γ, Enumerable.Range(0, K.Length))))
    {
        Uses = () => [SkewLayer],
    };

    /// <summary>The exercises, in order.</summary>
    public static IReadOnlyList<IExercise> All =>
        [SkewPart, DampedWeights, SkewLayer, Propagate, EigenvaluePair, LargestStep, Bisect, Kept];

    private static Matrix Identity(Matrix K) => Matrix.Build.DenseIdentity(K.RowCount);

    private static Matrix Half(Matrix K) => 0.5 * (K - K.Transpose());

    private static Matrix Acting(Matrix K, double γ) => 0.5 * (K - K.Transpose() - (γ * Identity(K)));

    private static Matrix Slope(Matrix Y, Matrix K, double γ, double b) => ((Y * Acting(K, γ)) + b).PointwiseTanh();

    private static Matrix Through(Matrix Y, Matrix[] K, double[] b, double γ, double h, IEnumerable<int> layers) =>
        layers.Aggregate(Y, (state, j) => state + (h * Slope(state, K[j], γ, b[j])));

    private sealed record Weights(Matrix K);

    private sealed record Damped(Matrix K, double γ);

    private sealed record Layer(Matrix Y, Matrix K, double γ, double b);

    private sealed record Net(Matrix Y, Matrix[] K, double[] b, double γ, double h);
}
