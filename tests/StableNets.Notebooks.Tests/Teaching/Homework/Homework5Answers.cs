using MathNet.Numerics.LinearAlgebra;
using StableNets.Teaching.Homework;
using StableNets.Verification;

namespace StableNets.Notebooks.Tests.Teaching.Homework;

/// <summary>Answers to homework 5, right and wrong, as students write them.</summary>
internal static class Homework5Answers
{
    public static IReadOnlyList<Answers> All { get; } =
    [
        Answers.To(Homework5.SlopeFromValue)
            .IsHandedOutAs(S => 0 * S)
            .IsRight("entrywise square", S => 1 - S.PointwiseMultiply(S))
            .IsRight("in place", S =>
            {
                S.MapInplace(s => (1 - s) * (1 + s), Zeros.Include);
                return S;
            })
            .IsRight("by way of cosh", S => S.Map(s => Math.Pow(Math.Cosh(Math.Atanh(s)), -2), Zeros.Include))
            .IsWrong("the slope at S", S => S.Map(s => 1 - (Math.Tanh(s) * Math.Tanh(s)), Zeros.Include), "S is taken for the argument: tanh is applied once more")
            .IsWrong("a matrix product", S => 1 - (S * S), "S is multiplied by itself as a matrix, not entry by entry")
            .IsWrong("the root", S => (1 - S.PointwisePower(2)).PointwiseSqrt())
            .IsWrong("the first row only", S => 1 - S.SubMatrix(0, 1, 0, S.ColumnCount).PointwisePower(2))
            .IsWrong("one half", S => (1 - S.PointwisePower(2)) / 2),

        Answers.To(Homework5.BackToInput)
            .IsHandedOutAs((Xbar, Y, K, b) => 0 * Y)
            .IsRight("one line", (Xbar, Y, K, b) => V(Xbar, Y, K, b) * K.Transpose())
            .IsRight("sample by sample", (Xbar, Y, K, b) => Matrix<double>.Build.DenseOfRowVectors(Enumerable.Range(0, Y.RowCount).Select(i =>
                K * (1 - ((Y.Row(i) * K) + b).PointwiseTanh().PointwisePower(2)).PointwiseMultiply(Xbar.Row(i)))))
            .IsRight("in place", (Xbar, Y, K, b) =>
            {
                Xbar.PointwiseMultiply(Slope(Inside(Y, K, b)), Xbar);
                return Xbar.TransposeAndMultiply(K);
            })
            .IsWrong("V K", (Xbar, Y, K, b) => V(Xbar, Y, K, b) * K, "the transpose of K is missing")
            .IsWrong("X̄ Kᵀ", (Xbar, Y, K, b) => Xbar * K.Transpose(), "σ′ is left out")
            .IsWrong("h where there is none", (Xbar, Y, K, b) => 0.5 * V(Xbar, Y, K, b) * K.Transpose())
            .IsWrong("a skip connection", (Xbar, Y, K, b) => Y + (V(Xbar, Y, K, b) * K.Transpose()), "Y is added, as if there were a skip connection")
            .IsWrong("V alone", V),

        Answers.To(Homework5.BackToWeights)
            .IsHandedOutAs((Xbar, Y, K, b) => (0 * K, 0 * b))
            .IsRight("two lines", (Xbar, Y, K, b) => (Y.TransposeThisAndMultiply(V(Xbar, Y, K, b)), V(Xbar, Y, K, b).ColumnSums()))
            .IsRight("a product with a row of ones", (Xbar, Y, K, b) =>
                (Y.Transpose() * V(Xbar, Y, K, b), Vector<double>.Build.Dense(Y.RowCount, 1) * V(Xbar, Y, K, b)))
            .IsRight("sample by sample", (Xbar, Y, K, b) =>
            {
                var (slopes, Kbar, bbar) = (V(Xbar, Y, K, b), 0 * K, 0 * b);
                for (var i = 0; i < Y.RowCount; i++)
                {
                    Kbar += Y.Row(i).OuterProduct(slopes.Row(i));
                    bbar += slopes.Row(i);
                }

                return (Kbar, bbar);
            })
            .IsWrong("row sums", (Xbar, Y, K, b) => (Y.Transpose() * V(Xbar, Y, K, b), V(Xbar, Y, K, b).RowSums()), "b̄ is summed over the features, not over the samples", points: 1)
            .IsWrong("Vᵀ Y", (Xbar, Y, K, b) => (V(Xbar, Y, K, b).Transpose() * Y, V(Xbar, Y, K, b).ColumnSums()), "K̄ is transposed", points: 1)
            .IsWrong("b̄ of the first sample only", (Xbar, Y, K, b) => (Y.Transpose() * V(Xbar, Y, K, b), V(Xbar, Y, K, b).Row(0)), "b̄ is that of the first sample alone", points: 1)
            .IsWrong("K̄ with Ȳ's formula", (Xbar, Y, K, b) => (V(Xbar, Y, K, b) * K.Transpose(), V(Xbar, Y, K, b).ColumnSums()), points: 1)
            .IsWrong("nothing for b", (Xbar, Y, K, b) => (Y.Transpose() * V(Xbar, Y, K, b), null!), points: 1),

        Answers.To(Homework5.StepBack)
            .IsHandedOutAs((Ybar, Y, K, b, h) => (0 * Y, 0 * K, 0 * b))
            .IsRight("with V", Back)
            .IsRight("h with the message", (Ybar, Y, K, b, h) =>
            {
                var v = V(h * Ybar, Y, K, b);
                return (Ybar + v.TransposeAndMultiply(K), Y.TransposeThisAndMultiply(v), v.ColumnSums());
            })
            .IsWrong("h left out of Ȳ", (Ybar, Y, K, b, h) => (Ybar + Back(Ybar, Y, K, b, 1).Y - Ybar, Back(Ybar, Y, K, b, h).K, Back(Ybar, Y, K, b, h).b), "h is left out in Ȳ")
            .IsWrong("a plain layer back", (Ybar, Y, K, b, h) => (V(Ybar, Y, K, b) * K.Transpose(), Y.Transpose() * V(Ybar, Y, K, b), V(Ybar, Y, K, b).ColumnSums()))
            .IsWrong("V K", (Ybar, Y, K, b, h) => Back(Ybar, Y, K, b, h) with { Y = Ybar + (h * V(Ybar, Y, K, b) * K) }, "the transpose of K is missing")
            .IsWrong("a step forwards", (Ybar, Y, K, b, h) => Back(Ybar, Y, K, b, h) with { Y = Y + (h * Inside(Y, K, b).PointwiseTanh()) })
            .IsWrong("Ȳ not moved", (Ybar, Y, K, b, h) => Back(Ybar, Y, K, b, h) with { Y = Ybar }),

        Answers.To(Homework5.PassesBothTests)
            .IsHandedOutAs((f, forwards, back, x, v, w) => false)
            .IsRight("one line", (f, forwards, back, x, v, w) => TaylorTest.Run(f, forwards, x, v).Passed && AdjointTest.Run(forwards, back, v, w).Passed)
            .IsRight("by order and error", (f, forwards, back, x, v, w) =>
            {
                var taylor = TaylorTest.Run(f, forwards, x, v);
                var adjoint = AdjointTest.Run(forwards, back, v, w);
                return taylor.ObservedOrder > 1.9 && adjoint.RelativeError < 1e-10;
            })
            .IsRight("the adjoint test by hand", (f, forwards, back, x, v, w) =>
                Math.Abs((w * forwards(v)) - (back(w) * v)) < 1e-12 && TaylorTest.Run(f, forwards, x, v).Passed)
            .IsWrong("Taylor alone", (f, forwards, back, x, v, w) => TaylorTest.Run(f, forwards, x, v).Passed, "the adjoint test is not asked")
            .IsWrong("a loose bound", (f, forwards, back, x, v, w) => TaylorTest.Run(f, forwards, x, v).Passed && AdjointTest.Run(forwards, back, v, w).RelativeError < 0.1)
            .IsWrong("order 1 is enough", (f, forwards, back, x, v, w) => TaylorTest.Run(f, forwards, x, v).ObservedOrder > 0.9 && AdjointTest.Run(forwards, back, v, w).Passed,
                "the Taylor test is not asked")
            .IsWrong("forwards and back exchanged", (f, forwards, back, x, v, w) => TaylorTest.Run(f, back, x, v).Passed && AdjointTest.Run(back, forwards, w, v).Passed,
                "two arguments are exchanged: v and w, or the two maps"),

        Answers.To(Homework5.LogitsGradient)
            .IsHandedOutAs((L, c) => 0 * L)
            .IsRight("row by row", (L, c) =>
            {
                for (var i = 0; i < L.RowCount; i++)
                {
                    var e = (L.Row(i) - L.Row(i).Maximum()).PointwiseExp();
                    L.SetRow(i, e / e.Sum() / L.RowCount);
                    L[i, c[i]] -= 1.0 / L.RowCount;
                }

                return L;
            })
            .IsRight("by differences of logits", (L, c) => L.MapIndexed(
                (i, k, l) => ((1 / L.Row(i).Sum(other => Math.Exp(other - l))) - (k == c[i] ? 1 : 0)) / L.RowCount, Zeros.Include))
            .IsWrong("without the shift", (L, c) => L.MapIndexed(
                (i, k, l) => ((Math.Exp(l) / L.Row(i).Sum(Math.Exp)) - (k == c[i] ? 1 : 0)) / L.RowCount, Zeros.Include),
                "the exponential of a large logit is beyond the range of numbers", points: 2)
            .IsWrong("the largest of all logits is subtracted", (L, c) => (L - L.Enumerate().Max()).PointwiseExp() is var e
                ? e.MapIndexed((i, k, value) => ((value / e.Row(i).Sum()) - (k == c[i] ? 1 : 0)) / L.RowCount, Zeros.Include)
                : L, "the largest logit of the whole batch is subtracted, not that of each row", points: 2)
            .IsWrong("the sum over the samples", (L, c) => L.RowCount * Right(L, c), "1/n is left out")
            .IsWrong("the loss of each class", (L, c) => Right(L, c).Map(p => -Math.Log(Math.Abs(p) + 0.1), Zeros.Include))
            .IsWrong("the first label for all", (L, c) => Right(L, [.. c.Select(_ => c[0])]))
            .IsWrong("rows of 1/n", (L, c) => Matrix<double>.Build.Dense(L.RowCount, L.ColumnCount, 1.0 / L.RowCount))
            .IsWrong("labels from 1", (L, c) => Right(L, [.. c.Select(label => label - 1)])),

        Answers.To(Homework5.BackThrough)
            .IsHandedOutAs((Ybar, Y, K, b, h) => ([.. K.Select(weights => 0 * weights)], [.. b.Select(bias => 0 * bias)]))
            .IsRight("a loop", (Ybar, Y, K, b, h) =>
            {
                var (Kbar, bbar) = (new Matrix<double>[K.Length], new Vector<double>[K.Length]);
                for (var j = K.Length - 1; j >= 0; j--)
                    (Ybar, Kbar[j], bbar[j]) = Back(Ybar, Y[j], K[j], b[j], h);
                return (Kbar, bbar);
            })
            .IsRight("with the states computed once more", (Ybar, Y, K, b, h) =>
            {
                var state = Y[0];
                List<Matrix<double>> states = [state];
                foreach (var (weights, bias) in K.Zip(b))
                    states.Add(state += h * Inside(state, weights, bias).PointwiseTanh());
                var (Kbar, bbar) = (new Matrix<double>[K.Length], new Vector<double>[K.Length]);
                foreach (var j in Enumerable.Range(0, K.Length).Reverse())
                    (Ybar, Kbar[j], bbar[j]) = Back(Ybar, states[j], K[j], b[j], h);
                return (Kbar, bbar);
            })
            .IsRight("recursive", (Ybar, Y, K, b, h) =>
            {
                var (Kbar, bbar) = (new Matrix<double>[K.Length], new Vector<double>[K.Length]);
                From(0);
                return (Kbar, bbar);

                Matrix<double> From(int j)
                {
                    if (j == K.Length)
                        return Ybar;
                    (var before, Kbar[j], bbar[j]) = Back(From(j + 1), Y[j], K[j], b[j], h);
                    return before;
                }
            })
            .IsWrong("forwards", (Ybar, Y, K, b, h) =>
            {
                var (Kbar, bbar) = (new Matrix<double>[K.Length], new Vector<double>[K.Length]);
                for (var j = 0; j < K.Length; j++)
                    (Ybar, Kbar[j], bbar[j]) = Back(Ybar, Y[j], K[j], b[j], h);
                return (Kbar, bbar);
            }, "the loop runs from the first layer to the last")
            .IsWrong("Ȳ not replaced", (Ybar, Y, K, b, h) =>
            {
                var (Kbar, bbar) = (new Matrix<double>[K.Length], new Vector<double>[K.Length]);
                for (var j = K.Length - 1; j >= 0; j--)
                    (_, Kbar[j], bbar[j]) = Back(Ybar, Y[j], K[j], b[j], h);
                return (Kbar, bbar);
            }, "Ȳ is not passed on: every layer gets that of the end", points: 1)
            .IsWrong("starts one layer too late", (Ybar, Y, K, b, h) =>
            {
                var (Kbar, bbar) = (new Matrix<double>[K.Length], new Vector<double>[K.Length]);
                for (var j = K.Length; j > 0; j--)
                    (Ybar, Kbar[j], bbar[j]) = Back(Ybar, Y[j], K[j], b[j], h);
                return (Kbar, bbar);
            })
            .IsWrong("the first layer is left", (Ybar, Y, K, b, h) =>
            {
                Matrix<double>[] Kbar = [.. K.Select(weights => 0 * weights)];
                Vector<double>[] bbar = [.. b.Select(bias => 0 * bias)];
                for (var j = K.Length - 1; j > 0; j--)
                    (Ybar, Kbar[j], bbar[j]) = Back(Ybar, Y[j], K[j], b[j], h);
                return (Kbar, bbar);
            })
            .IsWrong("the message starts from the last state", (Ybar, Y, K, b, h) => K.Select((_, j) => Back(Y[^1], Y[j], K[j], b[j], h)).ToArray() is var parts
                ? ([.. parts.Select(part => part.K)], [.. parts.Select(part => part.b)])
                : default),

        Answers.To(Homework5.LayersUntilVanished)
            .IsHandedOutAs(double.NaN)
            .IsRight("as a whole number", 20)
            .IsRight("by logarithms", Math.Ceiling(6 / Math.Log10(2)))
            .IsWrong("none", 0)
            .IsWrong("a million", 1e6)
            .IsWrong("not rounded", 6 / Math.Log10(2))
            .IsWrong("infinitely many", double.PositiveInfinity),
    ];

    private static Matrix<double> Slope(Matrix<double> U) => 1 - U.PointwiseTanh().PointwisePower(2);

    private static Matrix<double> Inside(Matrix<double> Y, Matrix<double> K, Vector<double> b) =>
        (Y * K) + Matrix<double>.Build.DenseOfRowVectors(Enumerable.Repeat(b, Y.RowCount));

    private static Matrix<double> V(Matrix<double> Xbar, Matrix<double> Y, Matrix<double> K, Vector<double> b) => Slope(Inside(Y, K, b)).PointwiseMultiply(Xbar);

    private static (Matrix<double> Y, Matrix<double> K, Vector<double> b) Back(Matrix<double> Ybar, Matrix<double> Y, Matrix<double> K, Vector<double> b, double h)
    {
        var v = V(Ybar, Y, K, b);
        return (Ybar + (h * v * K.Transpose()), h * Y.Transpose() * v, h * v.ColumnSums());
    }

    private static Matrix<double> Right(Matrix<double> L, int[] c) => L.MapIndexed(
        (i, k, l) => ((1 / L.Row(i).Sum(other => Math.Exp(other - l))) - (k == c[i] ? 1 : 0)) / L.RowCount, Zeros.Include);
}
