using StableNets.Datasets;
using StableNets.Stability;
using Complex = System.Numerics.Complex;
using ComplexMatrix = MathNet.Numerics.LinearAlgebra.Complex.DenseMatrix;

namespace StableNets.Tests.Stability;

public class MatrixExponentialTests
{
    private static readonly Gen<(int Seed, int Size, double T)> Cases = Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[1, 8], Gen.Double[-2, 2]);

    [Fact]
    public void Forwards_and_backwards_in_time_cancel() => Cases.Sample(
        (seed, size, t) =>
        {
            var A = new SeededRandom(seed).NormalMatrix(size, size);
            Matrix<double> forward = MatrixExponential.Of(A, t), backward = MatrixExponential.Of(-A, t);
            Near.Equal(Given.Identity(size), forward * backward, 1e-13 * forward.L2Norm() * backward.L2Norm());
            Near.Equal(forward, MatrixExponential.Of(A, t / 2) * MatrixExponential.Of(A, t / 2), 1e-12 * forward.L2Norm() * Math.Max(1, backward.L2Norm()));
        },
        threads: 1);

    [Fact]
    public void Of_a_skew_matrix_it_is_orthogonal() => Cases.Sample(
        (seed, size, t) =>
        {
            var K = new SeededRandom(seed).NormalMatrix(size, size);
            var Q = MatrixExponential.Of(K - K.Transpose(), t);
            Near.Equal(Given.Identity(size), Q.Transpose() * Q, 1e-12);
        },
        threads: 1);

    [Fact]
    public void It_agrees_with_the_eigendecomposition() => Cases.Sample(
        (seed, size, t) =>
        {
            var A = new SeededRandom(seed).NormalMatrix(size, size);
            var evd = A.Evd();
            var V = evd.EigenVectors.ToComplex() * Pair(evd.EigenValues);
            var exp = V * ComplexMatrix.OfDiagonalVector((t * evd.EigenValues).Map(Complex.Exp)) * V.Inverse();
            var condition = V.L2Norm() * V.Inverse().L2Norm();
            Near.Equal(exp.Map(x => x.Real), MatrixExponential.Of(A, t), 1e-12 * condition * Math.Max(1, exp.L2Norm()));
        },
        threads: 1);

    [Fact]
    public void At_time_0_or_of_0_it_is_the_identity()
    {
        Near.Equal(Given.Identity(2), MatrixExponential.Of(Given.KPlus, 0), 0);
        Near.Equal(Given.Identity(2), MatrixExponential.Of(0 * Given.KPlus), 0);
    }

    /// <summary>Math.NET packs a conjugate pair as (Re v, Im v) in two real columns: this unpacks them to (v, v̄).</summary>
    private static Matrix<Complex> Pair(Vector<Complex> λ)
    {
        var unpack = ComplexMatrix.CreateIdentity(λ.Count);
        for (var i = 0; i < λ.Count; i++)
        {
            if (λ[i].Imaginary == 0)
                continue;
            (unpack[i, i], unpack[i + 1, i], unpack[i, i + 1], unpack[i + 1, i + 1]) = (1, Complex.ImaginaryOne, 1, -Complex.ImaginaryOne);
            i++;
        }

        return unpack;
    }
}
