using StableNets.Kit.Engine;
using StableNets.Notebooks.Tests.Kit.Engine;
using StableNets.Notebooks.Tests.Support;

namespace StableNets.Notebooks.Tests.Teaching;

/// <summary>What a lesson's first line brings, in the engine that runs the lessons.</summary>
[Collection(nameof(SessionCollection))]
public sealed class KitScriptTests(SessionFixture session)
{
    [Fact]
    public async Task OpensALesson()
    {
        session.Write("kit.csx", KitScript.Text);
        var opening = Assert.Single((await session.RunAsync("#!import kit.csx")).Good().Shown);
        Assert.Contains("ready, on .NET", opening);
        Assert.Contains("<script data-stablenets=\"plotly\">", opening);

        var matrix = await session.RunAsync("var K0 = Matrix(\"0 -1; 1 0\"); K0 * Vector(\"1 2\")");
        Assert.Contains("vector of length 2", Assert.Single(matrix.Good().Shown));

        var figure = await session.RunAsync(
            """
            (double, double)[] starts = [(0.1, 0.1), (-0.1, -0.1), (0, 0.5)];
            var net = new ResidualNetwork(new DenseLayer(K0), new ForwardEuler(), depth: 10, step: 0.1);
            new Figure("One fate", "K₀ turns inputs round.",
                Panels.PhasePlane("K₀", net, starts),
                Panels.StabilityRegion("Euler", new ForwardEuler(), Spectrum.Of(K0).Times(0.1)),
                Panels.OverDepth("Distance", Axis.Log("‖y₁ − y₂‖"), ("K₀", net.Trajectory(Matrix("0.1 0.1; 0 0.5")).Distances(0, 1))))
            """);
        Assert.StartsWith("<figure class=\"sn-figure\"", Assert.Single(figure.Good().Shown));

        var claims = await session.RunAsync(
            "Claims(Claim.Close(\"tanh is odd\", Tanh(-1), -Tanh(1), 0), Claim.That(\"K₀ is skew\", (K0 + K0.Transpose()).L2Norm() == 0), Claim.AtMost(\"i\", new Complex(0, 1).Magnitude, 1))");
        Assert.Contains("✓ tanh is odd", Assert.Single(claims.Good().Shown));

        var exercise = await session.RunAsync("Exercise.Check(\"1\", () => K0[0, 5] == 0, \"count from 0\")");
        Assert.Contains("Your code threw", Assert.Single(exercise.Good().Shown));
    }

    [Fact]
    public async Task TrainingIsShownWhileItRuns()
    {
        session.Write("kit.csx", KitScript.Text);
        (await session.RunAsync("#!import kit.csx")).Good();

        var run = await session.RunAsync(
            """
            var moons = DoubleMoons.Make(20, 10);
            var rotation = new ResidualNetwork(new DenseLayer(Matrix("0 -1; 1 0")), new ForwardEuler(), depth: 4, step: 0.2);
            var fit = Live.Train("Moons", progress => new Trainer(Loss.Softmax, default, new Lbfgs()).Train(rotation, moons, 5, progress: progress));
            """);

        var (first, last, figure) = (run.Good().Outputs[0], run.Outputs[^2], run.Outputs[^1]);
        Assert.Contains("iteration 0", Assert.IsType<DisplayOutput>(first).Data["text/html"]);
        Assert.Contains("5 iterations in", Assert.IsType<UpdateOutput>(last).Data["text/html"]);
        Assert.StartsWith("<figure", Assert.IsType<DisplayOutput>(figure).Data["text/html"]);
    }

    // A kernel runs with the culture of its computer; text, code and figures of a lesson write 0.5.
    [Fact]
    public async Task NumbersHaveADecimalPointWhereverTheComputerStands()
    {
        session.Write("kit.csx", KitScript.Text);
        (await session.RunAsync("#!import kit.csx")).Good();

        var written = await session.RunAsync(
            """
            using System.Globalization;
            var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            comma.NumberFormat.NumberDecimalSeparator = ",";
            CultureInfo.CurrentCulture = comma;
            var before = $"{0.5}";
            Kit.Open();
            $"{before} {0.5}"
            """);

        Assert.Equal(["0,5 0.5"], written.Good().Shown);
    }

    // The opening loads libraries that the kit uses itself; the cell functions must not become ambiguous by that.
    [Fact]
    public async Task DisplayWorksBeforeAndAfterTheOpening()
    {
        session.Renew();
        session.Write("kit.csx", KitScript.Text);

        Assert.Equal(["1"], (await session.RunAsync("display(1, \"text/plain\");")).Good().Shown);
        (await session.RunAsync("#!import kit.csx")).Good();
        Assert.Equal(["2", "3"], (await session.RunAsync("for (var i = 2; i < 4; i++) i.Display(\"text/plain\");")).Good().Shown);
    }

    // A comment after #r hangs the .NET Interactive kernel, a space before it is an error, and paths start from the notebook.
    [Fact]
    public void ReferencesAreWrittenAsTheKernelNeedsThem()
    {
        var references = KitScript.Written.Split('\n').Where(line => line.Contains("#r", StringComparison.Ordinal)).ToArray();
        Assert.All(references, line => Assert.Matches("^#r \"\\.\\./artifacts/bin/StableNets\\.Teaching/[A-Za-z.]+\\.dll\"$", line));
        Assert.All(references, line => Assert.True(File.Exists(Path.Combine(KitScript.Root, "notebooks", line.Split('"')[1])), line));
        Assert.Contains(references, line => line.EndsWith("MathNet.Numerics.dll\"", StringComparison.Ordinal));
    }

    // Paths start from the notebook's folder, so that each folder of notebooks needs a script of its own.
    [Theory]
    [InlineData("homework")]
    [InlineData("solutions")]
    public void TheHomeworkHasTheSameScriptFromItsOwnFolder(string folder)
    {
        const string Figures = "using StableNets.Teaching.Figures;\n";
        var expected = KitScript.Written.Replace("\"../", "\"../../", StringComparison.Ordinal).Replace(Figures, $"{Figures}using StableNets.Teaching.Homework;\n", StringComparison.Ordinal);
        Assert.Equal(expected, File.ReadAllText(Path.Combine(KitScript.Root, "notebooks", folder, "kit.csx")));
    }
}
