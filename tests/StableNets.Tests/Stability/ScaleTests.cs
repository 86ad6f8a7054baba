using StableNets.Activations;
using StableNets.Datasets;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Stability;
using Complex = System.Numerics.Complex;

namespace StableNets.Tests.Stability;

/// <summary>2ᵉ A has 2ᵉ times the eigenvalues and singular values of A, however large or small: squares of entries may over- or underflow, results may not.</summary>
public class ScaleTests
{
    private static readonly int[] Exponents = [-1000, -700, -540, -400, 340, 520, 700, 1000];

    private static readonly Gen<(int Seed, int Size, int Exponent)> Cases =
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[1, 5], Gen.Int[0, Exponents.Length - 1].Select(i => Exponents[i]));

    [Fact]
    public void Eigenvalues() => Cases.Sample(
        (seed, size, e) =>
        {
            var A = new SeededRandom(seed).NormalMatrix(size, size);
            foreach (var matrix in new[] { A, A + A.Transpose(), A - A.Transpose() })
            {
                var expected = Spectrum.Of(matrix);
                var scaled = Spectrum.Of(Times(matrix, e)).Eigenvalues.Select(λ => new Complex(Math.ScaleB(λ.Real, -e), Math.ScaleB(λ.Imaginary, -e)));
                Assert.All(
                    expected.Eigenvalues.OrderBy(Key).Zip(scaled.OrderBy(Key)),
                    pair => Near.Equal(0, (pair.First - pair.Second).Magnitude, 1e-6 * Math.Max(1e-3, expected.Radius)));
            }

            // Rounding may exchange equal real parts: compared in an order that it does not touch.
            static (double, double) Key(Complex λ) => (Math.Round(λ.Imaginary, 6), Math.Round(λ.Real, 6));
        },
        iter: 100,
        threads: 1);

    [Fact]
    public void Log_norms() => Cases.Sample(
        (seed, size, e) =>
        {
            var A = new SeededRandom(seed).NormalMatrix(size, size);
            Near.Equal(LogNorm.Of(A), Math.ScaleB(LogNorm.Of(Times(A, e)), -e), 1e-13 * A.L2Norm());
        },
        iter: 100,
        threads: 1);

    [Fact]
    public void Pseudospectra() => Cases.Sample(
        (seed, size, e) =>
        {
            var A = new SeededRandom(seed).NormalMatrix(size, size);
            var far = Math.ScaleB(2, e);
            double[,] expected = Pseudospectrum.Of(A, (-2, 2), (-2, 2), 3).Values, scaled = Pseudospectrum.Of(Times(A, e), (-far, far), (-far, far), 3).Values;
            for (var i = 0; i < 3; i++)
                for (var k = 0; k < 3; k++)
                    Near.Equal(expected[i, k], Math.ScaleB(scaled[i, k], -e), 1e-12);
        },
        iter: 40,
        threads: 1);

    [Fact]
    public void Singular_values_of_sensitivities() => Cases.Sample(
        (seed, size, e) =>
        {
            var A = new SeededRandom(seed).NormalMatrix(size, size);
            var scaled = Sensitivity.SingularValues(Linear(Times(A, e)), Vector<double>.Build.Dense(size));
            Near.Equal(A.Svd().S, scaled.Map(σ => Math.ScaleB(σ, -e)), 1e-13 * A.L2Norm());
        },
        iter: 100,
        threads: 1);

    [Fact]
    public void Lyapunov_exponents_shift_by_the_logarithm() => Cases.Sample(
        (seed, size, e) =>
        {
            var random = new SeededRandom(seed);
            Matrix<double> first = random.NormalMatrix(size, size), second = random.NormalMatrix(size, size);
            var y0 = Vector<double>.Build.Dense(size);
            var expected = Lyapunov.Exponents(Linear(first, second), y0);
            Near.Equal(expected, Lyapunov.Exponents(Linear(Times(first, e), Times(second, -e)), y0), 1e-9);
            Near.Equal(expected + (e * Math.Log(2) / 2), Lyapunov.Exponents(Linear(Times(first, e), second), y0), 1e-9);
        },
        iter: 40,
        threads: 1);

    [Theory]
    [InlineData("2 1 0; 0 2 1; 0 0 2", 2, 1e-4)]
    [InlineData("0 1 0; 0 0 1; 0 0 0", 0, 1e-5)]
    [InlineData("3 1 0; -1 1 0; 0 0 2", 2, 1e-7)]
    public void Eigenvalues_of_a_matrix_with_too_few_eigenvectors_are_right_to_the_root_of_rounding(string matrix, double eigenvalue, double tolerance) =>
        Assert.All(Spectrum.Of(Given.Matrix(matrix)).Eigenvalues, λ => Near.Equal(0, (λ - eigenvalue).Magnitude, tolerance));

    [Fact]
    public void A_result_beyond_the_range_of_numbers_says_so()
    {
        var ones = Matrix<double>.Build.Dense(2, 2, 1.5e308);
        Assert.Contains("λ grew beyond", Assert.Throws<OverflowException>(() => Spectrum.Of(ones)).Message);
        Assert.Contains("μ₂(A) grew beyond", Assert.Throws<OverflowException>(() => LogNorm.Of(ones)).Message);
        Assert.Contains("σ₁ grew beyond", Assert.Throws<OverflowException>(() => Sensitivity.SingularValues(Linear(ones), Given.Vector(0, 0))).Message);
        Assert.Contains("grew beyond", Assert.Throws<OverflowException>(() => TransientGrowth.Of(Given.Matrix("709.5 1; 0 709.5"), 1)).Message);
    }

    private static Matrix<double> Times(Matrix<double> A, int e) => A.Map(x => Math.ScaleB(x, e));

    /// <summary>y ↦ A_N ⋯ A_1 y.</summary>
    private static PlainNetwork Linear(params Matrix<double>[] matrices) => new([.. matrices.Select(A => new DenseLayer(A.Transpose(), activation: Activation.Identity))]);
}
