using StableNets.Activations;
using StableNets.Datasets;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Stability;

namespace StableNets.Tests.Claims;

/// <summary>Claims 1–15: what can be said of linear layers, and of the linearisation of others.</summary>
public class LinearClaims
{
    private static readonly Vector<double> Origin = Given.Vector(0, 0);

    [Fact]
    public void Claim_01_the_exponential_of_K_plus()
    {
        Near.Digits("7.389056099 -14.778112198; 0 7.389056099", MatrixExponential.Of(Given.KPlus));
        foreach (var t in new[] { -0.7, 0.3, 2.0 })
            Near.Equal(Math.Exp(2 * t) * Given.Matrix($"1 {-2 * t:R}; 0 1"), MatrixExponential.Of(Given.KPlus, t), 1e-12 * Math.Exp(2 * t));
    }

    [Fact]
    public void Claim_02_the_exponential_of_K_minus()
    {
        Near.Digits("0.135335283 0; 0.270670566 0.135335283", MatrixExponential.Of(Given.KMinus));
        foreach (var t in new[] { -0.7, 0.3, 2.0 })
            Near.Equal(Math.Exp(-2 * t) * Given.Matrix($"1 0; {2 * t:R} 1"), MatrixExponential.Of(Given.KMinus, t), 1e-12 * Math.Exp(-2 * t));
    }

    [Fact]
    public void Claim_03_the_exponential_of_K_zero_is_a_rotation()
    {
        var exp = MatrixExponential.Of(Given.KZero);
        Near.Digits("0.540302306 -0.841470985; 0.841470985 0.540302306", exp);
        Near.Equal(Given.Vector(1, 1), exp.Svd().S, 1e-15);
        foreach (var t in new[] { -0.7, 0.3, 2.0, 20 })
            Near.Equal(Given.Matrix($"{Math.Cos(t):R} {-Math.Sin(t):R}; {Math.Sin(t):R} {Math.Cos(t):R}"), MatrixExponential.Of(Given.KZero, t), 1e-14);
    }

    [Fact]
    public void Claim_04_ten_linear_Euler_layers_are_the_tenth_power_of_I_plus_hK()
    {
        Near.Digits("6.1917364224 -10.319560704; 0 6.1917364224", TenLayers(Given.KPlus));
        Near.Digits("0.1073741824 0; 0.268435456 0.1073741824", TenLayers(Given.KMinus));

        var turn = TenLayers(Given.KZero);
        Near.Digits(["1.0510100501", "1.0510100501"], turn.Svd().S);
        Near.Digits("0.996686525", Math.Atan2(turn[1, 0], turn[0, 0]));

        static Matrix<double> TenLayers(Matrix<double> K) => Sensitivity.Of(Columns(K, new ForwardEuler(), 10, 0.1), Origin);
    }

    [Fact]
    public void Claim_05_K_minus_has_no_transient_growth()
    {
        Near.Equal(3, LogNorm.Of(Given.KPlus), 1e-15);
        Near.Equal(1, -LogNorm.Of(-Given.KPlus), 1e-15);
        Near.Equal(-1, LogNorm.Of(Given.KMinus), 1e-15);
        Near.Equal(-3, -LogNorm.Of(-Given.KMinus), 1e-15);
        Near.Equal(0, LogNorm.Of(Given.KZero), 1e-15);
        Near.Equal(0, -LogNorm.Of(-Given.KZero), 1e-15);
        Near.Digits("3.236067977", Given.KPlus.L2Norm());
        Near.Digits("3.236067977", Given.KMinus.L2Norm());
        Near.Equal(1 + Math.Sqrt(5), Given.KPlus.L2Norm(), 1e-14);

        var growth = TransientGrowth.Of(Given.KMinus, finalTime: 5);
        Assert.All(growth.Times.Zip(growth.Norms), at => Assert.True(at.Second <= Math.Exp(-at.First) * (1 + 1e-14)));
        Assert.Equal(0, growth.PeakTime);
    }

    [Fact]
    public void Claim_06_eigenvalues_do_not_bound_transients()
    {
        var A = Given.Matrix("-1 10; 0 -2");
        Assert.Equal([-1, -2], Spectrum.Of(A).Eigenvalues.Select(λ => λ.Real));
        var growth = TransientGrowth.Of(A, finalTime: 5);
        Near.Digits("2.56349", growth.Peak);
        Near.Digits("0.663", growth.PeakTime);
        Near.Digits("3.52494", LogNorm.Of(A));
    }

    [Theory]
    [InlineData(200, "2.70481383")]
    [InlineData(40, "86.7361738")]
    [InlineData(20, "1024.00000000")]
    [InlineData(16, "1859.13528")]
    [InlineData(1024, "1.21564555")]
    public void Claim_07_Euler_amplifies_a_unit_frequency_up_to_time_20(int depth, string factor)
    {
        var stretched = Sensitivity.SingularValues(Columns(Given.KZero, new ForwardEuler(), depth, 20.0 / depth), Origin);
        Near.Digits([factor, factor], stretched);
    }

    [Fact]
    public void Claim_07_the_growth_factor_of_Euler_on_the_imaginary_axis()
    {
        var euler = new ForwardEuler();
        Near.Digits("1.0049875621", euler.Growth(new(0, 0.1)));
        Near.Digits("1.6007810594", euler.Growth(new(0, 1.25)));

        // (1 + h²)^{T/2h} = exp(Th/2 − Th³/4 + …)
        foreach (var h in new[] { 0.1, 0.01, 0.001 })
        {
            var factor = Math.Pow(euler.Growth(new(0, h)), 20 / h) / Math.Exp(20 * h / 2);
            Assert.InRange(factor, 1 - (20 * h * h * h / 4) - 1e-11, 1 - (19 * h * h * h / 4) + 1e-11);
        }
    }

    [Theory]
    [InlineData(1, "0.8000000000", 0.4, "0.8944271910")]
    [InlineData(0.1, "0.0997506", 0.0498753117, "0.9987523389")]
    public void Claim_08_damping_makes_Euler_stable_up_to_a_step(double gamma, string bound, double bestStep, string smallest)
    {
        const double W = 2;
        var limit = 4 * gamma / ((gamma * gamma) + (W * W));
        Near.Digits(bound, limit);
        var spectrum = Damped(gamma);
        Assert.True(StabilityRegion.Contains(new ForwardEuler(), spectrum, limit * (1 - 1e-9)));
        Assert.False(StabilityRegion.Contains(new ForwardEuler(), spectrum, limit * (1 + 1e-9)));

        double ModulusAt(double h) => spectrum.Times(h).Max(new ForwardEuler().Growth);
        Near.Digits(smallest, ModulusAt(bestStep));
        Assert.True(ModulusAt(bestStep) < Math.Min(ModulusAt(0.99 * bestStep), ModulusAt(1.01 * bestStep)));
    }

    [Fact]
    public void Claim_08_the_bound_and_the_best_step_for_any_damping_and_frequency() => Gen.Select(Gen.Double[0.01, 5], Gen.Double[0.01, 5]).Sample(
        (γ, ω) =>
        {
            var euler = new ForwardEuler();
            var layer = new AntisymmetricLayer(Given.Matrix($"0 {ω:R}; 0 0"), γ);
            double limit = 4 * γ / ((γ * γ) + (ω * ω)), best = limit / 2;
            var spectrum = Spectrum.Of(layer.Weights);
            Assert.True(StabilityRegion.Contains(euler, spectrum, limit * (1 - 1e-9)));
            Assert.False(StabilityRegion.Contains(euler, spectrum, limit * (1 + 1e-9)));

            double ModulusAt(double h) => spectrum.Times(h).Max(euler.Growth);
            Near.Equal(ω / Math.Sqrt((γ * γ) + (ω * ω)), ModulusAt(best), 1e-12);
            Assert.True(ModulusAt(best) < Math.Min(ModulusAt(0.99 * best), ModulusAt(1.01 * best)));

            // Without the ½ the eigenvalues are twice as large, and the bound is half of it.
            var twice = Spectrum.Of(2 * layer.Weights);
            Assert.True(StabilityRegion.Contains(euler, twice, limit / 2 * (1 - 1e-9)));
            Assert.False(StabilityRegion.Contains(euler, twice, limit / 2 * (1 + 1e-9)));
        },
        iter: 200,
        threads: 1);

    [Fact]
    public void Claim_09_the_damping_of_the_authors_example_is_too_small_for_its_steps()
    {
        // Meganet's kernel is K − Kᵀ − γ I without the ½, γ = 1e-4; its example goes from 16 to 1024 layers with T = 20. Here ω = 1.
        var spectrum = Spectrum.Of(Given.Matrix("-1e-4 1; -1 -1e-4"));
        Assert.True(StabilityRegion.Contains(new ForwardEuler(), spectrum, 2e-4 * (1 - 1e-6)));
        Assert.False(StabilityRegion.Contains(new ForwardEuler(), spectrum, 2e-4 * (1 + 1e-6)));
        double[] steps = [.. Enumerable.Range(4, 7).Select(k => 20 / Math.Pow(2, k))];
        Near.Equal(1.25, steps[0], 0);
        Near.Digits("0.0195", steps[^1]);
        Assert.All(steps, h => Assert.False(StabilityRegion.Contains(new ForwardEuler(), spectrum, h)));
    }

    [Fact]
    public void Claim_08_without_damping_no_step_is_stable() =>
        Assert.All([1e-6, 1e-3, 0.1, 1.0], h => Assert.False(StabilityRegion.Contains(new ForwardEuler(), Damped(0), h)));

    [Fact]
    public void Claim_10_growth_of_midpoint_and_RK4_on_the_imaginary_axis()
    {
        Near.Digits("1.118033989", new Midpoint().Growth(new(0, 1)));
        Near.Digits("1.00250310", Math.Pow(new Midpoint().Growth(new(0, 0.1)), 200));
        Near.Digits("0.9939050368", new RungeKutta4().Growth(new(0, 1)));
        Assert.All(Enumerable.Range(1, 300), i =>
        {
            var y = 0.01 * i;
            Near.Equal(Math.Sqrt(1 + (Math.Pow(y, 4) / 4)), new Midpoint().Growth(new(0, y)), 1e-14);
            Assert.True(new Midpoint().Growth(new(0, y)) > 1);
            Assert.Equal(y <= 2 * Math.Sqrt(2), new RungeKutta4().Growth(new(0, y)) <= 1 + 1e-15);
            Assert.Equal(y <= Math.Sqrt(3), new RungeKutta3().Growth(new(0, y)) <= 1 + 1e-15);
        });
        Near.Equal(Math.Sqrt(3), StabilityRegion.ImaginaryLimit(new RungeKutta3()), 1e-9);
    }

    [Theory]
    [InlineData(3, 3)]
    [InlineData(2, 5)]
    [InlineData(4, 1)]
    public void Claim_11_the_Hamiltonian_block_matrix_has_eigenvalues_plus_minus_i_sigma_and_zeros(int s, int m)
    {
        var K = new SeededRandom(11).NormalMatrix(s, m);
        var layer = new HamiltonianLayer(K, activation: Activation.Identity);
        var J = layer.Jacobian(new SeededRandom(12).NormalVector(s + m));
        Near.Equal(Given.SkewBlocks(K), J, 0);

        var σ = K.Svd().S;
        double[] expected = [.. σ.Concat(σ.Select(x => -x)).Concat(new double[s + m - (2 * σ.Count)]).Order()];
        var λ = Spectrum.Of(J);
        Assert.All(λ.Eigenvalues, x => Near.Equal(0, x.Real, 1e-13));
        Near.Equal(Given.Vector(expected), Given.Vector([.. λ.Eigenvalues.Select(x => x.Imaginary).Order()]), 1e-13);
    }

    [Fact]
    public void Claim_12_skew_matrices_and_their_positive_row_scalings()
    {
        var random = new SeededRandom(12);
        for (var i = 0; i < 2_000; i++)
        {
            var s = 2 + random.Below(5);
            var layer = new AntisymmetricLayer(random.NormalMatrix(s, s));
            var A = layer.Weights;
            var x = random.NormalVector(s);
            Near.Equal(0, x * A * x, 1e-14 * A.L2Norm() * (x * x));
            Assert.Equal(0, A.Trace());
            if (s % 2 == 1)
                Near.Equal(0, A.Determinant(), 1e-13 * Math.Pow(A.L2Norm(), s));

            // At a state y the layer's Jacobian is diag(σ′) Aᵀ with σ′ > 0.
            var J = layer.Jacobian(x);
            Assert.All(Spectrum.Of(J).Eigenvalues, λ => Near.Equal(0, λ.Real, 2e-15 * Math.Max(1, J.L2Norm())));
        }
    }

    // 1.1e-15 here, 1.4e-15 in the reference, whose matrices and eigenvalue routine are others: both are a few units of rounding.
    [Fact]
    public void Claim_12_positive_row_scalings_of_a_skew_matrix_have_real_parts_of_rounding_size()
    {
        var random = new SeededRandom(12);
        for (var i = 0; i < 2_000; i++)
        {
            var K = random.NormalMatrix(4, 4);
            var d = Vector<double>.Build.Dense(4, _ => random.Uniform(0, 1));
            Assert.All(Spectrum.Of(Given.Diagonal(d) * (K - K.Transpose())).Eigenvalues, λ => Near.Equal(0, λ.Real, 3e-15));
        }
    }

    [Fact]
    public void Claim_13_damping_moves_the_eigenvalues_between_the_extreme_slopes_times_gamma()
    {
        var random = new SeededRandom(13);
        for (var i = 0; i < 2_000; i++)
        {
            var s = 2 + random.Below(5);
            double γ = random.Uniform(0, 2);
            var layer = new AntisymmetricLayer(random.NormalMatrix(s, s), damping: 2 * γ);
            var y = random.NormalVector(s);
            var d = (layer.Weights.Transpose() * y).Map(layer.Activation.Derivative);
            var λ = Spectrum.Of(layer.Jacobian(y));
            Assert.InRange(λ.MinRealPart, (-γ * d.Max()) - 1e-13, double.MaxValue);
            Assert.InRange(λ.MaxRealPart, double.MinValue, (-γ * d.Min()) + 1e-13);
        }
    }

    [Fact]
    public void Claim_14_stable_weights_may_have_an_unstable_Jacobian()
    {
        var K = Given.Matrix("1 -3; 2 -2");
        Assert.All(Spectrum.Of(K).Eigenvalues, x => Near.Equal(-0.5, x.Real, 1e-15));
        var λ = Spectrum.Of(Given.Diagonal(Given.Vector(1, 0.1)) * K).Eigenvalues;
        Assert.All(λ, x => Near.Equal(0.4, x.Real, 1e-15));
        Near.Digits(["0.4899", "-0.4899"], λ.Select(x => x.Imaginary));
        Near.Equal(Math.Sqrt(0.24), λ[0].Imaginary, 1e-15);

        // So it is with a tanh layer: its slopes are 1 and 0.1 where the bias is 0 and atanh √0.9.
        var layer = new DenseLayer(K.Transpose(), Given.Vector(0, Math.Atanh(Math.Sqrt(0.9))));
        Near.Equal(0.4, Spectrum.Of(layer.Jacobian(Origin)).MaxRealPart, 1e-14);
    }

    [Fact]
    public void Claim_15_a_dead_ReLU_makes_K_zero_nilpotent_and_growth_linear()
    {
        // The first unit stays on and the second off at these states.
        var layer = new DenseLayer(Given.KZero.Transpose(), Given.Vector(1, -1000), Activation.Relu);
        var J = layer.Jacobian(Origin);
        Near.Equal(Given.Matrix("0 -1; 0 0"), J, 0);
        Assert.All(Spectrum.Of(J).Eigenvalues, λ => Assert.Equal(0, λ.Magnitude));

        const double H = 0.1;
        foreach (var N in new[] { 1, 10, 100, 1000 })
            Near.Equal(
                Given.Matrix($"1 {-N * H:R}; 0 1"),
                Sensitivity.Of(new ResidualNetwork(layer, new ForwardEuler(), N, H), Origin),
                1e-10);
    }

    /// <summary>y′ = K y in columns.</summary>
    private static ResidualNetwork Columns(Matrix<double> K, Integrator integrator, int depth, double step) =>
        new(new DenseLayer(K.Transpose(), activation: Activation.Identity), integrator, depth, step);

    /// <summary>Eigenvalues −γ/2 ± i of ½(K − Kᵀ − γ I) with K − Kᵀ = [[0, 2], [−2, 0]].</summary>
    private static Spectrum Damped(double gamma) => Spectrum.Of(new AntisymmetricLayer(Given.Matrix("0 2; 0 0"), gamma).Weights);

    /// <summary>R(z) = 1 + z + z²/2 + z³/6: not in the library, but any growth factor has a region.</summary>
    private sealed class RungeKutta3 : IGrowth
    {
        public double Growth(System.Numerics.Complex hLambda) => (1 + (hLambda * (1 + (hLambda / 2 * (1 + (hLambda / 3)))))).Magnitude;
    }
}
