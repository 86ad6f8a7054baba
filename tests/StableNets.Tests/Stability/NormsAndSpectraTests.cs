using System.Numerics;
using StableNets.Datasets;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Stability;

namespace StableNets.Tests.Stability;

public class NormsAndSpectraTests
{
    private static readonly Gen<(int Seed, int Size)> Cases = Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[1, 7]);

    [Fact]
    public void The_skew_part_has_its_spectrum_on_the_imaginary_axis() => Cases.Sample(
        (seed, size) =>
        {
            var A = new AntisymmetricLayer(new SeededRandom(seed).NormalMatrix(size, size)).Weights;
            Assert.All(Spectrum.Of(A).Eigenvalues, λ => Near.Equal(0, λ.Real, 1e-13));
            Near.Equal(0, LogNorm.Of(A), 1e-14);
        },
        threads: 1);

    [Fact]
    public void Damping_shifts_the_spectrum_by_half_of_gamma() => Cases.Sample(
        (seed, size) =>
        {
            var A = new AntisymmetricLayer(new SeededRandom(seed).NormalMatrix(size, size), damping: 0.7).Weights;
            Assert.All(Spectrum.Of(A).Eigenvalues, λ => Near.Equal(-0.35, λ.Real, 1e-13));
            Near.Equal(-0.35, LogNorm.Of(A), 1e-14);
        },
        threads: 1);

    [Fact]
    public void Eigenvalues_are_sorted_and_sum_to_the_trace() => Cases.Sample(
        (seed, size) =>
        {
            var A = new SeededRandom(seed).NormalMatrix(size, size);
            var spectrum = Spectrum.Of(A);
            var λ = spectrum.Eigenvalues;
            Near.Equal(A.Trace(), λ.Sum(x => x.Real), 1e-12);
            Near.Equal(0, λ.Sum(x => x.Imaginary), 1e-12);
            Assert.Equal(λ.OrderByDescending(x => x.Real).ThenByDescending(x => x.Imaginary), λ);
            Assert.Equal((λ[0].Real, λ[^1].Real, λ.Max(x => x.Magnitude)), (spectrum.MaxRealPart, spectrum.MinRealPart, spectrum.Radius));
            Assert.Equal(λ.Select(x => 0.1 * x), spectrum.Times(0.1));
            Assert.All(λ.Zip(Spectrum.Of(A.Transpose()).Eigenvalues), pair => Near.Equal(0, (pair.First - pair.Second).Magnitude, 1e-8));
        },
        threads: 1);

    [Fact]
    public void The_log_norm_bounds_the_flow_and_is_its_slope_at_time_0() => Cases.Sample(
        (seed, size) =>
        {
            var A = new SeededRandom(seed).NormalMatrix(size, size);
            var μ = LogNorm.Of(A);
            foreach (var t in new[] { 0.01, 0.1, 1, 3 })
                Assert.True(MatrixExponential.Of(A, t).L2Norm() <= Math.Exp(μ * t) * (1 + 1e-12));
            Near.Equal(μ, ((Given.Identity(size) + (1e-7 * A)).L2Norm() - 1) / 1e-7, 1e-4);
            Assert.True(Spectrum.Of(A).MaxRealPart <= μ + 1e-12);
        },
        threads: 1);

    [Fact]
    public void The_pseudospectrum_is_at_most_the_distance_to_the_spectrum_and_equal_for_normal_matrices() => Cases.Sample(
        (seed, size) =>
        {
            var A = new SeededRandom(seed).NormalMatrix(size, size);
            foreach (var matrix in new[] { A, A - A.Transpose() })
            {
                var λ = Spectrum.Of(matrix).Eigenvalues;
                var grid = Pseudospectrum.Of(matrix, (-3, 3), (-2, 4), resolution: 4);
                for (var i = 0; i < 4; i++)
                    for (var k = 0; k < 4; k++)
                    {
                        var distance = λ.Min(x => (new Complex(grid.Real[k], grid.Imaginary[i]) - x).Magnitude);
                        Assert.True(grid.Values[i, k] <= distance + 1e-10);
                        if (matrix != A)
                            Near.Equal(distance, grid.Values[i, k], 1e-12);
                    }
            }
        },
        iter: 30,
        threads: 1);

    [Fact]
    public void A_grid_runs_from_end_to_end_with_rows_along_the_imaginary_axis()
    {
        var grid = StabilityRegion.Of(new ForwardEuler(), (-2, 1), (-1, 3), resolution: 5);
        Assert.Equal([-2, -1.25, -0.5, 0.25, 1], grid.Real);
        Assert.Equal([-1, 0, 1, 2, 3], grid.Imaginary);
        Near.Equal(new Complex(1 - 1.25, 3).Magnitude, grid.Values[4, 1], 1e-15);
    }

    [Fact]
    public void Transient_growth_starts_at_1_and_finds_a_peak_between_the_samples()
    {
        var coarse = TransientGrowth.Of(Given.Matrix("-1 10; 0 -2"), finalTime: 5, samples: 11);
        var fine = TransientGrowth.Of(Given.Matrix("-1 10; 0 -2"), finalTime: 5, samples: 1001);
        Assert.Equal((11, 0.0, 5.0, 1.0), (coarse.Times.Count, coarse.Times[0], coarse.Times[^1], coarse.Norms[0]));
        Near.Equal(fine.Peak, coarse.Peak, 1e-12);
        Near.Equal(fine.PeakTime, coarse.PeakTime, 1e-6);
        Assert.True(coarse.Peak > coarse.Norms.Max());
    }

    [Theory]
    [InlineData(1e-300)]
    [InlineData(1e-318)]
    [InlineData(double.Epsilon)]
    public void Transient_growth_of_hardly_any_time_is_1_and_comes_to_an_end(double finalTime)
    {
        var growth = TransientGrowth.Of(Given.Matrix("0 1; 0 0"), finalTime, samples: 5);
        Near.Equal(1, growth.Peak, 1e-15);
        Assert.InRange(growth.PeakTime, 0, finalTime);
    }

    [Fact]
    public void Transient_growth_of_a_growing_flow_peaks_at_the_end()
    {
        var growth = TransientGrowth.Of(Given.KPlus, finalTime: 2);
        Assert.Equal(2, growth.PeakTime);
        Assert.Equal(growth.Norms[^1], growth.Peak);
    }
}
