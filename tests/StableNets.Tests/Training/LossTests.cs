using StableNets.Datasets;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Numerics;
using StableNets.Tests.Reference;
using StableNets.Training;

namespace StableNets.Tests.Training;

/// <summary>Claim 35, and what the losses do far out.</summary>
public class LossTests
{
    [Theory]
    [InlineData(false, 2, "0.693147181")]
    [InlineData(false, 5, "1.609437912")]
    [InlineData(false, 10, "2.302585093")]
    [InlineData(true, 2, "0.693147181")]
    public void Claim_35_a_zero_classifier_has_the_loss_of_guessing(bool logistic, int classes, string printed)
    {
        var random = new SeededRandom(1);
        var network = new ResidualNetwork(new DenseLayer(random.NormalMatrix(3, 3)), new ForwardEuler(), 4, 0.1);
        var data = new Dataset(random.NormalMatrix(300, 3), [.. Enumerable.Range(0, 300).Select(_ => random.Below(classes))], classes);
        var loss = logistic ? Loss.Logistic : Loss.Softmax;
        var objective = new Objective(network, data, loss);
        var value = objective.Measure(objective.Join(network, Classifier.Zero(3, loss.Columns(classes))));
        Near.Digits(printed, value);
        Near.Equal(Math.Log(classes), value, 1e-15 * 10);
    }

    [Fact]
    public void Losses_and_gradients_are_the_textbook_ones()
    {
        var random = new SeededRandom(2);
        foreach (var m in new[] { 1, 2, 3, 10 })
            foreach (var n in new[] { 1, 5, 8, 20 })
            {
                var L = 3 * random.NormalMatrix(n, m);
                int[] labels = [.. Enumerable.Range(0, n).Select(_ => random.Below(Math.Max(m, 2)))];
                var (value, gradient) = Evaluate(L, labels);
                Near.Equal(Enumerable.Range(0, n).Sum(i => PlainLearning.Loss(L.Row(i), labels[i])), value, 1e-12);
                var p = m == 1 ? L.Map(x => 1 / (1 + Math.Exp(-x))) : Softmax(L);
                Near.Equal(p - Matrix<double>.Build.Dense(n, m, (i, k) => labels[i] == (m == 1 ? 1 : k) ? 1 : 0), gradient, 1e-14);
            }
    }

    [Fact]
    public void Claim_35_softmax_does_not_see_a_shift_and_of_two_classes_is_the_logistic_of_the_difference() =>
        Gen.Select(Gen.Double[-30, 30], Gen.Double[-30, 30], Gen.Double[-1000, 1000], Gen.Int[0, 1]).Sample((a, b, shift, label) =>
        {
            var (value, gradient) = Evaluate(Given.Matrix($"{a:R} {b:R}"), [label]);
            var shifted = Evaluate(Given.Matrix($"{a + shift:R} {b + shift:R}"), [label]);
            Near.Equal(value, shifted.Value, 1e-12);
            Near.Equal(gradient, shifted.Gradient, 1e-12);
            var logistic = Evaluate(Given.Matrix($"{b - a:R}"), [label]);
            Near.Equal(logistic.Value, value, 1e-13);
            Near.Equal(logistic.Gradient[0, 0], gradient[0, 1], 1e-14);
        });

    [Fact]
    public void Claim_35_the_curvature_is_diag_p_minus_p_pᵀ_with_no_curve_along_ones()
    {
        const double H = 1e-5;
        var L = new SeededRandom(3).NormalMatrix(1, 5);
        var p = Softmax(L).Row(0);
        var curvature = Matrix<double>.Build.Dense(5, 5);
        for (var k = 0; k < 5; k++)
        {
            Matrix<double> up = L.Clone(), down = L.Clone();
            up[0, k] += H;
            down[0, k] -= H;
            curvature.SetColumn(k, (Evaluate(up, [2]).Gradient - Evaluate(down, [2]).Gradient).Row(0) / (2 * H));
        }

        Near.Equal(Given.Diagonal(p) - p.OuterProduct(p), curvature, 1e-10);
        Near.Equal(Given.Vector(0, 0, 0, 0, 0), curvature * Given.Vector(1, 1, 1, 1, 1), 1e-10);
        var λ = ((curvature + curvature.Transpose()) / 2).Evd(Symmetricity.Symmetric).EigenValues.Select(x => x.Real).Order().ToArray();
        Near.Equal(0, λ[0], 1e-10);
        Assert.True(λ[1] > 1e-3);
    }

    [Theory]
    [InlineData("1e4 -1e4", 0, 0, "0 0")]
    [InlineData("1e4 -1e4", 1, 2e4, "1 -1")]
    [InlineData("-1e4 -1e4", 0, 0.69314718055994530942, "-0.5 0.5")]
    [InlineData("1e4", 1, 0, "0")]
    [InlineData("1e4", 0, 1e4, "1")]
    [InlineData("-1e4", 1, 1e4, "-1")]
    [InlineData("-1e4", 0, 0, "0")]
    public void Far_out_nothing_overflows(string logits, int label, double expected, string slopes)
    {
        var (value, gradient) = Evaluate(Given.Matrix(logits), [label]);
        Near.Equal(expected, value, 1e-15 * Math.Max(1, expected));
        Near.Equal(Given.Matrix(slopes), gradient, 1e-15);
    }

    [Fact]
    public void Decisions_take_the_largest_logit_and_the_first_of_equals()
    {
        Assert.Equal(2, Loss.Softmax.Decide([1, -3, 4, 2]));
        Assert.Equal(0, Loss.Softmax.Decide([1, 1]));
        Assert.Equal([0, 0, 1], new[] { -1.0, 0, 1e-300 }.Select(L => Loss.Logistic.Decide([L])));
    }

    /// <summary>Σ S and ∂S/∂L; one column of logits is logistic. The padding must come out as 0.</summary>
    private static (double Value, Matrix<double> Gradient) Evaluate(Matrix<double> logits, int[] labels)
    {
        var rows = Tiles.RowsFor(labels.Length, logits.ColumnCount);
        var scratch = new Scratch(rows);
        var tile = scratch.Take(logits.ColumnCount);
        Tiles.Load(MathNet.Numerics.LinearAlgebra.Double.DenseMatrix.OfMatrix(logits), 0, labels.Length, tile);
        var value = (logits.ColumnCount == 1 ? Loss.Logistic : Loss.Softmax).Evaluate(tile, labels, 1, scratch);
        for (var k = 0; k < tile.Columns; k++)
            Assert.All(tile.Slice(k, 1).Span[labels.Length..].ToArray(), entry => Assert.Equal(0, entry));
        return (value, Matrix<double>.Build.Dense(labels.Length, logits.ColumnCount, (i, k) => tile.Slice(k, 1).Span[i]));
    }

    private static Matrix<double> Softmax(Matrix<double> L) => Matrix<double>.Build.DenseOfRowVectors(L.EnumerateRows().Select(row => row.PointwiseExp() / row.PointwiseExp().Sum()));
}
