using CsCheck;
using StableNets.Teaching.Exercises;
using Matrix = MathNet.Numerics.LinearAlgebra.Matrix<double>;

namespace StableNets.Teaching.Homework;

/// <summary>Homework 1: Euler, order and a plain net.</summary>
public static partial class Homework1
{
    /// <summary>(Y, K, b) ↦ σ(Y K + b). Notes eq. (1).</summary>
    public static Exercise<Func<Matrix, Matrix, double, Matrix>> PlainLayer { get; } = new(
        "1.1", "One layer of a plain net", points: 1,
        Trials.Of(
                Inputs.OfShapes((n, s) => Gen.Select(Any.Matrix(n, s), Any.Matrix(s, s), Any.Number, (Y, K, b) => new Layer(Y, K, b))),
                (Func<Matrix, Matrix, double, Matrix> layer, Layer x) => layer(x.Y, x.K, x.b))
            .MustBe("the layer is σ(Y K + b)", (Y, K, b) => Tanh((Y * K) + b))
            .LooksLike("b is added after σ, not before", (Y, K, b) => Tanh(Y * K) + b)
            .LooksLike("b is left out", (Y, K, b) => Tanh(Y * K))
            .LooksLike("σ is left out", (Y, K, b) => (Y * K) + b)
            .LooksLike("K is transposed", (Y, K, b) => Tanh((Y * K.Transpose()) + b))
            .LooksLike("b is subtracted", (Y, K, b) => Tanh((Y * K) - b))
            .LooksLike("Y is added to the result, which is a ResNet's layer", (Y, K, b) => Y + Tanh((Y * K) + b))
            .LooksLike("σ is taken of b alone: brackets are missing", (Y, K, b) => (Y * K) + Math.Tanh(b))
            .LooksLike("σ is taken of Y, before the product", (Y, K, b) => (Tanh(Y) * K) + b));

    /// <summary>(Y, K, b, h) ↦ Y + h σ(Y K + b). Notes eq. (2).</summary>
    public static Exercise<Func<Matrix, Matrix, double, double, Matrix>> EulerStep { get; } = new(
        "1.2", "One Euler step", points: 2,
        Trials.Of(
                Inputs.OfShapes(
                    (n, s) => Gen.Select(Any.Matrix(n, s), Any.Matrix(s, s), Any.Number, Any.Step, (Y, K, b, h) => new Step(Y, K, b, h)),
                    x => x.h > 0),
                (Func<Matrix, Matrix, double, double, Matrix> step, Step x) => step(x.Y, x.K, x.b, x.h))
            .StartsAs((Y, K, b, h) => Y)
            .MustBe("the step is Y + h σ(Y K + b)", Euler)
            .MustVanish(
                "halving h halves the change", "2 · (change with h/2) − (change with h)",
                (step, x) => (2 * (step(x with { h = x.h / 2 }) - x.Y)) - (step(x) - x.Y))
            .LooksLike("h is left out", (Y, K, b, h) => Euler(Y, K, b, 1))
            .LooksLike("Y, the skip connection, is left out", (Y, K, b, h) => h * Tanh((Y * K) + b))
            .LooksLike("h is inside σ", (Y, K, b, h) => Y + Tanh(h * ((Y * K) + b)))
            .LooksLike("h multiplies the whole sum", (Y, K, b, h) => h * (Y + Tanh((Y * K) + b)))
            .LooksLike("the change is subtracted", (Y, K, b, h) => Euler(Y, K, b, -h))
            .LooksLike("b is added after σ, not before", (Y, K, b, h) => Y + (h * (Tanh(Y * K) + b)))
            .LooksLike("σ is left out", (Y, K, b, h) => Y + (h * ((Y * K) + b)))
            .LooksLike("K is transposed", (Y, K, b, h) => Euler(Y, K.Transpose(), b, h))
            .LooksLike("Y is inside σ", (Y, K, b, h) => Tanh(Y + (h * ((Y * K) + b)))))
    {
        Uses = () => [PlainLayer],
    };

    /// <summary>(Y₀, K, b, h) ↦ Y_N, with K and b of each of the N layers. Notes eq. (2).</summary>
    public static Exercise<Func<Matrix, Matrix[], double[], double, Matrix>> Propagate { get; } = new(
        "1.3", "A network is a loop", points: 2,
        Trials.Of(
                new Inputs<Net>(
                    x => x.h > 0,
                    [.. from depth in new[] { 1, 2, 3 }
                        from shape in new[] { (n: 1, s: 1), (n: 2, s: 1), (n: 1, s: 2), (n: 3, s: 2) }
                        select Gen.Select(
                            Any.Matrix(shape.n, shape.s), Any.Matrix(shape.s, shape.s).Array[depth], Any.Number.Array[depth], Any.Step, (Y, K, b, h) => new Net(Y, K, b, h))]),
                (Func<Matrix, Matrix[], double[], double, Matrix> propagate, Net x) => propagate(x.Y, x.K, x.b, x.h))
            .StartsAs((Y, K, b, h) => Y)
            .MustBe("Y goes through all N layers, in their order", (Y, K, b, h) => Through(Y, K, b, h, Enumerable.Range(0, K.Length)))
            .LooksLike("every layer has the weights of the first", (Y, K, b, h) => Through(Y, K, b, h, Enumerable.Repeat(0, K.Length)))
            .LooksLike("every layer has the weights of the last", (Y, K, b, h) => Through(Y, K, b, h, Enumerable.Repeat(K.Length - 1, K.Length)))
            .LooksLike("the last layer is left out", (Y, K, b, h) => Through(Y, K, b, h, Enumerable.Range(0, K.Length - 1)))
            .LooksLike("the first layer is left out", (Y, K, b, h) => Through(Y, K, b, h, Enumerable.Range(1, K.Length - 1)))
            .LooksLike("the layers come in the opposite order", (Y, K, b, h) => Through(Y, K, b, h, Enumerable.Range(0, K.Length).Reverse()))
            .LooksLike("every layer starts from Y₀ and not from what the layer before it gave", (Y, K, b, h) => Euler(Y, K[^1], b[^1], h))
            .LooksLike("h is left out", (Y, K, b, h) => Through(Y, K, b, 1, Enumerable.Range(0, K.Length)))
            .LooksLike("every layer has the bias of the first", (Y, K, b, h) => Through(Y, K, [.. K.Select(_ => b[0])], h, Enumerable.Range(0, K.Length)))
            .LooksLike("only the first layer is made", (Y, K, b, h) => Euler(Y, K[0], b[0], h))
            .LooksLike("Y, the skip connection, is left out", (Y, K, b, h) => K.Zip(b).Aggregate(Y, (state, layer) => h * Tanh((state * layer.First) + layer.Second)))
            .LooksLike("this is a plain net: the layer is applied, but no step is made", (Y, K, b, h) => K.Zip(b).Aggregate(Y, (state, layer) => Tanh((state * layer.First) + layer.Second)))
            .LooksLike("the changes of all layers are taken at Y₀ and added up", (Y, K, b, h) => K.Zip(b).Aggregate(Y, (state, layer) => state + (h * Tanh((Y * layer.First) + layer.Second)))))
    {
        Uses = () => [EulerStep],
    };

    /// <summary>The exercises, in order.</summary>
    public static IReadOnlyList<IExercise> All => [PlainLayer, EulerStep, Propagate, EulerError, ObservedOrders, MidpointStep, LayersForEuler];

    private static Matrix Tanh(Matrix M) => M.PointwiseTanh();

    private static Matrix Euler(Matrix Y, Matrix K, double b, double h) => Y + (h * Tanh((Y * K) + b));

    private static Matrix Through(Matrix Y, Matrix[] K, double[] b, double h, IEnumerable<int> layers) =>
        layers.Aggregate(Y, (state, j) => Euler(state, K[j], b[j], h));

    private sealed record Layer(Matrix Y, Matrix K, double b);

    private sealed record Step(Matrix Y, Matrix K, double b, double h);

    private sealed record Net(Matrix Y, Matrix[] K, double[] b, double h);
}
