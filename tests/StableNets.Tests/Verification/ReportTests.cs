using StableNets.Datasets;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Verification;

namespace StableNets.Tests.Verification;

/// <summary>The other judges: adjoint test, observed order, invariant.</summary>
public class ReportTests
{
    [Fact]
    public void The_adjoint_test_passes_for_the_transpose_and_fails_for_anything_else()
    {
        var random = new SeededRandom(1);
        var J = random.NormalMatrix(3, 5);
        Vector<double> v = random.NormalVector(5), w = random.NormalVector(3);
        var right = AdjointTest.Run(x => J * x, x => J.Transpose() * x, v, w);
        Assert.True(right.Passed);
        Near.Equal(w * (J * v), right.Left, 1e-14);
        Near.Equal(right.Left, right.Right, 1e-14);
        Assert.StartsWith("adjoint test passed: relative difference ", right.ToString());

        foreach (var wrong in new[] { 1.001 * J, -J, 0 * J, (1 + 1e-10) * J })
            Assert.False(AdjointTest.Run(x => J * x, x => wrong.Transpose() * x, v, w).Passed);
        var square = random.NormalMatrix(3, 3);
        Assert.False(AdjointTest.Run(x => square * x, x => square * x, w, random.NormalVector(3)).Passed);
    }

    [Fact]
    public void The_zero_map_is_its_own_adjoint() =>
        Assert.True(AdjointTest.Run(x => 0 * x, x => 0 * x, Given.Vector(1, 2), Given.Vector(3, 4)).Passed);

    [Theory]
    [InlineData(1e-90)]
    [InlineData(1e90)]
    public void The_adjoint_test_judges_small_and_large_vectors_as_others(double scale)
    {
        Vector<double> v = scale * Given.Vector(1, 2), w = scale * Given.Vector(3, 4);
        Assert.True(AdjointTest.Run(x => x, x => x, v, w).Passed);
        var wrong = AdjointTest.Run(x => x, x => 1.001 * x, v, w);
        Assert.False(wrong.Passed);
        Assert.Equal(AdjointTest.Run(x => x, x => 1.001 * x, v / scale, w / scale).RelativeError, wrong.RelativeError, 1e-12);
    }

    /// <summary>There ⟨w, J v⟩ = ⟨Jᵀ w, v⟩ would hold for any two maps, as 0 = 0 or ∞ = ∞.</summary>
    [Theory]
    [InlineData(1e-120, 1)]
    [InlineData(1e-300, 1)]
    [InlineData(1e160, 1)]
    [InlineData(1e300, 1)]
    [InlineData(1, 1e-250)]
    [InlineData(1, 1e250)]
    public void The_adjoint_test_refuses_what_it_cannot_judge(double vectors, double maps)
    {
        Vector<double> v = vectors * Given.Vector(1, 2), w = vectors * Given.Vector(3, 4);
        var refusal = Assert.Throws<ArgumentException>(() => AdjointTest.Run(x => maps * x, x => -maps * x, v, w));
        Assert.StartsWith("v and w must be of such a size that |w| |J v| lies between 1E-200 and 1E+200, got", refusal.Message);
    }

    [Fact]
    public void An_invariant_that_changes_by_more_than_the_range_of_numbers_says_so()
    {
        var path = new ResidualNetwork(new DenseLayer(Given.Matrix("0"), 1), new ForwardEuler(), 4, 1).Trajectory(Given.Matrix("0"));
        Assert.Contains("H(y_j) − H(y₀) grew beyond", Assert.Throws<OverflowException>(() => Invariant.Along(path, y => y[0] > 0 ? -1e308 : 1e308)).Message);
    }

    [Fact]
    public void Observed_order_reads_the_exponent()
    {
        var report = ObservedOrder.Measure(N => 7 * Math.Pow(N, -3), 10, 20, 50);
        Assert.Equal([10, 20, 50], report.Depths);
        Assert.Equal([7e-3, 7.0 / 8000, 7.0 / 125000], report.Errors.Select(error => Math.Round(error, 15)));
        Assert.All(report.Orders, order => Near.Equal(3, order, 1e-12));
        Assert.Equal(report.Orders[^1], report.Order);
        Assert.Equal("observed order 3.000", report.ToString());
    }

    [Fact]
    public void An_invariant_tells_drift_from_oscillation()
    {
        // y grows by 1 a layer: y_j = j.
        var drift = new ResidualNetwork(new DenseLayer(Given.Matrix("0"), 1, StableNets.Activations.Activation.Identity), new ForwardEuler(), 4, 1)
            .Trajectory(Given.Matrix("0; 10"));
        var first = Invariant.Along(drift, y => y[0]);
        Assert.Equal([0, 1, 2, 3, 4], first.Values);
        Assert.Equal((4.0, 2.0, 4.0), (first.MaxDeviation, first.MaxDeviationFirstHalf, first.MaxDeviationSecondHalf));
        Assert.Equal("starts at 0, ends at 4, at most 4 away (2 in the first half, 4 in the second)", first.ToString());

        var second = Invariant.Along(drift, y => -y[0], sample: 1);
        Assert.Equal([0, -1, -2, -3, -4], second.Deviations);

        var oscillation = Invariant.Along(drift, y => Math.Cos(Math.PI * y[0]));
        Near.Equal(oscillation.MaxDeviationFirstHalf, oscillation.MaxDeviationSecondHalf, 1e-15);
    }
}
