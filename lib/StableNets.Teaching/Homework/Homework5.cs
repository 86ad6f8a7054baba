using CsCheck;
using StableNets.Teaching.Exercises;
using Matrix = MathNet.Numerics.LinearAlgebra.Matrix<double>;
using Vector = MathNet.Numerics.LinearAlgebra.Vector<double>;

namespace StableNets.Teaching.Homework;

/// <summary>Homework 5: write a back-propagation and pass the Taylor and adjoint tests.</summary>
public static partial class Homework5
{
    /// <summary>S = σ(U) ↦ σ′(U) = 1 − S ⊙ S, for σ = tanh.</summary>
    public static Exercise<Func<Matrix, Matrix>> SlopeFromValue { get; } = new(
        "5.1", "The slope from the value", points: 1,
        Trials.Of(
                Inputs.OfShapes((n, m) => Any.Matrix(n, m).Select(U => new Values(U))),
                (Func<Matrix, Matrix> slope, Values x) => slope(Tanh(x.U)))
            .StartsAs(S => 0 * S)
            .MustBe("with S = tanh(U) it is the slope of tanh at U", S => 1 - S.PointwisePower(2))
            .LooksLike("S is taken for the argument: tanh is applied once more", Slope)
            .LooksLike("the square is missing", S => 1 - S)
            .LooksLike("this is the slope of the logistic function", S => S.PointwiseMultiply(1 - S))
            .LooksLike("S is multiplied by itself as a matrix, not entry by entry", S => 1 - (S * S))
            .LooksLike("the sign is plus", S => 1 + S.PointwisePower(2))
            .LooksLike("the 1 is missing", S => -S.PointwisePower(2))
            .LooksLike("this is the value, not the slope", S => S)
            .LooksLike("the 1 is missing, and the sign is plus", S => S.PointwisePower(2))
            .LooksLike("the sign is the wrong way round", S => S.PointwisePower(2) - 1));

    /// <summary>(X̄, Y, K, b) ↦ Ȳ = (σ′(Y K + b) ⊙ X̄) Kᵀ, for the layer X = σ(Y K + b).</summary>
    public static Exercise<Func<Matrix, Matrix, Matrix, Vector, Matrix>> BackToInput { get; } = new(
        "5.2", "Back to the input of a layer", points: 2,
        Trials.Of(PlainLayers, (Func<Matrix, Matrix, Matrix, Vector, Matrix> back, Plain x) => back(x.Xbar, x.Y, x.K, x.b))
            .StartsAs((Xbar, Y, K, b) => 0 * Y)
            .MustBe("Ȳ is the derivative in Y", (Xbar, Y, K, b) => V(Xbar, Y, K, b) * K.Transpose())
            .LooksLike("the transpose of K is missing", (Xbar, Y, K, b) => V(Xbar, Y, K, b) * K)
            .LooksLike("σ′ is left out", (Xbar, Y, K, b) => Xbar * K.Transpose())
            .LooksLike("σ stands in the place of σ′", (Xbar, Y, K, b) => Tanh(Inside(Y, K, b)).PointwiseMultiply(Xbar) * K.Transpose())
            .LooksLike("σ′ is taken at X̄, not at what stands inside σ", (Xbar, Y, K, b) => Slope(Xbar).PointwiseMultiply(Xbar) * K.Transpose())
            .LooksLike("σ′ is taken at Y, not at what stands inside σ", (Xbar, Y, K, b) => Slope(Y).PointwiseMultiply(Xbar) * K.Transpose())
            .LooksLike("σ′ is taken at the value of σ, not at its argument", (Xbar, Y, K, b) => Slope(Tanh(Inside(Y, K, b))).PointwiseMultiply(Xbar) * K.Transpose())
            .LooksLike("b is left out inside σ′", (Xbar, Y, K, b) => V(Xbar, Y, K, 0 * b) * K.Transpose())
            .LooksLike("the slopes multiply after the product with Kᵀ, not before", (Xbar, Y, K, b) => Slope(Inside(Y, K, b)).PointwiseMultiply(Xbar * K.Transpose()))
            .LooksLike("the tanh is missing in σ′: it is 1 − U ⊙ U", (Xbar, Y, K, b) => (1 - Inside(Y, K, b).PointwisePower(2)).PointwiseMultiply(Xbar) * K.Transpose())
            .LooksLike("Y is added, as if there were a skip connection", (Xbar, Y, K, b) => Y + (V(Xbar, Y, K, b) * K.Transpose())))
    {
        Uses = () => [SlopeFromValue],
    };

    /// <summary>(X̄, Y, K, b) ↦ (K̄, b̄) = (Yᵀ V, 1ᵀ V) with V = σ′(Y K + b) ⊙ X̄.</summary>
    public static Exercise<Func<Matrix, Matrix, Matrix, Vector, (Matrix K, Vector b)>> BackToWeights { get; } = new(
        "5.3", "Back to the weights of a layer", points: 2,
        Trials.Of(PlainLayers, (Func<Matrix, Matrix, Matrix, Vector, (Matrix K, Vector b)> back, Plain x) => back(x.Xbar, x.Y, x.K, x.b))
            .StartsAs((Xbar, Y, K, b) => (0 * K, 0 * b))
            .MustEqual("K̄ is the derivative in K", (back, x) => back(x).K, x => x.Y.Transpose() * V(x.Xbar, x.Y, x.K, x.b), points: 1)
            .MustEqual("b̄ is the derivative in b", (back, x) => back(x).b, x => V(x.Xbar, x.Y, x.K, x.b).ColumnSums(), points: 1)
            .LooksLike("K̄ is transposed", (Xbar, Y, K, b) => (V(Xbar, Y, K, b).Transpose() * Y, V(Xbar, Y, K, b).ColumnSums()))
            .LooksLike("b̄ is summed over the features, not over the samples", (Xbar, Y, K, b) => (Y.Transpose() * V(Xbar, Y, K, b), V(Xbar, Y, K, b).RowSums()))
            .LooksLike("b̄ is summed over everything", (Xbar, Y, K, b) => (Y.Transpose() * V(Xbar, Y, K, b), (0 * b) + V(Xbar, Y, K, b).RowSums().Sum()))
            .LooksLike("the mean over the samples is taken in place of the sum", (Xbar, Y, K, b) =>
                (Y.Transpose() * V(Xbar, Y, K, b) / Y.RowCount, V(Xbar, Y, K, b).ColumnSums() / Y.RowCount))
            .LooksLike("the mean over the samples is taken in place of the sum in b̄", (Xbar, Y, K, b) =>
                (Y.Transpose() * V(Xbar, Y, K, b), V(Xbar, Y, K, b).ColumnSums() / Y.RowCount))
            .LooksLike("σ′ is left out", (Xbar, Y, K, b) => (Y.Transpose() * Xbar, Xbar.ColumnSums()))
            .LooksLike("σ′ is left out in b̄", (Xbar, Y, K, b) => (Y.Transpose() * V(Xbar, Y, K, b), Xbar.ColumnSums()))
            .LooksLike("b is left out inside σ′", (Xbar, Y, K, b) => (Y.Transpose() * V(Xbar, Y, K, 0 * b), V(Xbar, Y, K, 0 * b).ColumnSums()))
            .LooksLike("b̄ is that of the first sample alone", (Xbar, Y, K, b) => (Y.Transpose() * V(Xbar, Y, K, b), V(Xbar, Y, K, b).Row(0))))
    {
        Uses = () => [SlopeFromValue],
    };

    /// <summary>(Ȳ₊, Y, K, b, h) ↦ (Ȳ, K̄, b̄) = (Ȳ₊ + h V Kᵀ, h Yᵀ V, h 1ᵀ V) with V = σ′(Y K + b) ⊙ Ȳ₊, for Y₊ = Y + h σ(Y K + b).</summary>
    public static Exercise<Func<Matrix, Matrix, Matrix, Vector, double, (Matrix Y, Matrix K, Vector b)>> StepBack { get; } = new(
        "5.4", "Back through an Euler step", points: 2,
        Trials.Of(
                Inputs.OfShapes(
                    (n, s) => Gen.Select(Any.Matrix(n, s), Any.Matrix(n, s), Any.Matrix(s, s), Any.Vector(s), Any.Step, (Ybar, Y, K, b, h) => new Step(Ybar, Y, K, b, h)),
                    x => x.h > 0),
                (Func<Matrix, Matrix, Matrix, Vector, double, (Matrix Y, Matrix K, Vector b)> back, Step x) => back(x.Ybar, x.Y, x.K, x.b, x.h))
            .StartsAs((Ybar, Y, K, b, h) => (0 * Y, 0 * K, 0 * b))
            .MustEqual("Ȳ is the derivative in Y", (back, x) => back(x).Y, x => Back(x).Y)
            .MustEqual("K̄ is the derivative in K", (back, x) => back(x).K, x => Back(x).K)
            .MustEqual("b̄ is the derivative in b", (back, x) => back(x).b, x => Back(x).b)
            .LooksLike("the skip connection is left out: Ȳ is that of a plain layer, times h", (Ybar, Y, K, b, h) => Back(Ybar, Y, K, b, h, skip: 0))
            .LooksLike("h is left out", (Ybar, Y, K, b, h) => Back(Ybar, Y, K, b, 1))
            .LooksLike("h is left out in K̄ and b̄", (Ybar, Y, K, b, h) => (Back(Ybar, Y, K, b, h).Y, Back(Ybar, Y, K, b, 1).K, Back(Ybar, Y, K, b, 1).b))
            .LooksLike("h is left out in Ȳ", (Ybar, Y, K, b, h) => Back(Ybar, Y, K, b, h) with { Y = Back(Ybar, Y, K, b, 1).Y })
            .LooksLike("h is left out in b̄", (Ybar, Y, K, b, h) => Back(Ybar, Y, K, b, h) with { b = Back(Ybar, Y, K, b, 1).b })
            .LooksLike("h stands in there twice", (Ybar, Y, K, b, h) => Back(Ybar, Y, K, b, h * h))
            .LooksLike("h multiplies the whole sum in Ȳ", (Ybar, Y, K, b, h) => Back(Ybar, Y, K, b, h) with { Y = h * Back(Ybar, Y, K, b, 1).Y })
            .LooksLike("the sign in front of h is minus", (Ybar, Y, K, b, h) => Back(Ybar, Y, K, b, -h))
            .LooksLike("the transpose of K is missing", (Ybar, Y, K, b, h) => Back(Ybar, Y, K, b, h) with { Y = Ybar + (h * V(Ybar, Y, K, b) * K) })
            .LooksLike("σ′ is left out", (Ybar, Y, K, b, h) => (Ybar + (h * Ybar * K.Transpose()), h * Y.Transpose() * Ybar, h * Ybar.ColumnSums()))
            .LooksLike("Y comes back along the skip connection, not the message", (Ybar, Y, K, b, h) => Back(Ybar, Y, K, b, h) with { Y = Y + Back(Ybar, Y, K, b, h, skip: 0).Y }))
    {
        Uses = () => [BackToInput, BackToWeights],
    };

    /// <summary>The exercises, in order.</summary>
    public static IReadOnlyList<IExercise> All =>
        [SlopeFromValue, BackToInput, BackToWeights, StepBack, PassesBothTests, LogitsGradient, BackThrough, LayersUntilVanished];

    // The layers are not square, so that a K in the place of its transpose does not fit.
    private static Inputs<Plain> PlainLayers => new(
        _ => true,
        [.. new (int n, int s, int m)[] { (1, 1, 1), (2, 1, 1), (1, 2, 2), (2, 2, 2), (1, 2, 1), (3, 2, 2), (2, 1, 3) }.Select(shape => Gen.Select(
            Any.Matrix(shape.n, shape.m), Any.Matrix(shape.n, shape.s), Any.Matrix(shape.s, shape.m), Any.Vector(shape.m), (Xbar, Y, K, b) => new Plain(Xbar, Y, K, b)))]);

    private static Matrix Tanh(Matrix M) => M.PointwiseTanh();

    private static Matrix Slope(Matrix U) => 1 - Tanh(U).PointwisePower(2);

    /// <summary>Y K + 1 bᵀ: b is added to every row.</summary>
    private static Matrix Inside(Matrix Y, Matrix K, Vector b) => (Y * K).MapIndexed((_, k, value) => value + b[k], MathNet.Numerics.LinearAlgebra.Zeros.Include);

    /// <summary>V = σ′(Y K + b) ⊙ X̄</summary>
    private static Matrix V(Matrix Xbar, Matrix Y, Matrix K, Vector b) => Slope(Inside(Y, K, b)).PointwiseMultiply(Xbar);

    private static (Matrix Y, Matrix K, Vector b) Back(Step x) => Back(x.Ybar, x.Y, x.K, x.b, x.h);

    private static (Matrix Y, Matrix K, Vector b) Back(Matrix Ybar, Matrix Y, Matrix K, Vector b, double h, double skip = 1)
    {
        var v = h * V(Ybar, Y, K, b);
        return ((skip * Ybar) + (v * K.Transpose()), Y.Transpose() * v, v.ColumnSums());
    }

    private sealed record Values(Matrix U);

    private sealed record Plain(Matrix Xbar, Matrix Y, Matrix K, Vector b);

    private sealed record Step(Matrix Ybar, Matrix Y, Matrix K, Vector b, double h);
}
