using StableNets.Datasets;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Stability;
using StableNets.Verification;

namespace StableNets.Tests.Verification;

/// <summary>The tool that judges derivatives must refuse the wrong ones.</summary>
public class TaylorTestTests
{
    private static readonly SeededRandom Random = new(1);
    private static readonly Network Net = new ResidualNetwork(new DenseLayer(Random.NormalMatrix(4, 4), Random.NormalVector(4)), new ForwardEuler(), 3, 0.3);
    private static readonly Vector<double> X = Random.NormalVector(4);
    private static readonly Vector<double> V = Random.NormalVector(4);
    private static readonly Matrix<double> J = Sensitivity.Of(Net, X);

    public static TheoryData<string> Mistakes => ["0.1 % too large", "0.1 % too small", "transposed", "wrong sign", "h missing", "one entry off by 1 %", "nothing at all"];

    [Fact]
    public void The_right_derivative_passes_with_order_2()
    {
        var report = TaylorTest.Run(F, v => J * v, X, V);
        Assert.True(report.Passed);
        Assert.False(report.IsExactlyLinear);
        Near.Equal(2, report.ObservedOrder, 0.05);
        Assert.Equal([0.5, 0.25, 0.125], report.Steps.Take(3));
        Near.Equal(2, report.ZerothOrderErrors[9] / report.ZerothOrderErrors[10], 0.01);
        Near.Equal(4, report.FirstOrderErrors[9] / report.FirstOrderErrors[10], 0.01);
        Assert.StartsWith("Taylor test passed: E₁ falls with order 2.0", report.ToString());
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_wrong_derivative_fails(string mistake)
    {
        var report = TaylorTest.Run(F, v => Wrong(mistake) * v, X, V);
        Assert.False(report.Passed, $"{report}");
        Near.Equal(1, report.ObservedOrder, 0.05);
        Assert.StartsWith("Taylor test failed: E₁ falls with order 1.0", report.ToString());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1e-30)]
    [InlineData(1e-200)]
    [InlineData(1e30)]
    [InlineData(1e200)]
    public void The_verdict_does_not_depend_on_the_scale_of_f(double scale)
    {
        Assert.True(TaylorTest.Run(x => scale * F(x), v => scale * (J * v), X, V).Passed);
        Assert.False(TaylorTest.Run(x => scale * F(x), v => 1.001 * scale * (J * v), X, V).Passed);
    }

    [Fact]
    public void A_linear_f_passes_with_its_matrix_and_fails_with_another()
    {
        var A = Random.NormalMatrix(3, 4);
        var right = TaylorTest.Run(x => A * x, v => A * v, X, V);
        Assert.True(right.Passed && right.IsExactlyLinear);
        Assert.Equal("Taylor test passed: f is linear and J is its matrix", right.ToString());
        Assert.False(TaylorTest.Run(x => A * x, v => 1.001 * A * v, X, V).Passed);
        Assert.False(TaylorTest.Run(x => A * x, v => 0 * A * v, X, V).Passed);
    }

    [Theory]
    [InlineData(1e-4)]
    [InlineData(1e-8)]
    [InlineData(1e-11)]
    public void A_short_direction_that_f_still_feels_shows_a_wrong_derivative(double length)
    {
        Assert.True(TaylorTest.Run(F, v => J * v, X, length * V).Passed);
        Assert.False(TaylorTest.Run(F, v => 0 * v, X, length * V).Passed);
        Assert.False(TaylorTest.Run(F, v => -J * v, X, length * V).Passed);
    }

    [Fact]
    public void Where_f_does_not_change_at_all_the_derivative_is_0()
    {
        Assert.True(TaylorTest.Run(x => 0 * x, v => 0 * v, X, V).IsExactlyLinear);
        Assert.False(TaylorTest.Run(x => 0 * x, v => v, X, V).Passed);
    }

    [Fact]
    public void An_f_that_is_no_number_next_to_x_is_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => TaylorTest.Run(x => x == X ? x : x * double.NaN, v => v, X, V));
        Assert.Contains("f(x + hv) must hold finite numbers, got NaN", error.Message);
    }

    private static Vector<double> F(Vector<double> x) => Net.Forward(x.ToRowMatrix()).Row(0);

    private static Matrix<double> Wrong(string mistake)
    {
        var wrong = J.Clone();
        wrong[1, 2] *= 1.01;
        return mistake switch
        {
            "0.1 % too large" => 1.001 * J,
            "0.1 % too small" => 0.999 * J,
            "transposed" => J.Transpose(),
            "wrong sign" => -J,
            "h missing" => Given.Identity(4) + ((J - Given.Identity(4)) / 0.3),
            "nothing at all" => 0 * J,
            _ => wrong,
        };
    }
}
