using StableNets.Activations;
using StableNets.Datasets;
using StableNets.Numerics;

namespace StableNets.Tests.Activations;

public class ActivationTests
{
    private static readonly double[] Magnitudes = [.. Enumerable.Range(-300, 303).Select(k => Math.Pow(10, k))];

    public static TheoryData<string> All => [.. Activations.Keys];

    private static Dictionary<string, Activation> Activations => new()
    {
        ["tanh"] = Activation.Tanh,
        ["ReLU"] = Activation.Relu,
        ["identity"] = Activation.Identity,
        ["smooth ReLU (η = 0.1)"] = Activation.SmoothRelu(),
        ["smooth ReLU (η = 2)"] = Activation.SmoothRelu(2),
    };

    [Theory]
    [MemberData(nameof(All))]
    public void The_name_says_which_it_is(string name) => Assert.Equal(name, Activations[name].ToString());

    [Theory]
    [MemberData(nameof(All))]
    public void Batches_get_the_values_and_slopes_of_single_numbers(string name)
    {
        var σ = Activations[name];
        double[] x = Sample();
        double[] values = [.. x], factors = [.. new SeededRandom(2).NormalVector(x.Length)], slopes = [.. factors];
        σ.Apply(values);
        σ.MultiplyBySlope(values, slopes);
        for (var i = 0; i < x.Length; i++)
        {
            Near.Equal(σ.Value(x[i]), values[i], 2e-15 * Math.Abs(σ.Value(x[i])));
            Near.Equal(factors[i] * σ.Derivative(x[i]), slopes[i], 2e-15 * Math.Abs(factors[i]));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Slope_and_antiderivative_are_those_of_the_value(string name)
    {
        var σ = Activations[name];
        const double H = 1e-5;

        // Corners of the two ReLUs, at 0 and ±η, are not among these points.
        foreach (var x in new[] { -3.1, -1.03, -0.3, -0.07, 0.031, 0.05, 0.4, 1.7, 3.3 })
        {
            Near.Equal((σ.Value(x + H) - σ.Value(x - H)) / (2 * H), σ.Derivative(x), 1e-9);
            Near.Equal((σ.Antiderivative(x + H) - σ.Antiderivative(x - H)) / (2 * H), σ.Value(x), 1e-9);
            Assert.True(σ.Derivative(x) >= 0);
        }
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(2)]
    public void Smooth_ReLU_has_no_step_in_value_slope_or_antiderivative(double eta)
    {
        var σ = Activation.SmoothRelu(eta);
        foreach (var x in new[] { -eta, eta })
            foreach (Func<double, double> f in new Func<double, double>[] { σ.Value, σ.Derivative, σ.Antiderivative })
                Near.Equal(f(x), f(x + (1e-12 * Math.Sign(x))), 1e-11);
    }

    [Fact]
    public void Tanh_of_a_tiny_or_huge_number_is_exact_to_its_last_digits()
    {
        double[] x = Sample();
        double[] values = [.. x];
        Activation.Tanh.Apply(values);
        for (var i = 0; i < x.Length; i++)
            Near.Equal(Math.Tanh(x[i]), values[i], 2e-15 * Math.Abs(Math.Tanh(x[i])));

        double[] limits = [0, -1e-300, double.PositiveInfinity, double.NegativeInfinity, double.NaN, 1e308, -1e308, double.Epsilon];
        Activation.Tanh.Apply(limits);
        Assert.Equal([0, -1e-300, 1, -1, double.NaN, 1, -1, double.Epsilon], limits);
    }

    [Fact]
    public void Tanh_and_its_slope_have_the_same_bits_at_every_vector_width()
    {
        double[] x = Sample(), wide = [.. x], middle = [.. x], narrow = [.. x];
        TanhKernel.Apply<Lanes512>(wide);
        TanhKernel.Apply<Lanes256>(middle);
        TanhKernel.Apply<Lanes128>(narrow);
        Near.SameBits(wide, middle);
        Near.SameBits(wide, narrow);

        double[] factors = [.. new SeededRandom(2).NormalVector(x.Length)], first = [.. factors], second = [.. factors], third = [.. factors];
        TanhKernel.MultiplyBySlope<Lanes512>(wide, first);
        TanhKernel.MultiplyBySlope<Lanes256>(wide, second);
        TanhKernel.MultiplyBySlope<Lanes128>(wide, third);
        Near.SameBits(first, second);
        Near.SameBits(first, third);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Far_out_values_and_slopes_are_finite_and_antiderivatives_finite_or_infinite(string name)
    {
        var σ = Activations[name];
        double[] values = [1e308, -1e308, 1e200, -1e200, double.Epsilon, -double.Epsilon, 0, -0.0], slopes = [1, 1, 1, 1, 1, 1, 1, 1], x = [.. values];
        σ.Apply(values);
        σ.MultiplyBySlope(values, slopes);
        for (var i = 0; i < x.Length; i++)
        {
            Assert.Equal(σ.Value(x[i]), values[i], 1e-15);
            Assert.Equal(σ.Derivative(x[i]), slopes[i], 1e-15);
            Assert.InRange(slopes[i], 0, 1);
            Assert.False(double.IsNaN(σ.Antiderivative(x[i])));
        }
    }

    [Theory]
    [InlineData(1e-100)]
    [InlineData(1e100)]
    public void Smooth_ReLU_keeps_its_formula_to_the_ends_of_its_range(double eta)
    {
        var σ = Activation.SmoothRelu(eta);
        Near.Equal(0.25, σ.Value(0) / eta, 1e-15);
        Near.Equal(0.5, σ.Derivative(0), 1e-15);
        Near.Equal(1.0 / 12, σ.Antiderivative(0) / eta / eta, 1e-15);
        Near.Equal(2.0 / 3, σ.Antiderivative(eta) / eta / eta, 1e-15);
    }

    [Fact]
    public void Log_cosh_does_not_overflow()
    {
        Near.Equal(1e6 - Math.Log(2), Activation.Tanh.Antiderivative(1e6), 1e-9);
        Near.Equal(Math.Log(Math.Cosh(-1.3)), Activation.Tanh.Antiderivative(-1.3), 1e-15);
        Assert.Equal(0, Activation.Tanh.Antiderivative(0));
    }

    /// <summary>A multiple of 8 numbers of every magnitude and both signs, the slopes' corners not among them.</summary>
    private static double[] Sample()
    {
        var random = new SeededRandom(1);
        double[] x = [.. Magnitudes.SelectMany(m => new[] { m * random.Uniform(1, 10), -m * random.Uniform(1, 10) })];
        return x[..(x.Length / 8 * 8)];
    }
}
