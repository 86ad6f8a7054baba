using StableNets.Teaching.Exercises;
using StableNets.Verification;
using Matrix = MathNet.Numerics.LinearAlgebra.Matrix<double>;
using Vector = MathNet.Numerics.LinearAlgebra.Vector<double>;

namespace StableNets.Teaching.Homework;

/// <content>Two tests of a derivative, and gradients that vanish.</content>
public static partial class Homework5
{
    /// <summary>(f, J·, Jᵀ·, x, v, w) ↦ whether J is the derivative of f at x and Jᵀ its transpose.</summary>
    public static Exercise<Func<Func<Vector, Vector>, Func<Vector, Vector>, Func<Vector, Vector>, Vector, Vector, Vector, bool>> PassesBothTests { get; } = new(
        "5.5", "Two tests", points: 2,
        Trials.Of(
                Inputs.Fixed(Claimed),
                (Func<Func<Vector, Vector>, Func<Vector, Vector>, Func<Vector, Vector>, Vector, Vector, Vector, bool> passes, Derivative x) => passes(
                    y => (x.A * y).PointwiseTanh(),
                    v => (1 + x.errorForwards) * x.Slopes().PointwiseMultiply(x.A * v),
                    w => (1 + x.errorBack) * x.A.Transpose() * x.Slopes().PointwiseMultiply(w),
                    x.x, x.v, x.w))
            .StartsAs((f, forwards, back, x, v, w) => false)
            .MustBe("it says yes exactly when neither way has an error; f(x) = tanh(A x)", (f, forwards, back, x, v, w) =>
                Taylor(f, forwards, x, v) && Adjoint(forwards, back, v, w))
            .LooksLike("the adjoint test is not asked", (f, forwards, back, x, v, w) => Taylor(f, forwards, x, v))
            .LooksLike("the Taylor test is not asked", (f, forwards, back, x, v, w) => Adjoint(forwards, back, v, w))
            .LooksLike("one of the two tests is enough for a yes", (f, forwards, back, x, v, w) => Taylor(f, forwards, x, v) || Adjoint(forwards, back, v, w))
            .LooksLike("yes and no are exchanged", (f, forwards, back, x, v, w) => !(Taylor(f, forwards, x, v) && Adjoint(forwards, back, v, w)))
            .LooksLike("it says yes to everything", (f, forwards, back, x, v, w) => true)
            .LooksLike("two arguments are exchanged: v and w, or the two maps", (f, forwards, back, x, v, w) => Taylor(f, forwards, x, w) && Adjoint(forwards, back, w, v)));

    /// <summary>The smallest N with 2⁻ᴺ below 10⁻⁶.</summary>
    public static Exercise<double> LayersUntilVanished { get; } = new(
        "5.8", "When nothing is left", points: 1,
        Trials.Number("the number of layers", 20, tolerance: 0)
            .LooksLike("what is left after this many layers is still above the bound", 19)
            .LooksLike("this is one layer more than needed", 21)
            .LooksLike("this is the number of powers of ten, not of layers", 6)
            .LooksLike("the message is halved in each layer, not divided by e", 14)
            .LooksLike("this is where a thousandth is left", 10))
    {
        Uses = () => [BackToInput],
    };

    // Each pair of errors once with more numbers than values, and once with fewer. Equal errors of both ways are what the adjoint test cannot see.
    private static Derivative[] Claimed =>
    [
        .. from errors in new (double Forwards, double Back)[] { (0, 0), (0.01, 0), (0, 0.01), (0.01, 0.01), (-0.5, 0), (0, -0.5), (-0.5, -0.5), (0.01, -0.5) }
           from rows in new[] { 2, 3 }
           let columns = 5 - rows
           select new Derivative(
               Matrix.Build.Dense(rows, columns, (i, k) => i == k ? 1 : 0.5 * (i - k)), Ramp(columns, 0.5), Ramp(columns, 1), Ramp(rows, -1), errors.Forwards, errors.Back),
    ];

    private static Vector Ramp(int length, double first) => Vector.Build.Dense(length, i => first + (0.5 * i));

    private static bool Taylor(Func<Vector, Vector> f, Func<Vector, Vector> forwards, Vector x, Vector v) => TaylorTest.Run(f, forwards, x, v).Passed;

    private static bool Adjoint(Func<Vector, Vector> forwards, Func<Vector, Vector> back, Vector v, Vector w) => AdjointTest.Run(forwards, back, v, w).Passed;

    private sealed record Derivative(Matrix A, Vector x, Vector v, Vector w, double errorForwards, double errorBack)
    {
        internal Vector Slopes() => 1 - (A * x).PointwiseTanh().PointwisePower(2);
    }
}
