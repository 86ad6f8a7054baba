using CsCheck;
using StableNets.Teaching.Exercises;
using Matrix = MathNet.Numerics.LinearAlgebra.Matrix<double>;
using Vector = MathNet.Numerics.LinearAlgebra.Vector<double>;

namespace StableNets.Teaching.Homework;

/// <content>From the loss back through all layers.</content>
public static partial class Homework5
{
    private delegate (Matrix Y, Matrix K, Vector b) LayerBack(Matrix Ybar, Matrix Y, Matrix K, Vector b, double h);

    /// <summary>(L, c) ↦ L̄ = (p − e_c)/n, p the softmax of each row of L. Haber &amp; Ruthotto 2017, eq. (2.3).</summary>
    public static Exercise<Func<Matrix, int[], Matrix>> LogitsGradient { get; } = new(
        "5.6", "Where the way back begins", points: 3,
        Trials.Of(Logits(_ => 0), (Func<Matrix, int[], Matrix> gradient, Scores x) => gradient(x.L, x.c))
            .StartsAs((L, c) => 0 * L)
            .MustBe("L̄ is the derivative of the mean loss", LogitsBar, points: 2)
            .LooksLike("1/n is left out", (L, c) => L.RowCount * LogitsBar(L, c))
            .LooksLike("the sum is divided by the number of classes, not of samples", (L, c) => L.RowCount * LogitsBar(L, c) / L.ColumnCount)
            .LooksLike("the true class is not taken off", (L, c) => Softmax(L) / L.RowCount)
            .LooksLike("the sign is wrong", (L, c) => -LogitsBar(L, c))
            .LooksLike("the probabilities add up to 1 over the samples, not over the classes", (L, c) => (Softmax(L.Transpose()).Transpose() - TrueClass(L, c)) / L.RowCount)
            .LooksLike("the exponentials are not divided by their sum", (L, c) => (L.PointwiseExp() - TrueClass(L, c)) / L.RowCount)
            .LooksLike("this is the logistic function, for two classes only", (L, c) => (L.Map(l => 1 / (1 + Math.Exp(-l))) - TrueClass(L, c)) / L.RowCount)
            .LooksLike("only the entry of the true class is kept", (L, c) => LogitsBar(L, c).PointwiseMultiply(TrueClass(L, c)))
            .LooksLike("1/n is taken off at the true class, and p is not divided by n", (L, c) => Softmax(L) - (TrueClass(L, c) / L.RowCount))
            .LooksLike("this is the derivative in p, not in L", (L, c) => -TrueClass(L, c).PointwiseDivide(Softmax(L)) / L.RowCount),
        Trials.Of(Logits(i => 1000 * (i + 1)), (Func<Matrix, int[], Matrix> gradient, Scores x) => gradient(x.L, x.c))
            .MustBe("it is so for large logits too, of another size for each sample", LogitsBar, points: 1)
            .LooksLike("the exponential of a large logit is beyond the range of numbers", SoftmaxOfSmallLogits)
            .LooksLike("the largest logit of the whole batch is subtracted, not that of each row", (L, c) => (Normalised((L - L.Enumerate().Max()).PointwiseExp()) - TrueClass(L, c)) / L.RowCount));

    /// <summary>(Ȳ_N, Y₀ … Y_N, K, b, h) ↦ (K̄₀ … K̄_{N−1}, b̄₀ … b̄_{N−1}).</summary>
    public static Exercise<Func<Matrix, Matrix[], Matrix[], Vector[], double, (Matrix[] K, Vector[] b)>> BackThrough { get; } = new(
        "5.7", "Back through all layers", points: 3,
        Trials.Of(
                new Inputs<Net>(
                    x => x.h > 0,
                    [.. from depth in new[] { 1, 2, 3 }
                        from shape in new[] { (n: 1, s: 1), (n: 1, s: 2), (n: 2, s: 2) }
                        select Gen.Select(
                            Any.Matrix(shape.n, shape.s), Any.Matrix(shape.n, shape.s), Any.Matrix(shape.s, shape.s).Array[depth], Any.Vector(shape.s).Array[depth], Any.Step,
                            (Ybar, Y0, K, b, h) => new Net(Ybar, Y0, K, b, h))]),
                (Func<Matrix, Matrix[], Matrix[], Vector[], double, (Matrix[] K, Vector[] b)> back, Net x) =>
                    back(x.Ybar, States(x.Y0, x.K, x.b, x.h), x.K, x.b, x.h))
            .StartsAs((Ybar, Y, K, b, h) => ([.. K.Select(weights => 0 * weights)], [.. b.Select(bias => 0 * bias)]))
            .MustEqual("the derivatives of the last layer are right", (back, x) => (back(x).K[^1], back(x).b[^1]), x => (Gradient(x).K[^1], Gradient(x).b[^1]), points: 1)
            .MustEqual("the derivatives of all layers are right", (back, x) => back(x), x => Gradient(x), points: 2)
            .LooksLike("the loop runs from the first layer to the last", (Ybar, Y, K, b, h) => Loop(Upwards(K), Back, Ybar, Y[..^1], K, b, h))
            .LooksLike("the state after the layer is used, not the one before it", (Ybar, Y, K, b, h) => Loop(Downwards(K), Back, Ybar, Y[1..], K, b, h))
            .LooksLike("Ȳ is not passed on: every layer gets that of the end", (Ybar, Y, K, b, h) => Loop(
                Downwards(K), (_, y, k, bias, step) => Back(Ybar, y, k, bias, step) with { Y = Ybar }, Ybar, Y[..^1], K, b, h))
            .LooksLike("Ȳ is passed on before K̄ and b̄ are computed with it", (Ybar, Y, K, b, h) => Loop(
                Downwards(K), (ybar, y, k, bias, step) => Back(Back(ybar, y, k, bias, step).Y, y, k, bias, step) with { Y = Back(ybar, y, k, bias, step).Y }, Ybar, Y[..^1], K, b, h))
            .LooksLike("every layer gets the state Y₀", (Ybar, Y, K, b, h) => Loop(Downwards(K), Back, Ybar, [.. K.Select(_ => Y[0])], K, b, h))
            .LooksLike("h is left out", (Ybar, Y, K, b, h) => Loop(Downwards(K), Back, Ybar, Y[..^1], K, b, 1))
            .LooksLike("the skip connection is left out", (Ybar, Y, K, b, h) => Loop(
                Downwards(K), (ybar, y, k, bias, step) => Back(ybar, y, k, bias, step, skip: 0), Ybar, Y[..^1], K, b, h))
            .LooksLike("the derivatives are listed from the last layer to the first", (Ybar, Y, K, b, h) =>
            {
                var found = Loop(Downwards(K), Back, Ybar, Y[..^1], K, b, h);
                return ([.. found.K.Reverse()], [.. found.b.Reverse()]);
            }))
    {
        Uses = () => [StepBack],
    };

    // Small logits, and to those of sample i something added.
    private static Inputs<Scores> Logits(Func<int, double> added) => new(
        _ => true,
        [.. Any.Shapes.Select(shape => Gen.Select(
            Any.Matrix(shape.Samples, shape.Features), Gen.Int[0, shape.Features - 1].Array[shape.Samples],
            (L, c) => new Scores(L.MapIndexed((i, _, l) => l + added(i), MathNet.Numerics.LinearAlgebra.Zeros.Include), c)))]);

    private static Matrix LogitsBar(Matrix L, int[] c) => (Softmax(L) - TrueClass(L, c)) / L.RowCount;

    private static Matrix SoftmaxOfSmallLogits(Matrix L, int[] c) => (Normalised(L.PointwiseExp()) - TrueClass(L, c)) / L.RowCount;

    private static Matrix Softmax(Matrix L) => Normalised(L.MapIndexed((i, _, l) => Math.Exp(l - L.Row(i).Maximum()), MathNet.Numerics.LinearAlgebra.Zeros.Include));

    private static Matrix Normalised(Matrix E) => E.MapIndexed((i, _, e) => e / E.Row(i).Sum());

    private static Matrix TrueClass(Matrix L, int[] c) => Matrix.Build.Dense(L.RowCount, L.ColumnCount, (i, k) => k == c[i] ? 1 : 0);

    private static Matrix[] States(Matrix Y0, Matrix[] K, Vector[] b, double h)
    {
        var Y = new List<Matrix> { Y0 };
        for (var j = 0; j < K.Length; j++)
            Y.Add(Y[j] + (h * Tanh(Inside(Y[j], K[j], b[j]))));
        return [.. Y];
    }

    private static IEnumerable<int> Upwards(Matrix[] K) => Enumerable.Range(0, K.Length);

    private static IEnumerable<int> Downwards(Matrix[] K) => Upwards(K).Reverse();

    private static (Matrix[] K, Vector[] b) Gradient(Net x) => Loop(Downwards(x.K), Back, x.Ybar, States(x.Y0, x.K, x.b, x.h), x.K, x.b, x.h);

    private static (Matrix[] K, Vector[] b) Loop(IEnumerable<int> layers, LayerBack back, Matrix Ybar, Matrix[] Y, Matrix[] K, Vector[] b, double h)
    {
        var (Kbar, bbar) = (new Matrix[K.Length], new Vector[K.Length]);
        foreach (var j in layers)
            (Ybar, Kbar[j], bbar[j]) = back(Ybar, Y[j], K[j], b[j], h);
        return (Kbar, bbar);
    }

    private static (Matrix Y, Matrix K, Vector b) Back(Matrix Ybar, Matrix Y, Matrix K, Vector b, double h) => Back(Ybar, Y, K, b, h, skip: 1);

    private sealed record Scores(Matrix L, int[] c);

    private sealed record Net(Matrix Ybar, Matrix Y0, Matrix[] K, Vector[] b, double h);
}
