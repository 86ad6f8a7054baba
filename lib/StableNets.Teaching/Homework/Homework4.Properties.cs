using CsCheck;
using StableNets.Stability;
using StableNets.Teaching.Exercises;
using Matrix = MathNet.Numerics.LinearAlgebra.Matrix<double>;
using Vector = MathNet.Numerics.LinearAlgebra.Vector<double>;

namespace StableNets.Teaching.Homework;

/// <content>Area, the largest step, and the planted bug.</content>
public static partial class Homework4
{
    // A forward difference with ε = 10⁻⁵ is near enough; the check's f is quadratic, so that a central one is exact.
    private const double OfADifference = 1e-4;

    /// <summary>(f, x) ↦ J with J_ik = ∂f_i/∂x_k, by differences.</summary>
    public static Exercise<Func<Func<Vector, Vector>, Vector, Matrix>> NumericJacobian { get; } = new(
        "4.6", "A numeric Jacobian", points: 3,
        new Trials<Func<Func<Vector, Vector>, Vector, Matrix>, Curved, Matrix>(
                new Inputs<Curved>(
                    _ => true,
                    [.. new (int rows, int columns)[] { (1, 1), (2, 2), (1, 2), (2, 1), (3, 2) }.Select(shape =>
                        Gen.Select(Any.Matrix(shape.rows, shape.columns), Any.Vector(shape.columns), (A, x) => new Curved(A, x)))]),
                (jacobian, input) => jacobian(x => Bent(input.A, x), input.x),
                OfADifference)
            .StartsAs((f, x) => Matrix.Build.Dense(f(x).Count, x.Count, double.NaN))
            .MustBe("J is the Jacobian of f(x) = A (x + ½ x ⊙ x)", Differences, OfADifference)
            .LooksLike("J is transposed: the rows belong to f, the columns to x", (f, x) => Differences(f, x).Transpose())
            .LooksLike("the difference is next to 0: it is not divided by 2ε, or both points are the same vector, since without Clone() nothing is copied", (f, x) => 0 * Differences(f, x))
            .LooksLike("the two points are 2ε apart, but the difference is divided by ε", (f, x) => 2 * Differences(f, x))
            .LooksLike("the two points are ε apart, but the difference is divided by 2ε", (f, x) => Differences(f, x) / 2)
            .LooksLike("the difference is taken the other way round", (f, x) => -Differences(f, x))
            .LooksLike("an entry of x is not set back before the next one is moved", (f, x) => Accumulated(Differences(f, x)))
            .LooksLike("all entries of x are moved at once", (f, x) => Alike(Differences(f, x))));

    /// <summary>K ↦ 2 / |K|₂: the step size below which linear Verlet layers with this K stay bounded.</summary>
    public static Exercise<Func<Matrix, double>> LargestStep { get; } = new(
        "4.7", "The largest step", points: 2,
        Trials.Of(
                new Inputs<Weights>(
                    x => x.K.Enumerate().Any(k => k != 0),
                    [.. new (int s, int m)[] { (1, 1), (2, 2), (1, 2), (2, 1), (3, 3) }.Select(shape => Any.Matrix(shape.s, shape.m).Select(K => new Weights(K)))]),
                (Func<Matrix, double> largest, Weights x) => largest(x.K))
            .StartsAs(K => double.NaN)
            .MustLieBetween("one per cent below it, no direction grows", "The largest |μ| of the layer", (h, x) => Radius(x.K, 0.99 * h(x)), 0, 1 + 1e-6)
            .MustLieBetween("one per cent above it, a direction grows", "The largest |μ| of the layer", (h, x) => Radius(x.K, 1.01 * h(x)), 1.2, double.PositiveInfinity)
            .MustBe("it is the limit", K => 2 / K.L2Norm())
            .LooksLike("the Frobenius norm is used, which is larger than |K|₂", K => 2 / K.FrobeniusNorm())
            .LooksLike("the eigenvalues of K are used, not its singular values", K => 2 / Spectrum.Of(K).Radius)
            .LooksLike("the 2 is missing", K => 1 / K.L2Norm())
            .LooksLike("|K|₂ is squared", K => 2 / Math.Pow(K.L2Norm(), 2))
            .LooksLike("2 is multiplied by |K|₂, not divided", K => 2 * K.L2Norm())
            .LooksLike("this is |K|₂ itself", K => K.L2Norm())
            .LooksLike("the largest entry of K is used", K => 2 / K.Enumerate().Max(Math.Abs))
            .LooksLike("the smallest singular value is used, not the largest", K => 2 / K.Svd().S.Minimum())
            .LooksLike("the sign is minus", K => -2 / K.L2Norm())
            .LooksLike("this is ½ |K|₂: the fraction is upside down", K => K.L2Norm() / 2));

    /// <summary>(name, property, layer): which of three implementations is broken, what it lacks, and how it should be.</summary>
    public static Exercise<(char Broken, LayerProperty Lost, Func<Matrix, Matrix, Matrix, double, double, (Matrix Y, Matrix Z)> Repaired)> PlantedBug { get; } = new(
        "4.8", "Find the planted bug", points: 3,
        Trials.Of(
                Inputs.Fixed(new NoInput()),
                ((char Broken, LayerProperty Lost, Func<Matrix, Matrix, Matrix, double, double, (Matrix Y, Matrix Z)>) answer, NoInput _) => (Broken: (int)answer.Broken, Lost: (int)answer.Lost))
            .Must("the broken implementation is named", (f, x) => f(x).Broken == 'B' ? null : new(FaultKind.Value, Named((char)f(x).Broken)), points: 1)
            .Must("what it lacks is named", (f, x) => f(x).Lost == (int)LayerProperty.Bounded ? null : new(FaultKind.Value, Lacking((LayerProperty)f(x).Lost)), points: 1)
            .LooksLike("the determinant was not measured: it is 1 for all three", ('B', LayerProperty.Area, Verlet))
            .LooksLike("the way back was not tried: in all three each half is moved by the other one alone", ('B', LayerProperty.WayBack, Verlet)),
        Trials.Of(
                Layers,
                ((char, LayerProperty, Func<Matrix, Matrix, Matrix, double, double, (Matrix Y, Matrix Z)> Repaired) answer, Layer x) =>
                    answer.Repaired(x.Y, x.Z, x.K, x.b, x.h))
            .MustBe("the repaired layer is a Verlet layer", ('B', LayerProperty.Bounded, Verlet), points: 1)
            .LooksLike("the bug is still in: try a K that is not symmetric", ('B', LayerProperty.Bounded, (Y, Z, K, b, h) =>
                WithNewZ(Y, ZMoved(Y, Z, K, b, h), K.Transpose(), b, h)))
            .LooksLike("the transpose is in the other half step now", ('B', LayerProperty.Bounded, (Y, Z, K, b, h) =>
                WithNewZ(Y, ZMoved(Y, Z, K.Transpose(), b, h), K.Transpose(), b, h)))
            .LooksLike("the repair brought another bug in: Y moves with the old Z", ('B', LayerProperty.Bounded, (Y, Z, K, b, h) =>
                (YMoved(Y, Z, K, b, h), ZMoved(Y, Z, K, b, h)))),
        Trials.Of(
                Layers,
                ((char Broken, LayerProperty Lost, Func<Matrix, Matrix, Matrix, double, double, (Matrix Y, Matrix Z)> Repaired) answer, Layer x) =>
                    ((int)answer.Broken, (int)answer.Lost, answer.Repaired(x.Y, x.Z, x.K, x.b, x.h)))
            .StartsAs(('?', LayerProperty.None, (Y, Z, K, b, h) => (Y, Z))));

    private static Vector Bent(Matrix A, Vector x) => A * (x + (x.PointwiseMultiply(x) / 2));

    private static Matrix Differences(Func<Vector, Vector> f, Vector x)
    {
        const double ε = 1e-5;
        return Matrix.Build.DenseOfColumnVectors(Enumerable.Range(0, x.Count).Select(k => (f(Moved(k, ε)) - f(Moved(k, -ε))) / (2 * ε)));
        Vector Moved(int entry, double by) => x.MapIndexed((i, value) => i == entry ? value + by : value);
    }

    // Column k of the result is the sum of the columns 0 … k.
    private static Matrix Accumulated(Matrix J) => Matrix.Build.Dense(J.RowCount, J.ColumnCount, (i, k) => J.Row(i).Take(k + 1).Sum());

    private static Matrix Alike(Matrix J) => Matrix.Build.Dense(J.RowCount, J.ColumnCount, (i, _) => J.Row(i).Sum());

    /// <summary>The largest |μ| of the matrix [[I − h²K Kᵀ, hK], [−hKᵀ, I]] of one linear layer.</summary>
    private static double Radius(Matrix K, double h)
    {
        var (s, m) = (K.RowCount, K.ColumnCount);
        var M = Matrix.Build.DenseIdentity(s + m);
        M.SetSubMatrix(0, 0, Matrix.Build.DenseIdentity(s) - (h * h * K * K.Transpose()));
        M.SetSubMatrix(0, s, h * K);
        M.SetSubMatrix(s, 0, -h * K.Transpose());
        return Spectrum.Of(M).Radius;
    }

    private static string Named(char name) => name is 'A' or 'C' ? $"Implementation {name} does what a Verlet layer should do." : "Write 'A', 'B' or 'C'.";

    private static string Lacking(LayerProperty named) => named == LayerProperty.None
        ? "Write LayerProperty.Area, LayerProperty.WayBack or LayerProperty.Bounded."
        : $"It does not lack LayerProperty.{named}.";

    private sealed record Curved(Matrix A, Vector x);

    private sealed record Weights(Matrix K);
}
