using MathNet.Numerics.LinearAlgebra;
using StableNets.Stability;
using StableNets.Teaching.Homework;
using Complex = System.Numerics.Complex;

namespace StableNets.Notebooks.Tests.Teaching.Homework;

/// <summary>Answers to homework 2, right and wrong, as students write them.</summary>
internal static class Homework2Answers
{
    public static IReadOnlyList<Answers> All { get; } =
    [
        Answers.To(Homework2.Eigenvalues)
            .IsHandedOutAs(K => throw new NotImplementedException())
            .IsRight("case by case", K =>
            {
                double trace = K[0, 0] + K[1, 1], determinant = (K[0, 0] * K[1, 1]) - (K[1, 0] * K[0, 1]);
                var d = (trace * trace) - (4 * determinant);
                return d >= 0
                    ? [(trace - Math.Sqrt(d)) / 2, (trace + Math.Sqrt(d)) / 2]
                    : [new(trace / 2, Math.Sqrt(-d) / 2), new(trace / 2, -Math.Sqrt(-d) / 2)];
            })
            .IsRight("with the library", K => [.. Spectrum.Of(K).Eigenvalues])
            .IsRight("the second from the product, where that can be done", K =>
            {
                var first = (K.Trace() / 2) + Complex.Sqrt((K.Trace() * K.Trace() / 4) - K.Determinant());
                return [first, K.Trace() - first];
            })
            .IsWrong("one only", K => [(K.Trace() / 2) + Complex.Sqrt((K.Trace() * K.Trace() / 4) - K.Determinant())])
            .IsWrong("the same twice", K => [K.Trace() / 2, K.Trace() / 2])
            .IsWrong("half of the pair", K => [Complex.Sqrt((K.Trace() * K.Trace() / 4) - K.Determinant()), -Complex.Sqrt((K.Trace() * K.Trace() / 4) - K.Determinant())])
            .IsWrong("nothing", K => null!),

        Answers.To(Homework2.EulerFactor)
            .IsHandedOutAs((lambda, h) => 2)
            .IsRight("in real numbers", (lambda, h) => Math.Sqrt(Math.Pow(1 + (h * lambda.Real), 2) + Math.Pow(h * lambda.Imaginary, 2)))
            .IsRight("as the distance from −1", (lambda, h) => Complex.Abs((h * lambda) - (-1)))
            .IsWrong("h once too often", (lambda, h) => (1 + (h * h * lambda)).Magnitude)
            .IsWrong("sum of the parts", (lambda, h) => Math.Abs(1 + (h * lambda.Real)) + Math.Abs(h * lambda.Imaginary))
            .IsWrong("always stable", (lambda, h) => 1)
            .IsWrong("h also at the 1", (lambda, h) => h * (1 + lambda).Magnitude, "h multiplies the 1 too"),

        Answers.To(Homework2.Rk4Factor)
            .IsHandedOutAs(z => 2)
            .IsRight("four slopes", z =>
            {
                Complex k1 = z, k2 = z * (1 + (k1 / 2)), k3 = z * (1 + (k2 / 2)), k4 = z * (1 + k3);
                return Complex.Abs(1 + ((k1 + (2 * k2) + (2 * k3) + k4) / 6));
            })
            .IsRight("with powers", z => Complex.Abs(1 + z + (Complex.Pow(z, 2) / 2) + (Complex.Pow(z, 3) / 6) + (Complex.Pow(z, 4) / 24)))
            .IsWrong("a whole number division", z => (1 + z + (1 / 2 * z * z) + (1 / 6 * z * z * z) + (1 / 24 * z * z * z * z)).Magnitude, "this is 1 + z, Euler's factor: the other terms are missing, or divided away (in C#, 1 / 2 and 1 / 6 are 0)")
            .IsWrong("a whole number division in the last two terms", z => (1 + z + (z * z / 2) + (1 / 6 * z * z * z) + (1 / 24 * z * z * z * z)).Magnitude, "this is 1 + z + z²/2, the midpoint rule's factor: two terms are missing, or divided away (in C#, 1 / 6 is 0)")
            .IsWrong("k3 starts from k1", z =>
            {
                Complex k1 = z, k2 = z * (1 + (k1 / 2)), k3 = z * (1 + (k1 / 2)), k4 = z * (1 + k3);
                return Complex.Abs(1 + ((k1 + (2 * k2) + (2 * k3) + k4) / 6));
            })
            .IsWrong("the exponential", z => Complex.Exp(z).Magnitude, "this is the factor of the ODE, not of the step")
            .IsWrong("one term too many", z => (1 + z + (z * z / 2) + (z * z * z / 6) + (z * z * z * z / 24) + (z * z * z * z * z / 120)).Magnitude),

        Answers.To(Homework2.LargestStep)
            .IsHandedOutAs(lambda => 0)
            .IsRight("in real numbers", lambda => -2 * lambda.Real / ((lambda.Real * lambda.Real) + (lambda.Imaginary * lambda.Imaginary)))
            .IsRight("as the real part of a quotient", lambda => (-2 / lambda).Real)
            .IsWrong("never", lambda => double.NaN)
            .IsWrong("the distance", lambda => lambda.Magnitude)
            .IsWrong("always 1", lambda => 1)
            .IsWrong("the sum of the parts squared", lambda => -2 * lambda.Real / Math.Pow(lambda.Real + lambda.Imaginary, 2)),

        Answers.To(Homework2.LargestStepOfMatrix)
            .IsHandedOutAs(K => 0)
            .IsRight("a loop", K =>
            {
                var h = double.PositiveInfinity;
                foreach (var lambda in K.Evd().EigenValues)
                    h = Math.Min(h, -2 * lambda.Real / (lambda.Magnitude * lambda.Magnitude));
                return h;
            })
            .IsRight("of the transpose", K => Spectrum.Of(K.Transpose()).Eigenvalues.Min(lambda => (-2 / lambda).Real))
            .IsRight("by bisection", K =>
            {
                var (low, high) = (0.0, 1000.0);
                while (high - low > 1e-10)
                    (low, high) = Spectrum.Of(K).Times((low + high) / 2).All(z => (1 + z).Magnitude <= 1) ? ((low + high) / 2, high) : (low, (low + high) / 2);
                return low;
            })
            .IsWrong("twice as large", K => 2 * Spectrum.Of(K).Eigenvalues.Min(lambda => (-2 / lambda).Real))
            .IsWrong("half as large", K => Spectrum.Of(K).Eigenvalues.Min(lambda => (-1 / lambda).Real))
            .IsWrong("2 by 2 only", K => (-2 / ((K[0, 0] + K[1, 1]) / 2)))
            .IsWrong("by the norm", K => 2 / K.L2Norm()),

        Answers.To(Homework2.IsStable)
            .IsHandedOutAs((rule, K, h) => throw new NotImplementedException())
            .IsRight("with the library", (rule, K, h) => StabilityRegion.Contains(rule, Spectrum.Of(K), h))
            .IsRight("a loop", (rule, K, h) =>
            {
                foreach (var lambda in Spectrum.Of(K).Eigenvalues)
                {
                    if (rule.Growth(lambda * h) > 1)
                        return false;
                }

                return true;
            })
            .IsRight("the largest", (rule, K, h) => Spectrum.Of(K).Times(h).Max(rule.Growth) <= 1)
            .IsWrong("always", (rule, K, h) => true)
            .IsWrong("never", (rule, K, h) => false)
            .IsWrong("h divides", (rule, K, h) => Spectrum.Of(K).Times(1 / h).All(z => rule.Growth(z) <= 1))
            .IsWrong("the average", (rule, K, h) => Spectrum.Of(K).Times(h).Average(rule.Growth) <= 1),

        Answers.To(Homework2.TransientPeak)
            .IsHandedOutAs(double.NaN)
            .IsRight("a loop", Peak(0.9))
            .IsRight("rounded", 3.709)
            .IsWrong("the wrong step", Peak(0.95))
            .IsWrong("a column in place of a row", 1.0, "this is the size at the start, as if no layer made the state larger")
            .IsWrong("infinite", double.PositiveInfinity)
            .IsWrong("none", 0),

        Answers.To(Homework2.GrowthBound)
            .IsHandedOutAs(A => 4)
            .IsRight("with the library", LogNorm.Of)
            .IsRight("by the symmetric decomposition", A => (0.5 * (A.Transpose() + A)).Evd(Symmetricity.Symmetric).EigenValues.Max(lambda => lambda.Real))
            .IsRight("halved at the end", A => Spectrum.Of(A + A.Transpose()).MaxRealPart / 2)
            .IsWrong("a whole number division", A => Spectrum.Of(1 / 2 * (A + A.Transpose())).MaxRealPart, "this is 0, whatever A is: the antisymmetric half is taken, or ½ is written 1 / 2, which is 0 in C#")
            .IsWrong("A Aᵀ", A => Spectrum.Of(A * A.Transpose()).MaxRealPart)
            .IsWrong("only one is halved", A => Spectrum.Of((0.5 * A) + A.Transpose()).MaxRealPart)
            .IsWrong("the trace", A => A.Trace())
            .IsWrong("too careful", A => A.L2Norm() + 1),
    ];

    private static double Peak(double h)
    {
        var layer = Matrix<double>.Build.DenseIdentity(2) + (h * Matrix<double>.Build.DenseOfArray(new double[,] { { -2, 0 }, { 2, -2 } }));
        var (y, peak) = (Matrix<double>.Build.DenseOfArray(new double[,] { { 0, 1 } }), 1.0);
        for (var j = 0; j < 60; j++)
        {
            y *= layer;
            peak = Math.Max(peak, y.L2Norm());
        }

        return peak;
    }
}
