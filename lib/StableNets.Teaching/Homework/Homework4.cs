using CsCheck;
using StableNets.Teaching.Exercises;
using Matrix = MathNet.Numerics.LinearAlgebra.Matrix<double>;

namespace StableNets.Teaching.Homework;

/// <summary>Homework 4: build Verlet, prove reversibility, find the planted bug.</summary>
public static partial class Homework4
{
    /// <summary>(Y, Z, K, b, h) ↦ Z − h σ(Y K + b). Haber &amp; Ruthotto 2017, section 4.3.</summary>
    public static Exercise<Func<Matrix, Matrix, Matrix, double, double, Matrix>> MoveZ { get; } = new(
        "4.1", "The half step of Z", points: 1,
        Trials.Of(Layers, (Func<Matrix, Matrix, Matrix, double, double, Matrix> move, Layer x) => move(x.Y, x.Z, x.K, x.b, x.h))
            .StartsAs((Y, Z, K, b, h) => Z)
            .MustBe("the new Z is Z − h σ(Y K + b)", ZMoved)
            .LooksLike("the sign in front of h is plus", (Y, Z, K, b, h) => ZMoved(Y, Z, K, b, -h))
            .LooksLike("h is left out", (Y, Z, K, b, h) => ZMoved(Y, Z, K, b, 1))
            .LooksLike("the old Z is left out", (Y, Z, K, b, h) => ZMoved(Y, 0 * Z, K, b, h))
            .LooksLike("K is transposed", (Y, Z, K, b, h) => ZMoved(Y, Z, K.Transpose(), b, h))
            .LooksLike("Z moves itself: Z stands inside σ", (Y, Z, K, b, h) => Z - (h * Tanh((Z * K) + b)))
            .LooksLike("b is left out", (Y, Z, K, b, h) => ZMoved(Y, Z, K, 0, h))
            .LooksLike("b is added after σ, not before", (Y, Z, K, b, h) => Z - (h * (Tanh(Y * K) + b)))
            .LooksLike("σ is left out", (Y, Z, K, b, h) => Z - (h * ((Y * K) + b)))
            .LooksLike("h is inside σ", (Y, Z, K, b, h) => Z - Tanh(h * ((Y * K) + b))));

    /// <summary>(Y, Z, K, b, h) ↦ Y + h σ(Z Kᵀ + b), with the new Z. Haber &amp; Ruthotto 2017, section 4.3.</summary>
    public static Exercise<Func<Matrix, Matrix, Matrix, double, double, Matrix>> MoveY { get; } = new(
        "4.2", "The half step of Y", points: 1,
        Trials.Of(Layers, (Func<Matrix, Matrix, Matrix, double, double, Matrix> move, Layer x) => move(x.Y, x.Z, x.K, x.b, x.h))
            .StartsAs((Y, Z, K, b, h) => Y)
            .MustBe("the new Y is Y + h σ(Z Kᵀ + b)", YMoved)
            .LooksLike("the transpose of K is missing", (Y, Z, K, b, h) => YMoved(Y, Z, K.Transpose(), b, h))
            .LooksLike("the sign in front of h is minus", (Y, Z, K, b, h) => YMoved(Y, Z, K, b, -h))
            .LooksLike("h is left out", (Y, Z, K, b, h) => YMoved(Y, Z, K, b, 1))
            .LooksLike("the old Y is left out", (Y, Z, K, b, h) => YMoved(0 * Y, Z, K, b, h))
            .LooksLike("Y moves itself: Y stands inside σ", (Y, Z, K, b, h) => Y + (h * Tanh((Y * K.Transpose()) + b)))
            .LooksLike("Z is moved once more in here: it has been moved already", (Y, Z, K, b, h) => YMoved(Y, ZMoved(Y, Z, K, b, h), K, b, h))
            .LooksLike("b is left out", (Y, Z, K, b, h) => YMoved(Y, Z, K, 0, h))
            .LooksLike("b is added after σ, not before", (Y, Z, K, b, h) => Y + (h * (Tanh(Z * K.Transpose()) + b)))
            .LooksLike("σ is left out", (Y, Z, K, b, h) => Y + (h * ((Z * K.Transpose()) + b))));

    /// <summary>(Y, Z, K, b, h) ↦ (Y₊, Z₊): first Z, then Y with the new Z. Haber &amp; Ruthotto 2017, section 4.3.</summary>
    public static Exercise<Func<Matrix, Matrix, Matrix, double, double, (Matrix Y, Matrix Z)>> VerletLayer { get; } = new(
        "4.3", "One layer", points: 2,
        Trials.Of(Layers, (Func<Matrix, Matrix, Matrix, double, double, (Matrix Y, Matrix Z)> layer, Layer x) => layer(x.Y, x.Z, x.K, x.b, x.h))
            .StartsAs((Y, Z, K, b, h) => (Y, Z))
            .MustBe("Z moves with the old Y, then Y moves with the new Z", Verlet)
            .LooksLike("the old Z is used for Y: both halves move at once", (Y, Z, K, b, h) => (YMoved(Y, Z, K, b, h), ZMoved(Y, Z, K, b, h)))
            .LooksLike("Y moves first, and then Z with the new Y", YThenZ)
            .LooksLike("the half step of Z has the wrong sign", (Y, Z, K, b, h) => WithNewZ(Y, ZMoved(Y, Z, K, b, -h), K, b, h))
            .LooksLike("the half step of Y has the wrong sign", (Y, Z, K, b, h) => WithNewZ(Y, ZMoved(Y, Z, K, b, h), K, b, -h))
            .LooksLike("the transpose of K is missing in the half step of Y", (Y, Z, K, b, h) => WithNewZ(Y, ZMoved(Y, Z, K, b, h), K.Transpose(), b, h))
            .LooksLike("h is left out", (Y, Z, K, b, h) => Verlet(Y, Z, K, b, 1))
            .LooksLike("h is left out in the half step of Y", (Y, Z, K, b, h) => WithNewZ(Y, ZMoved(Y, Z, K, b, h), K, b, 1))
            .LooksLike("the new Y is returned beside the old Z", (Y, Z, K, b, h) => (YMoved(Y, ZMoved(Y, Z, K, b, h), K, b, h), Z))
            .LooksLike("the two halves are returned in the opposite order", (Y, Z, K, b, h) => Swapped(Verlet(Y, Z, K, b, h)))
            .LooksLike("only Z has moved", (Y, Z, K, b, h) => (Y, ZMoved(Y, Z, K, b, h)))
            .LooksLike("only Y has moved, with the old Z", (Y, Z, K, b, h) => (YMoved(Y, Z, K, b, h), Z))
            .LooksLike("h is halved: each half makes a step of length h/2", (Y, Z, K, b, h) => Verlet(Y, Z, K, b, h / 2)))
    {
        Uses = () => [MoveZ, MoveY],
    };

    /// <summary>The exercises, in order.</summary>
    public static IReadOnlyList<IExercise> All => [MoveZ, MoveY, VerletLayer, Propagate, Reverse, NumericJacobian, LargestStep, PlantedBug];

    // (n, s, m): samples, features, added features. The last two tell K from Kᵀ by its shape.
    private static (int n, int s, int m)[] Shapes => [(1, 1, 1), (2, 1, 1), (1, 2, 2), (3, 2, 2), (1, 2, 1), (2, 2, 3)];

    private static Inputs<Layer> Layers => new(
        x => x.h > 0,
        [.. Shapes.Select(shape => Gen.Select(
            Any.Matrix(shape.n, shape.s), Any.Matrix(shape.n, shape.m), Any.Matrix(shape.s, shape.m), Any.Number, Any.Step, (Y, Z, K, b, h) => new Layer(Y, Z, K, b, h)))]);

    private static Matrix Tanh(Matrix M) => M.PointwiseTanh();

    private static Matrix ZMoved(Matrix Y, Matrix Z, Matrix K, double b, double h) => Z - (h * Tanh((Y * K) + b));

    private static Matrix YMoved(Matrix Y, Matrix Z, Matrix K, double b, double h) => Y + (h * Tanh((Z * K.Transpose()) + b));

    private static (Matrix Y, Matrix Z) Verlet(Matrix Y, Matrix Z, Matrix K, double b, double h) => WithNewZ(Y, ZMoved(Y, Z, K, b, h), K, b, h);

    private static (Matrix Y, Matrix Z) WithNewZ(Matrix Y, Matrix newZ, Matrix K, double b, double h) => (YMoved(Y, newZ, K, b, h), newZ);

    private static (Matrix Y, Matrix Z) YThenZ(Matrix Y, Matrix Z, Matrix K, double b, double h) => WithNewY(YMoved(Y, Z, K, b, h), Z, K, b, h);

    private static (Matrix Y, Matrix Z) WithNewY(Matrix newY, Matrix Z, Matrix K, double b, double h) => (newY, ZMoved(newY, Z, K, b, h));

    private static (Matrix Y, Matrix Z) Swapped((Matrix Y, Matrix Z) state) => (state.Z, state.Y);

    private sealed record Layer(Matrix Y, Matrix Z, Matrix K, double b, double h);
}
