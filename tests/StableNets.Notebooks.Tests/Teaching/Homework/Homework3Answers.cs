using MathNet.Numerics.LinearAlgebra;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Stability;
using StableNets.Teaching.Homework;
using Complex = System.Numerics.Complex;

namespace StableNets.Notebooks.Tests.Teaching.Homework;

/// <summary>Answers to homework 3, right and wrong, as students write them.</summary>
internal static class Homework3Answers
{
    public static IReadOnlyList<Answers> All { get; } =
    [
        Answers.To(Homework3.SkewPart)
            .IsHandedOutAs(K => K)
            .IsRight("entry by entry", K => Matrix<double>.Build.Dense(K.RowCount, K.ColumnCount, (i, k) => (K[i, k] - K[k, i]) / 2))
            .IsRight("in place", K =>
            {
                for (var i = 0; i < K.RowCount; i++)
                {
                    for (var k = 0; k <= i; k++)
                        (K[i, k], K[k, i]) = ((K[i, k] - K[k, i]) / 2, (K[k, i] - K[i, k]) / 2);
                }

                return K;
            })
            .IsRight("with the library", K => new AntisymmetricLayer(K).Weights)
            .IsWrong("in place, with entries already changed", K =>
            {
                for (var i = 0; i < K.RowCount; i++)
                {
                    for (var k = 0; k < K.RowCount; k++)
                        K[i, k] = (K[i, k] - K[k, i]) / 2;
                }

                return K;
            })
            .IsWrong("the lower half only", K => K.StrictlyLowerTriangle())
            .IsWrong("the upper half mirrored", K => K.StrictlyUpperTriangle() - K.StrictlyUpperTriangle().Transpose())
            .IsWrong("zero", K => 0 * K, "this is 0, as where ½ is written 1 / 2, which is 0 in C#")
            .IsWrong("whole number division", K => 1 / 2 * (K - K.Transpose()), "this is 0, as where ½ is written 1 / 2, which is 0 in C#"),

        Answers.To(Homework3.DampedWeights)
            .IsHandedOutAs((K, gamma) => K)
            .IsRight("damping outside, halved", (K, gamma) => (0.5 * (K - K.Transpose())) - (gamma / 2 * Identity(K)))
            .IsRight("the diagonal by hand", (K, gamma) =>
            {
                var W = (K - K.Transpose()) / 2;
                for (var i = 0; i < W.RowCount; i++)
                    W[i, i] = -gamma / 2;
                return W;
            })
            .IsRight("with the library", (K, gamma) => new AntisymmetricLayer(K, gamma).Weights)
            .IsWrong("the diagonal is kept", (K, gamma) => (K / 2) - (K.Transpose() / 2) - (gamma * K.Diagonal().ToColumnMatrix() * K.Diagonal().ToRowMatrix()))
            .IsWrong("γ halved twice", (K, gamma) => 0.5 * (K - K.Transpose() - (gamma / 2 * Identity(K))))
            .IsWrong("γ without I", (K, gamma) => (0.5 * (K - K.Transpose())) - gamma, "γ is subtracted from every entry, and outside the ½")
            .IsWrong("γ in one corner", (K, gamma) =>
            {
                var W = (K - K.Transpose()) / 2;
                W[0, 0] -= gamma / 2;
                return W;
            }),

        Answers.To(Homework3.SkewLayer)
            .IsHandedOutAs((Y, K, gamma, b) => 0 * Y)
            .IsRight("with the library", (Y, K, gamma, b) => new AntisymmetricLayer(K, gamma, b).Evaluate(Y))
            .IsRight("entry by entry", (Y, K, gamma, b) =>
            {
                var W = 0.5 * (K - K.Transpose() - (gamma * Identity(K)));
                return Matrix<double>.Build.Dense(Y.RowCount, K.ColumnCount, (i, j) => Math.Tanh((Y.Row(i) * W.Column(j)) + b));
            })
            .IsRight("without W", (Y, K, gamma, b) => (((Y * K) - (Y * K.Transpose()) - (gamma * Y) + (2 * b)) / 2).PointwiseTanh())
            .IsWrong("columns as samples", (Y, K, gamma, b) =>
                (((0.5 * (K - K.Transpose() - (gamma * Identity(K)))) * Y.Transpose()).Transpose() + b).PointwiseTanh(), "W is transposed: rows and columns are exchanged")
            .IsWrong("the step", (Y, K, gamma, b) => Y + new AntisymmetricLayer(K, gamma, b).Evaluate(Y), "Y is added to the result, which is the step and not the layer")
            .IsWrong("ReLU", (Y, K, gamma, b) => new AntisymmetricLayer(K, gamma, b, StableNets.Activations.Activation.Relu).Evaluate(Y))
            .IsWrong("the bias twice", (Y, K, gamma, b) => new AntisymmetricLayer(K, gamma, 2 * b).Evaluate(Y))
            .IsWrong("tanh of K", (Y, K, gamma, b) => (Y * new AntisymmetricLayer(K, gamma).Weights.PointwiseTanh()) + b),

        Answers.To(Homework3.Propagate)
            .IsHandedOutAs((Y, K, b, gamma, h) => Y)
            .IsRight("with the library", (Y, K, b, gamma, h) =>
                new ResidualNetwork([.. K.Zip(b, (weights, bias) => new AntisymmetricLayer(weights, gamma, bias))], new ForwardEuler(), h).Propagate(Y))
            .IsRight("foreach, in place", (Y, K, b, gamma, h) =>
            {
                foreach (var (weights, bias) in K.Zip(b))
                    Y.Add(h * new AntisymmetricLayer(weights, gamma, bias).Evaluate(Y), Y);
                return Y;
            })
            .IsWrong("one layer too many", (Y, K, b, gamma, h) =>
            {
                for (var j = 0; j <= K.Length; j++)
                    Y += h * new AntisymmetricLayer(K[j], gamma, b[j]).Evaluate(Y);
                return Y;
            })
            .IsWrong("K without its half", (Y, K, b, gamma, h) =>
                new ResidualNetwork([.. K.Zip(b, (weights, bias) => new DenseLayer(weights, bias))], new ForwardEuler(), h).Propagate(Y), "K acts, not W")
            .IsWrong("h inside", (Y, K, b, gamma, h) => K.Zip(b).Aggregate(Y, (state, layer) => state + new AntisymmetricLayer(h * layer.First, h * gamma, h * layer.Second).Evaluate(state)))
            .IsWrong("no damping after the first", (Y, K, b, gamma, h) =>
                new ResidualNetwork([.. K.Select((weights, j) => new AntisymmetricLayer(weights, j == 0 ? gamma : 0, b[j]))], new ForwardEuler(), h).Propagate(Y)),

        Answers.To(Homework3.EigenvaluePair)
            .IsHandedOutAs((omega, gamma) => [0, 0])
            .IsRight("conjugates", (omega, gamma) =>
            {
                var first = new Complex(-gamma, omega) / 2;
                return [first, Complex.Conjugate(first)];
            })
            .IsRight("from a matrix", (omega, gamma) =>
                [.. Spectrum.Of(new AntisymmetricLayer(Matrix<double>.Build.DenseOfArray(new[,] { { 0, omega }, { 0, 0 } }), gamma).Weights).Eigenvalues])
            .IsWrong("one only", (omega, gamma) => [new(-gamma / 2, omega / 2)])
            .IsWrong("the same twice", (omega, gamma) => [new(-gamma / 2, omega / 2), new(-gamma / 2, omega / 2)], "the same number is given twice")
            .IsWrong("the other sign of both", (omega, gamma) => [new(gamma / 2, -omega / 2), new(gamma / 2, omega / 2)], "the pair lies on the wrong side of the imaginary axis")
            .IsWrong("polar", (omega, gamma) => [Complex.FromPolarCoordinates(gamma / 2, omega / 2), Complex.FromPolarCoordinates(gamma / 2, -omega / 2)]),

        Answers.To(Homework3.LargestStep)
            .IsHandedOutAs((K, gamma) => 0)
            .IsRight("from the eigenvalues of W", (K, gamma) => Spectrum.Of(new AntisymmetricLayer(K, gamma).Weights).Eigenvalues.Min(lambda => (-2 / lambda).Real))
            .IsRight("the largest singular value is ω", (K, gamma) =>
            {
                var omega = (K - K.Transpose()).L2Norm();
                return 4 / (gamma + (omega * omega / gamma));
            })
            .IsWrong("always stable", (K, gamma) => 1)
            .IsWrong("negative", (K, gamma) => -1)
            .IsWrong("infinite", (K, gamma) => double.PositiveInfinity)
            .IsWrong("by one pair in the first corner", (K, gamma) => 4 * gamma / ((gamma * gamma) + Math.Pow(K[0, 1] - K[1, 0], 2))),

        Answers.To(Homework3.Bisect)
            .IsHandedOutAs((isBounded, low, high) => low)
            .IsRight("the upper end", (isBounded, low, high) =>
            {
                while (high - low > 1e-8)
                {
                    var middle = low + ((high - low) / 2);
                    if (isBounded(middle))
                        low = middle;
                    else
                        high = middle;
                }

                return high;
            })
            .IsRight("recursive", Recursive)
            .IsRight("by tenths", (isBounded, low, high) =>
            {
                for (var length = (high - low) / 10; length > 1e-8; length /= 10)
                {
                    while (isBounded(low + length))
                        low += length;
                }

                return low;
            })
            .IsWrong("ten halvings", (isBounded, low, high) =>
            {
                for (var i = 0; i < 10; i++)
                    (low, high) = isBounded((low + high) / 2) ? ((low + high) / 2, high) : (low, (low + high) / 2);
                return low;
            })
            .IsWrong("the halves exchanged", (isBounded, low, high) =>
            {
                while (high - low > 1e-7)
                {
                    var middle = (low + high) / 2;
                    if (isBounded(middle))
                        high = middle;
                    else
                        low = middle;
                }

                return low;
            },
            "the wrong half is kept")
            .IsWrong("an interval that never becomes shorter", (isBounded, low, high) =>
            {
                while (high - low > 1e-7)
                {
                    var middle = (low + high) / 2;
                    if (isBounded(middle))
                        middle = low;
                }

                return low;
            })
            .IsWrong("small steps", (isBounded, low, high) =>
            {
                while (isBounded(low))
                    low += 1e-7;
                return low;
            })
            .IsWrong("the network is never run", (isBounded, low, high) => high, "the upper end comes out, whatever isBounded says")
            .IsWrong("halves from zero", (isBounded, low, high) =>
            {
                for (var i = 0; i < 60; i++)
                    (low, high) = isBounded(high / 2) ? (high / 2, high) : (low, high / 2);
                return low;
            },
            "h is halved until the signal is bounded, which can be half of the largest h"),

        Answers.To(Homework3.Kept)
            .IsHandedOutAs((gamma, T) => 1)
            .IsRight("a power", (gamma, T) => Math.Pow(Math.Exp(-gamma / 2), T))
            .IsRight("one over", (gamma, T) => 1 / Math.Sqrt(Math.Exp(gamma * T)))
            .IsWrong("half of it all", (gamma, T) => Math.Exp(-gamma * T) / 2)
            .IsWrong("a base of 2", (gamma, T) => Math.Pow(2, -gamma * T / 2))
            .IsWrong("T is added", (gamma, T) => Math.Exp(-(gamma + T) / 2))
            .IsWrong("nothing", (gamma, T) => 0),
    ];

    private static Matrix<double> Identity(Matrix<double> K) => Matrix<double>.Build.DenseIdentity(K.RowCount);

    private static double Recursive(Func<double, bool> isBounded, double low, double high)
    {
        var middle = (low + high) / 2;
        return high - low < 1e-7 ? middle : isBounded(middle) ? Recursive(isBounded, middle, high) : Recursive(isBounded, low, middle);
    }
}
