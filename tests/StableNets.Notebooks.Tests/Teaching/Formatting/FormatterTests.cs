using System.Net;
using MathNet.Numerics.LinearAlgebra;
using Microsoft.DotNet.Interactive.Formatting;
using StableNets.Datasets;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Notebooks.Tests.Teaching.Figures;
using StableNets.Stability;
using StableNets.Teaching;
using StableNets.Verification;
using Complex = System.Numerics.Complex;

namespace StableNets.Notebooks.Tests.Teaching.Formatting;

/// <summary>What a cell shows, through the kernel's own formatting package.</summary>
public class FormatterTests
{
    private static readonly ResidualNetwork Net = new(new DenseLayer(Notation.Matrix("0 -1; 1 0")), new ForwardEuler(), 10, 0.1);

    public FormatterTests()
    {
        _ = typeof(Formatter).Assembly;
        StableNets.Teaching.Kit.Open();
    }

    public static TheoryData<string, object> Values => new()
    {
        { "2×2 matrix\n0  -1\n1   0", Notation.Matrix("0 -1; 1 0") },
        { "2×2 complex matrix\n0   i\n1  -i", Matrix<Complex>.Build.DenseOfArray(new Complex[,] { { 0, Complex.ImaginaryOne }, { 1, -Complex.ImaginaryOne } }) },
        { "vector of length 3\n1  0.5  -2", Notation.Vector("1 0.5 -2") },
        { "complex vector of length 2\n1 + 2i  1 - 0.5i", Vector<Complex>.Build.DenseOfArray([new(1, 2), new(1, -0.5)]) },
        { "0.333333 - 2i", new Complex(1.0 / 3, -2) },
        { "2 eigenvalues, max Re λ = 0, max |λ| = 1\nRe λ  Im λ  |λ|\n   0     1    1\n   0    -1    1", Spectrum.Of(Notation.Matrix("0 -1; 1 0")) },
        { "observed order 1.000\n N    error  order\n10  1.00e-1       \n20  5.00e-2  1.000", ObservedOrder.Measure(N => 1.0 / N, 10, 20) },
        { "ResidualNetwork: N = 10 layers, h = 0.1, T = 1, 2 features, forward Euler", Net },
        { "trajectory of 1 samples with 2 features through 10 layers, time 0 to 1", Net.Trajectory(Notation.Matrix("1 0")) },
        { "3 samples, 1 features, 2 classes\nclass  samples\n    0        2\n    1        1", new Dataset(Notation.Matrix("1; 2; 3"), [0, 0, 1], 2) },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void ShowsAsPlainText(string expected, object value) => Assert.Equal(expected, value.ToDisplayString("text/plain"));

    [Theory]
    [MemberData(nameof(Values))]
    public void ShowsTheSameAsHtml(string plain, object value)
    {
        var html = value.ToDisplayString("text/html");
        Assert.StartsWith("<div class=\"sn-value\">", html);
        Assert.All(plain.Split(["\n", "  "], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), cell => Assert.Contains($">{cell}<", WebUtility.HtmlDecode(html)));
        Assert.Equal(["text/html", "text/plain"], Formatter.GetPreferredMimeTypesFor(value.GetType()));
    }

    [Fact]
    public void ShowsTheCornersOfALargeMatrix()
    {
        var text = Matrix<double>.Build.Dense(100, 50, (i, j) => (100 * i) + j).ToDisplayString("text/plain");
        Assert.StartsWith("100×50 matrix", text);
        Assert.Contains("⋮", text);
        Assert.Contains("⋯", text);
        Assert.EndsWith("9949", text);
        Assert.Equal(12, text.Split('\n').Length);
    }

    [Fact]
    public void ReportsAreMarkedAsPassedOrFailed()
    {
        var x = Notation.Vector("0.3 -0.2");
        var right = TaylorTest.Run(y => y.PointwiseTanh(), v => v.PointwiseMultiply(1 - x.PointwiseTanh().PointwisePower(2)), x, Notation.Vector("1 1"));
        var wrong = TaylorTest.Run(y => y.PointwiseTanh(), v => v, x, Notation.Vector("1 1"));
        Assert.StartsWith("✓ Taylor test passed", right.ToDisplayString("text/plain"));
        Assert.StartsWith("✗ Taylor test failed", wrong.ToDisplayString("text/plain"));
        Assert.StartsWith("✗ adjoint test failed", AdjointTest.Run(v => v, w => 2 * w, x, x).ToDisplayString("text/plain"));
    }

    [Fact]
    public void TheKitsOwnTypesAreFoundByName()
    {
        var figure = Samples.PhasePlanes;
        Assert.StartsWith("<figure class=\"sn-figure\"", figure.ToDisplayString("text/html"));
        Assert.Equal($"{figure.Title}\n{figure.Alt}\n{figure.Caption}", figure.ToDisplayString("text/plain"));
        Assert.Equal("✓ two is two", Claim.That("two is two", true).ToDisplayString("text/plain"));
        Assert.Equal("✓ a\n✓ b", Notation.Claims(Claim.That("a", true), Claim.That("b", true)).ToDisplayString("text/plain"));
        Assert.Equal("Exercise 1: ✓ Correct", Exercise.Check("1", () => true, "hint").ToDisplayString("text/plain"));
        Assert.Equal(["text/html", "text/plain"], Formatter.GetPreferredMimeTypesFor(figure.GetType()));
    }

    [Fact]
    public void TheOpeningBringsPlotlyOnceAndHidesModuleLoaders()
    {
        var html = StableNets.Teaching.Kit.Open().ToDisplayString("text/html");
        Assert.Contains("<script data-stablenets=\"plotly\">window.Plotly || (function (define, module, exports)", html);
        Assert.Contains("plotly.js v2.28.0", html);
        Assert.Matches(@"^StableNets \d+\.\d+\.\d+ ready, on \.NET \d+\.\d+\.\d+$", StableNets.Teaching.Kit.Open().ToDisplayString("text/plain"));
    }
}
