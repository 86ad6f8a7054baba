using MathNet.Numerics.LinearAlgebra;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Teaching.Homework;

namespace StableNets.Notebooks.Tests.Teaching.Homework;

/// <summary>Answers to homework 4, right and wrong, as students write them.</summary>
internal static class Homework4Answers
{
    public static IReadOnlyList<Answers> All { get; } =
    [
        Answers.To(Homework4.MoveZ)
            .IsHandedOutAs((Y, Z, K, b, h) => Z)
            .IsRight("tanh is odd", (Y, Z, K, b, h) => Z + (h * (-(Y * K) - b).PointwiseTanh()))
            .IsRight("entry by entry", (Y, Z, K, b, h) => Z.MapIndexed((i, j, z) => z - (h * Math.Tanh((Y.Row(i) * K.Column(j)) + b)), Zeros.Include))
            .IsRight("in place", (Y, Z, K, b, h) =>
            {
                Z.Subtract(h * ((Y * K) + b).PointwiseTanh(), Z);
                return Z;
            })
            .IsWrong("plus", (Y, Z, K, b, h) => Z + (h * ((Y * K) + b).PointwiseTanh()), "the sign in front of h is plus")
            .IsWrong("b subtracted", (Y, Z, K, b, h) => Z - (h * ((Y * K) - b).PointwiseTanh()))
            .IsWrong("the minus inside, but not for b", (Y, Z, K, b, h) => Z + (h * (-(Y * K) + b).PointwiseTanh()))
            .IsWrong("the change alone", (Y, Z, K, b, h) => -h * ((Y * K) + b).PointwiseTanh(), "the old Z is left out"),

        Answers.To(Homework4.MoveY)
            .IsHandedOutAs((Y, Z, K, b, h) => Y)
            .IsRight("samples as columns", (Y, Z, K, b, h) => Y + (h * ((K * Z.Transpose()) + b).PointwiseTanh().Transpose()))
            .IsRight("without forming the transpose", (Y, Z, K, b, h) => Y + (h * (Z.TransposeAndMultiply(K) + b).PointwiseTanh()))
            .IsWrong("Z K", (Y, Z, K, b, h) => Y + (h * ((Z * K) + b).PointwiseTanh()), "the transpose of K is missing")
            .IsWrong("starts from Z", (Y, Z, K, b, h) => Z + (h * ((Z * K.Transpose()) + b).PointwiseTanh()))
            .IsWrong("b subtracted", (Y, Z, K, b, h) => Y + (h * ((Z * K.Transpose()) - b).PointwiseTanh()))
            .IsWrong("nothing", (Y, Z, K, b, h) => null!),

        Answers.To(Homework4.VerletLayer)
            .IsHandedOutAs((Y, Z, K, b, h) => (Y, Z))
            .IsRight("two lines", (Y, Z, K, b, h) =>
            {
                Z -= h * ((Y * K) + b).PointwiseTanh();
                Y += h * ((Z * K.Transpose()) + b).PointwiseTanh();
                return (Y, Z);
            })
            .IsRight("with the library's network", (Y, Z, K, b, h) => Split(Network([K], [b], h).Propagate(Y.Append(Z)), Y.ColumnCount))
            .IsRight("with names for old and new", (Y, Z, K, b, h) =>
            {
                var newZ = Z - (h * ((Y * K) + b).PointwiseTanh());
                var newY = Y + (h * ((newZ * K.Transpose()) + b).PointwiseTanh());
                return (newY, newZ);
            })
            .IsWrong("a tuple assignment", (Y, Z, K, b, h) =>
            {
                (Y, Z) = (Y + (h * ((Z * K.Transpose()) + b).PointwiseTanh()), Z - (h * ((Y * K) + b).PointwiseTanh()));
                return (Y, Z);
            }, "the old Z is used for Y: both halves move at once")
            .IsWrong("both signs turned", (Y, Z, K, b, h) =>
            {
                Z += h * ((Y * K) + b).PointwiseTanh();
                Y -= h * ((Z * K.Transpose()) + b).PointwiseTanh();
                return (Y, Z);
            })
            .IsWrong("Z moves twice", (Y, Z, K, b, h) =>
            {
                Z -= 2 * h * ((Y * K) + b).PointwiseTanh();
                Y += h * ((Z * K.Transpose()) + b).PointwiseTanh();
                return (Y, Z);
            })
            .IsWrong("Y does not move", (Y, Z, K, b, h) => (Y, Z - (h * ((Y * K) + b).PointwiseTanh())), "only Z has moved"),

        Answers.To(Homework4.Propagate)
            .IsHandedOutAs((Y, Z, K, b, h) => (Y, Z))
            .IsRight("with the library's network", (Y, Z, K, b, h) => Split(Network(K, b, h).Propagate(Y.Append(Z)), Y.ColumnCount))
            .IsRight("a loop", (Y, Z, K, b, h) =>
            {
                for (var j = 0; j < K.Length; j++)
                    (Y, Z) = Layer(Y, Z, K[j], b[j], h);
                return (Y, Z);
            })
            .IsRight("recursive", (Y, Z, K, b, h) =>
            {
                return From(Y, Z, 0);
                (Matrix<double> Y, Matrix<double> Z) From(Matrix<double> y, Matrix<double> z, int j)
                {
                    if (j == K.Length)
                        return (y, z);
                    (y, z) = Layer(y, z, K[j], b[j], h);
                    return From(y, z, j + 1);
                }
            })
            .IsWrong("Z is not kept", (Y, Z, K, b, h) =>
            {
                for (var j = 0; j < K.Length - 1; j++)
                    (Y, _) = Layer(Y, Z, K[j], b[j], h);
                return Layer(Y, Z, K[^1], b[^1], h);
            }, "only Y is passed on: every layer starts from Z₀")
            .IsWrong("one layer too many", (Y, Z, K, b, h) =>
            {
                for (var j = 0; j <= K.Length; j++)
                    (Y, Z) = Layer(Y, Z, K[j], b[j], h);
                return (Y, Z);
            })
            .IsWrong("the first bias everywhere", (Y, Z, K, b, h) => K.Aggregate((Y, Z), (state, weights) => Layer(state.Y, state.Z, weights, b[0], h)), "every layer has the bias of the first")
            .IsWrong("h divided by N", (Y, Z, K, b, h) => Enumerable.Range(0, K.Length).Aggregate((Y, Z), (state, j) => Layer(state.Y, state.Z, K[j], b[j], h / K.Length))),

        Answers.To(Homework4.Reverse)
            .IsHandedOutAs((Y, Z, K, b, h) => (Y, Z))
            .IsRight("with the library's network", (Y, Z, K, b, h) => Split(Network(K, b, h).Reverse(Y.Append(Z)), Y.ColumnCount))
            .IsRight("a loop", (Y, Z, K, b, h) =>
            {
                for (var j = K.Length - 1; j >= 0; j--)
                {
                    Y -= h * ((Z * K[j].Transpose()) + b[j]).PointwiseTanh();
                    Z += h * ((Y * K[j]) + b[j]).PointwiseTanh();
                }

                return (Y, Z);
            })
            .IsRight("in place", (Y, Z, K, b, h) =>
            {
                foreach (var (weights, bias) in K.Zip(b).Reverse())
                {
                    Y.Subtract(h * (Z.TransposeAndMultiply(weights) + bias).PointwiseTanh(), Y);
                    Z.Add(h * ((Y * weights) + bias).PointwiseTanh(), Z);
                }

                return (Y, Z);
            })
            .IsWrong("the way forward with −h", (Y, Z, K, b, h) => Enumerable.Range(0, K.Length).Reverse()
                .Aggregate((Y, Z), (state, j) => Layer(state.Y, state.Z, K[j], b[j], -h)), "Z is undone first, although Y moved last")
            .IsWrong("from the first layer on", (Y, Z, K, b, h) =>
            {
                for (var j = 0; j < K.Length; j++)
                {
                    Y -= h * ((Z * K[j].Transpose()) + b[j]).PointwiseTanh();
                    Z += h * ((Y * K[j]) + b[j]).PointwiseTanh();
                }

                return (Y, Z);
            }, "the layers are undone from the first to the last", points: 1)
            .IsWrong("the first layer is left", (Y, Z, K, b, h) =>
            {
                for (var j = K.Length - 1; j > 0; j--)
                {
                    Y -= h * ((Z * K[j].Transpose()) + b[j]).PointwiseTanh();
                    Z += h * ((Y * K[j]) + b[j]).PointwiseTanh();
                }

                return (Y, Z);
            }, "the layer with j = 0 is left as it is")
            .IsWrong("starts one layer too late", (Y, Z, K, b, h) =>
            {
                for (var j = K.Length; j > 0; j--)
                    Y -= h * ((Z * K[j].Transpose()) + b[j]).PointwiseTanh();
                return (Y, Z);
            })
            .IsWrong("zero", (Y, Z, K, b, h) => (0 * Y, 0 * Z)),

        Answers.To(Homework4.NumericJacobian)
            .IsHandedOutAs((f, x) => Matrix<double>.Build.Dense(f(x).Count, x.Count, double.NaN))
            .IsRight("central differences in place", (f, x) =>
            {
                var J = Matrix<double>.Build.Dense(f(x).Count, x.Count);
                for (var k = 0; k < x.Count; k++)
                {
                    var old = x[k];
                    x[k] = old + 1e-5;
                    var above = f(x);
                    x[k] = old - 1e-5;
                    J.SetColumn(k, (above - f(x)) / 2e-5);
                    x[k] = old;
                }

                return J;
            })
            .IsRight("forward differences", (f, x) => Matrix<double>.Build.DenseOfColumnVectors(
                Enumerable.Range(0, x.Count).Select(k => (f(x + (1e-6 * Unit(x.Count, k))) - f(x)) / 1e-6)))
            .IsRight("another step", (f, x) => Matrix<double>.Build.DenseOfColumnVectors(
                Enumerable.Range(0, x.Count).Select(k => (f(x + (1e-3 * Unit(x.Count, k))) - f(x - (1e-3 * Unit(x.Count, k)))) / 2e-3)))
            .IsWrong("both points are the same vector", (f, x) =>
            {
                var J = Matrix<double>.Build.Dense(f(x).Count, x.Count);
                for (var k = 0; k < x.Count; k++)
                {
                    var (right, left) = (x, x);
                    right[k] += 1e-5;
                    left[k] -= 1e-5;
                    J.SetColumn(k, (f(right) - f(left)) / 2e-5);
                }

                return J;
            }, "the difference is next to 0: it is not divided by 2ε, or both points are the same vector, since without Clone() nothing is copied")
            .IsWrong("rows and columns mixed up", (f, x) => Matrix<double>.Build.DenseOfRowVectors(
                Enumerable.Range(0, x.Count).Select(k => (f(x + (1e-6 * Unit(x.Count, k))) - f(x)) / 1e-6)), "J is transposed: the rows belong to f, the columns to x")
            .IsWrong("x is not set back", (f, x) =>
            {
                var (start, moved) = (f(x), x.Clone());
                var J = Matrix<double>.Build.Dense(start.Count, x.Count);
                for (var k = 0; k < x.Count; k++)
                {
                    moved[k] += 1e-6;
                    J.SetColumn(k, (f(moved) - start) / 1e-6);
                }

                return J;
            }, "an entry of x is not set back before the next one is moved")
            .IsWrong("too large a step", (f, x) => Matrix<double>.Build.DenseOfColumnVectors(
                Enumerable.Range(0, x.Count).Select(k => (f(x + (0.1 * Unit(x.Count, k))) - f(x)) / 0.1)))
            .IsWrong("too small a step", (f, x) => Matrix<double>.Build.DenseOfColumnVectors(
                Enumerable.Range(0, x.Count).Select(k => (f(x + (1e-15 * Unit(x.Count, k))) - f(x)) / 1e-15)))
            .IsWrong("at 0", (f, x) => Matrix<double>.Build.DenseOfColumnVectors(
                Enumerable.Range(0, x.Count).Select(k => f(1e-6 * Unit(x.Count, k)) / 1e-6))),

        Answers.To(Homework4.LargestStep)
            .IsHandedOutAs(K => double.NaN)
            .IsRight("the norm", K => 2 / K.L2Norm())
            .IsRight("the singular values", K => 2 / K.Svd(false).S.Max())
            .IsRight("the root of an eigenvalue", K => 2 / Math.Sqrt((K.Transpose() * K).Evd(Symmetricity.Symmetric).EigenValues.Max(λ => λ.Real)))
            .IsWrong("the Frobenius norm by hand", K => 2 / Math.Sqrt(K.Enumerate().Sum(k => k * k)), "the Frobenius norm is used, which is larger than |K|₂")
            .IsWrong("the sum of a column", K => 2 / K.L1Norm())
            .IsWrong("the sum of a row", K => 2 / K.InfinityNorm())
            .IsWrong("one number for all", K => 1),

        Answers.To(Homework4.PlantedBug)
            .IsHandedOutAs(('?', LayerProperty.None, (Y, Z, K, b, h) => (Y, Z)))
            .IsRight("one transpose added", ('B', LayerProperty.Bounded, (Y, Z, K, b, h) =>
            {
                var newZ = Z - (h * ((Y * K) + b).PointwiseTanh());
                return (Y + (h * ((newZ * K.Transpose()) + b).PointwiseTanh()), newZ);
            }))
            .IsRight("with one's own layer", ('B', LayerProperty.Bounded, Layer))
            .IsWrong("named, not repaired", ('B', LayerProperty.Bounded, (Y, Z, K, b, h) =>
            {
                var newZ = Z - (h * ((Y * K) + b).PointwiseTanh());
                return (Y + (h * ((newZ * K) + b).PointwiseTanh()), newZ);
            }), "the bug is still in: try a K that is not symmetric", points: 2)
            .IsWrong("the wrong property", ('B', LayerProperty.Area, Layer), "the determinant was not measured: it is 1 for all three", points: 2)
            .IsWrong("the wrong implementation", ('C', LayerProperty.Bounded, Layer), points: 2)
            .IsWrong("repaired, not named", ('?', LayerProperty.None, Layer), points: 1)
            .IsWrong("nothing repaired", ('A', LayerProperty.WayBack, (Y, Z, K, b, h) => (Y, Z)))
            .IsWrong("no function", ('A', LayerProperty.None, null!)),
    ];

    private static HamiltonianNetwork Network(Matrix<double>[] K, double[] b, double h) =>
        new([.. K.Zip(b, (weights, bias) => new HamiltonianLayer(weights, bias))], new Verlet(), h);

    private static (Matrix<double> Y, Matrix<double> Z) Split(Matrix<double> both, int features) =>
        (both.SubMatrix(0, both.RowCount, 0, features), both.SubMatrix(0, both.RowCount, features, both.ColumnCount - features));

    private static (Matrix<double> Y, Matrix<double> Z) Layer(Matrix<double> Y, Matrix<double> Z, Matrix<double> K, double b, double h)
    {
        Z -= h * ((Y * K) + b).PointwiseTanh();
        Y += h * (Z.TransposeAndMultiply(K) + b).PointwiseTanh();
        return (Y, Z);
    }

    private static Vector<double> Unit(int length, int entry) => Vector<double>.Build.Dense(length, i => i == entry ? 1 : 0);
}
