using CsCheck;
using StableNets.Teaching.Exercises;
using Matrix = MathNet.Numerics.LinearAlgebra.Matrix<double>;

namespace StableNets.Teaching.Homework;

/// <content>Through all layers, and back.</content>
public static partial class Homework4
{
    private delegate (Matrix Y, Matrix Z) LayerStep(Matrix Y, Matrix Z, Matrix K, double b, double h);

    /// <summary>(Y₀, Z₀, K, b, h) ↦ (Y_N, Z_N), with K and b of each of the N layers.</summary>
    public static Exercise<Func<Matrix, Matrix, Matrix[], double[], double, (Matrix Y, Matrix Z)>> Propagate { get; } = new(
        "4.4", "N layers", points: 2,
        Trials.Of(Nets(1, 2, 3), (Func<Matrix, Matrix, Matrix[], double[], double, (Matrix Y, Matrix Z)> propagate, Net x) => propagate(x.Y, x.Z, x.K, x.b, x.h))
            .StartsAs((Y, Z, K, b, h) => (Y, Z))
            .MustBe("both halves go through all N layers, in their order", (Y, Z, K, b, h) => Through(Verlet, Y, Z, K, b, h))
            .LooksLike("only Y is passed on: every layer starts from Z₀", OnlyYPassedOn)
            .LooksLike("every layer starts from Y₀ and Z₀", (Y, Z, K, b, h) => Verlet(Y, Z, K[^1], b[^1], h))
            .LooksLike("every layer has the weights of the first", (Y, Z, K, b, h) => Over(Enumerable.Repeat(0, K.Length), Verlet, Y, Z, K, b, h))
            .LooksLike("every layer has the weights of the last", (Y, Z, K, b, h) => Over(Enumerable.Repeat(K.Length - 1, K.Length), Verlet, Y, Z, K, b, h))
            .LooksLike("the last layer is left out", (Y, Z, K, b, h) => Over(Enumerable.Range(0, K.Length - 1), Verlet, Y, Z, K, b, h))
            .LooksLike("the first layer is left out", (Y, Z, K, b, h) => Over(Enumerable.Range(1, K.Length - 1), Verlet, Y, Z, K, b, h))
            .LooksLike("the layers come in the opposite order", (Y, Z, K, b, h) => Backwards(Verlet, Y, Z, K, b, h))
            .LooksLike("h is left out", (Y, Z, K, b, h) => Through(Verlet, Y, Z, K, b, 1))
            .LooksLike("every layer has the bias of the first", (Y, Z, K, b, h) => Through(Verlet, Y, Z, K, [.. K.Select(_ => b[0])], h))
            .LooksLike("a layer is called twice, the second time with the Y that is already new", (Y, Z, K, b, h) => Through(
                (y, z, k, c, step) => Verlet(y, z, k, c, step).Y is var newY ? (newY, ZMoved(newY, z, k, c, step)) : default, Y, Z, K, b, h)))
    {
        Uses = () => [VerletLayer],
    };

    /// <summary>(Y_N, Z_N, K, b, h) ↦ (Y₀, Z₀): the way back through N layers.</summary>
    public static Exercise<Func<Matrix, Matrix, Matrix[], double[], double, (Matrix Y, Matrix Z)>> Reverse { get; } = new(
        "4.5", "The way back", points: 3,
        ThereAndBack(Nets(1)).MustEqual("one layer there and back gives its input", (back, x) => back(x), x => (x.Y, x.Z), points: 1),
        ThereAndBack(Nets(1, 2, 3))
            .StartsAs((Y, Z, K, b, h) => (Y, Z))
            .MustEqual("N layers there and back give the input", (back, x) => back(x), x => (x.Y, x.Z), points: 2)
            .LooksLike("the layers are undone from the first to the last", (Y, Z, K, b, h) => Through(Undone, Y, Z, K, b, h))
            .LooksLike("Z is undone first, although Y moved last", (Y, Z, K, b, h) => Backwards(Verlet, Y, Z, K, b, -h))
            .LooksLike("Z is undone with a Y that has not been restored yet", (Y, Z, K, b, h) => Backwards(
                (y, z, k, c, step) => (YMoved(y, z, k, c, -step), ZMoved(y, z, k, c, -step)), Y, Z, K, b, h))
            .LooksLike("the signs are those of the way forward", (Y, Z, K, b, h) => Backwards(YThenZ, Y, Z, K, b, h))
            .LooksLike("this is the way forward once more", (Y, Z, K, b, h) => Through(Verlet, Y, Z, K, b, h))
            .LooksLike("the sign of the half step of Z is still that of the way forward", (Y, Z, K, b, h) => Backwards(
                (y, z, k, c, step) => WithNewY(YMoved(y, z, k, c, -step), z, k, c, step), Y, Z, K, b, h))
            .LooksLike("the sign of the half step of Y is still that of the way forward", (Y, Z, K, b, h) => Backwards(
                (y, z, k, c, step) => WithNewY(YMoved(y, z, k, c, step), z, k, c, -step), Y, Z, K, b, h))
            .LooksLike("the transpose of K is missing where Y is undone", (Y, Z, K, b, h) => Backwards(
                (y, z, k, c, step) => WithNewY(YMoved(y, z, k.Transpose(), c, -step), z, k, c, -step), Y, Z, K, b, h))
            .LooksLike("only the last layer is undone", (Y, Z, K, b, h) => Undone(Y, Z, K[^1], b[^1], h))
            .LooksLike("h is left out", (Y, Z, K, b, h) => Backwards(Undone, Y, Z, K, b, 1))
            .LooksLike("the layer with j = 0 is left as it is", (Y, Z, K, b, h) => Over(Enumerable.Range(1, K.Length - 1).Reverse(), Undone, Y, Z, K, b, h)))
    {
        Uses = () => [MoveZ, MoveY],
    };

    private static Trials<Func<Matrix, Matrix, Matrix[], double[], double, (Matrix Y, Matrix Z)>, Net, (Matrix Y, Matrix Z)> ThereAndBack(Inputs<Net> inputs) => Trials.Of(
        inputs,
        (Func<Matrix, Matrix, Matrix[], double[], double, (Matrix Y, Matrix Z)> back, Net x) =>
        {
            var (Y, Z) = Through(Verlet, x.Y, x.Z, x.K, x.b, x.h);
            return back(Y, Z, x.K, x.b, x.h);
        });

    private static Inputs<Net> Nets(params int[] depths) => new(
        x => x.h > 0,
        [.. from depth in depths
            from shape in new (int n, int s, int m)[] { (1, 1, 1), (1, 2, 2), (2, 2, 1) }
            select Gen.Select(
                Any.Matrix(shape.n, shape.s), Any.Matrix(shape.n, shape.m), Any.Matrix(shape.s, shape.m).Array[depth], Any.Number.Array[depth], Any.Step,
                (Y, Z, K, b, h) => new Net(Y, Z, K, b, h))]);

    private static (Matrix Y, Matrix Z) Undone(Matrix Y, Matrix Z, Matrix K, double b, double h) => YThenZ(Y, Z, K, b, -h);

    private static (Matrix Y, Matrix Z) Through(LayerStep step, Matrix Y, Matrix Z, Matrix[] K, double[] b, double h) =>
        Over(Enumerable.Range(0, K.Length), step, Y, Z, K, b, h);

    private static (Matrix Y, Matrix Z) Backwards(LayerStep step, Matrix Y, Matrix Z, Matrix[] K, double[] b, double h) =>
        Over(Enumerable.Range(0, K.Length).Reverse(), step, Y, Z, K, b, h);

    private static (Matrix Y, Matrix Z) Over(IEnumerable<int> layers, LayerStep step, Matrix Y, Matrix Z, Matrix[] K, double[] b, double h) =>
        layers.Aggregate((Y, Z), (state, j) => step(state.Y, state.Z, K[j], b[j], h));

    private static (Matrix Y, Matrix Z) OnlyYPassedOn(Matrix Y, Matrix Z, Matrix[] K, double[] b, double h) =>
        Through((y, _, k, c, step) => Verlet(y, Z, k, c, step), Y, Z, K, b, h);

    private sealed record Net(Matrix Y, Matrix Z, Matrix[] K, double[] b, double h);
}
