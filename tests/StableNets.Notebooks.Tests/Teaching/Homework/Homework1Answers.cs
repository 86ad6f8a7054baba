using MathNet.Numerics.LinearAlgebra;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Teaching.Homework;
using StableNets.Verification;

namespace StableNets.Notebooks.Tests.Teaching.Homework;

/// <summary>Answers to homework 1, right and wrong, as students write them.</summary>
internal static class Homework1Answers
{
    public static IReadOnlyList<Answers> All { get; } =
    [
        Answers.To(Homework1.PlainLayer)
            .IsHandedOutAs((Y, K, b) => throw new NotImplementedException())
            .IsRight("with the library's layer", (Y, K, b) => new PlainNetwork(new DenseLayer(K, b), 1).Propagate(Y))
            .IsRight("entry by entry", (Y, K, b) => Matrix<double>.Build.Dense(Y.RowCount, K.ColumnCount, (i, j) => Math.Tanh((Y.Row(i) * K.Column(j)) + b)))
            .IsRight("in place", (Y, K, b) =>
            {
                Y.Multiply(K).Add(b).MapConvert(Math.Tanh, Y, Zeros.Include);
                return Y;
            })
            .IsWrong("K first", (Y, K, b) => ((K * Y.Transpose()).Transpose() + b).PointwiseTanh(), "K is transposed")
            .IsWrong("the wrong activation", (Y, K, b) => ((Y * K) + b).PointwiseMaximum(0))
            .IsWrong("entrywise product", (Y, K, b) => (Y.PointwiseMultiply(K) + b).PointwiseTanh())
            .IsWrong("nothing", (Y, K, b) => null!)
            .IsWrong("zero", (Y, K, b) => 0 * Y),

        Answers.To(Homework1.EulerStep)
            .IsHandedOutAs((Y, K, b, h) => Y)
            .IsRight("with the library's network", (Y, K, b, h) => new ResidualNetwork(new DenseLayer(K, b), new ForwardEuler(), 1, h).Propagate(Y))
            .IsRight("in place, sample by sample", (Y, K, b, h) =>
            {
                for (var i = 0; i < Y.RowCount; i++)
                    Y.SetRow(i, Y.Row(i) + (h * ((K.Transpose() * Y.Row(i)) + b).PointwiseTanh()));
                return Y;
            })
            .IsWrong("column by column in place", (Y, K, b, h) =>
            {
                for (var j = 0; j < K.ColumnCount; j++)
                    Y.SetColumn(j, Y.Column(j) + (h * ((Y * K.Column(j)) + b).PointwiseTanh()));
                return Y;
            })
            .IsWrong("b once per step, outside", (Y, K, b, h) => Y + (h * (Y * K).PointwiseTanh()) + b)
            .IsWrong("h twice", (Y, K, b, h) => Y + (h * h * ((Y * K) + b).PointwiseTanh()))
            .IsWrong("one feature only", (Y, K, b, h) => (Y + (h * ((Y * K) + b).PointwiseTanh())).SubMatrix(0, Y.RowCount, 0, 1)),

        Answers.To(Homework1.Propagate)
            .IsHandedOutAs((Y, K, b, h) => Y)
            .IsRight("recursive", (Y, K, b, h) =>
            {
                return From(Y, 0);
                Matrix<double> From(Matrix<double> state, int j) => j == K.Length ? state : From(state + (h * ((state * K[j]) + b[j]).PointwiseTanh()), j + 1);
            })
            .IsRight("with the library's network", (Y, K, b, h) =>
                new ResidualNetwork([.. K.Zip(b, (weights, bias) => new DenseLayer(weights, bias))], new ForwardEuler(), h).Propagate(Y))
            .IsRight("while", (Y, K, b, h) =>
            {
                var (state, layer) = (Y, 0);
                while (layer < K.Length)
                {
                    state += h * ((state * K[layer]) + b[layer]).PointwiseTanh();
                    layer++;
                }

                return state;
            })
            .IsWrong("one layer too many", (Y, K, b, h) =>
            {
                for (var j = 0; j <= K.Length; j++)
                    Y += h * ((Y * K[j]) + b[j]).PointwiseTanh();
                return Y;
            })
            .IsWrong("a plain net", (Y, K, b, h) => K.Zip(b).Aggregate(Y, (state, layer) => ((state * layer.First) + layer.Second).PointwiseTanh()), "this is a plain net: the layer is applied, but no step is made")
            .IsWrong("the first bias everywhere", (Y, K, b, h) => K.Aggregate(Y, (state, weights) => state + (h * ((state * weights) + b[0]).PointwiseTanh())), "every layer has the bias of the first")
            .IsWrong("returned after the first layer", (Y, K, b, h) => Y + (h * ((Y * K[0]) + b[0]).PointwiseTanh()), "only the first layer is made"),

        Answers.To(Homework1.EulerError)
            .IsHandedOutAs((lambda, T, N) => double.NaN)
            .IsRight("a loop", (lambda, T, N) =>
            {
                double y = 1, h = T / N;
                for (var j = 0; j < N; j++)
                    y += h * lambda * y;
                return Math.Abs(Math.Exp(lambda * T) - y);
            })
            .IsRight("a power", (lambda, T, N) => Math.Abs(Math.Pow(1 + (lambda * T / N), N) - Math.Exp(lambda * T)))
            .IsWrong("h upside down", (lambda, T, N) => Math.Abs(Math.Pow(1 + (lambda * N / T), N) - Math.Exp(lambda * T)))
            .IsWrong("e, not e to the power", (lambda, T, N) => Math.Abs(Math.Pow(1 + (lambda * T / N), N) - (Math.E * lambda * T)))
            .IsWrong("always zero", (lambda, T, N) => 0)
            .IsWrong("infinite", (lambda, T, N) => double.PositiveInfinity),

        Answers.To(Homework1.ObservedOrders)
            .IsHandedOutAs((N, e) => throw new NotImplementedException())
            .IsRight("a loop", (N, e) =>
            {
                var orders = new List<double>();
                for (var i = 1; i < e.Length; i++)
                    orders.Add((Math.Log(e[i - 1]) - Math.Log(e[i])) / (Math.Log(N[i]) - Math.Log(N[i - 1])));
                return [.. orders];
            })
            .IsRight("with the library", (N, e) => [.. ObservedOrder.Measure(depth => e[Array.IndexOf(N, depth)], N).Orders])
            .IsRight("logarithms to the base 10", (N, e) => [.. e.Zip(e.Skip(1), (a, b) => Math.Log10(a / b)).Zip(N.Zip(N.Skip(1), (a, b) => Math.Log10((double)b / a)), (a, b) => a / b)])
            .IsWrong("one number too many", (N, e) => [.. e.Select((_, i) => i == 0 ? 0 : Math.Log(e[i - 1] / e[i]) / Math.Log((double)N[i] / N[i - 1]))])
            .IsWrong("each against the first", (N, e) => [.. Enumerable.Range(1, N.Length - 1).Select(i => Math.Log(e[0] / e[i]) / Math.Log((double)N[i] / N[0]))], "each error is compared with the first, not with its neighbour")
            .IsWrong("the first only", (N, e) => [Math.Log(e[0] / e[1]) / Math.Log((double)N[1] / N[0])]),

        Answers.To(Homework1.MidpointStep)
            .IsHandedOutAs((f, Y, h) => Y)
            .IsRight("in two lines", (f, Y, h) =>
            {
                var middle = Y + (0.5 * h * f(Y));
                return Y + (h * f(middle));
            })
            .IsRight("in place", (f, Y, h) =>
            {
                var middle = Y.Clone();
                middle.Add(f(Y).Multiply(h / 2), middle);
                Y.Add(f(middle).Multiply(h), Y);
                return Y;
            })
            .IsWrong("the middle value is the result", (f, Y, h) => Y + (h / 2 * f(Y)))
            .IsWrong("a step back", (f, Y, h) => Y - (h * f(Y - (h / 2 * f(Y)))))
            .IsWrong("a third of a step", (f, Y, h) => Y + (h * f(Y + (h / 3 * f(Y)))), points: 1)
            .IsWrong("f of the change alone", (f, Y, h) => Y + (h * f(h / 2 * f(Y))), "Y is left out where the middle is computed"),

        Answers.To(Homework1.LayersForEuler)
            .IsHandedOutAs(double.NaN)
            .IsRight("as a whole number", 256)
            .IsRight("as a power", Math.Pow(2, 8))
            .IsWrong("none", 0)
            .IsWrong("infinitely many", double.PositiveInfinity),
    ];
}
