using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;

namespace StableNets.Tests.Claims;

/// <summary>
/// Example 1 of Haber &amp; Ruthotto 2017: N = 10 layers, h = 0.1, tanh, b = 0, starts y₁ = (0.1, 0.1), y₂ = −y₁, y₃ = (0, 0.5).
/// </summary>
public class FigureOneClaims
{
    private static readonly Matrix<double> Starts = Given.Matrix("0.1 0.1; -0.1 -0.1; 0 0.5");

    public static TheoryData<string, bool, string> EndStates => new()
    {
        { "K+", true, "0.538263075 -0.273079839; 0 1.415219094" },
        { "K+", false, "-0.273079839 0.538263075; -0.948433086 1.415219094" },
        { "K-", true, "0.037812490 0.010835771; 0.150397261 0.066324455" },
        { "K-", false, "0.010835771 0.037812490; 0 0.066324455" },
        { "K0", true, "0.145531339 -0.030389542; 0.417906194 0.305213025" },
        { "K0", false, "-0.030389542 0.145531339; -0.417906194 0.305213025" },
    };

    [Theory]
    [MemberData(nameof(EndStates))]
    public void End_states_after_ten_Euler_layers(string name, bool rows, string ends)
    {
        var K = Weights(name);
        var end = Figure(rows ? K : K.Transpose()).Forward(Starts);
        var printed = ends.Split(';');
        Near.Digits(printed[0], end.SubMatrix(0, 1, 0, 2));
        Near.Digits(printed[1], end.SubMatrix(2, 1, 0, 2));
        Near.Equal(-end.Row(0), end.Row(1), 0);
    }

    [Theory]
    [InlineData("K+", "1.207144956", "1.772027208")]
    [InlineData("K-", "0.078668883", "0.125516233")]
    [InlineData("K0", "0.297340847", "0.432223489")]
    public void Distances_between_the_inputs_at_start_and_end(string name, string opposite, string third)
    {
        var trajectory = Figure(Weights(name)).Trajectory(Starts);
        double[] oppositeInputs = trajectory.Distances(0, 1), otherInputs = trajectory.Distances(0, 2);
        Near.Digits("0.282842712", oppositeInputs[0]);
        Near.Digits("0.412310563", otherInputs[0]);
        Near.Digits(opposite, oppositeInputs[^1]);
        Near.Digits(third, otherInputs[^1]);
    }

    [Fact]
    public void The_exact_flow_of_K0_at_time_1_in_columns()
    {
        var fine = new ResidualNetwork(new DenseLayer(Given.KZero.Transpose()), new RungeKutta4(), depth: 400, step: 1.0 / 400);
        var end = fine.Forward(Starts);
        Near.Digits("-0.02940704 0.13843048", end.SubMatrix(0, 1, 0, 2));
        Near.Digits("-0.40175154 0.29007344", end.SubMatrix(2, 1, 0, 2));
    }

    private static ResidualNetwork Figure(Matrix<double> K) => new(new DenseLayer(K), new ForwardEuler(), depth: 10, step: 0.1);

    private static Matrix<double> Weights(string name) => name switch { "K+" => Given.KPlus, "K-" => Given.KMinus, _ => Given.KZero };
}
