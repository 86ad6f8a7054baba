using StableNets.Datasets;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Training;

namespace StableNets.Benchmarks;

/// <summary><c>scaling</c>: how the time of a gradient grows with n, N and s, and its memory with N.</summary>
internal static class Scaling
{
    private static readonly (string Along, Case[] Cases)[] Series =
    [
        ("n", [.. new[] { 512, 1024, 2048, 4096, 8192 }.Select(n => new Case(n, 16, 64))]),
        ("N", [.. new[] { 16, 32, 64, 128, 256, 512, 1024 }.Select(N => new Case(512, 16, N))]),
        ("s", [.. new[] { 8, 16, 32, 64, 128, 256 }.Select(s => new Case(1024, s, 16))]),
    ];

    public static void Run()
    {
        TimeRow[] times = [.. Series.SelectMany(series => Measure(series.Along, series.Cases))];
        MemoryRow[] memory = [.. new[] { true, false }.SelectMany(reversible => new[] { 64, 4096 }.Select(N => Memory(reversible, N)))];

        Console.WriteLine($"{Machine.Processor()}, {Environment.ProcessorCount} threads, double precision, best of {Machine.Runs} or more");
        Console.WriteLine("One gradient. Growth: time over the time of the row before; law: what n N s² grows by.");
        Console.WriteLine($"{"along",6} {"n",6} {"s",4} {"N",5} {"ms",10} {"Gflop/s",8} {"growth",7} {"law",5}");
        foreach (var row in times)
            Console.WriteLine($"{row.Along,6} {row.N,6} {row.S,4} {row.Layers,5} {row.Ms,10:F2} {row.Gflops,8:F1} {row.Growth,7:F2} {row.Law,5:F1}");

        Console.WriteLine("Memory of a gradient, n = 512, s = 8: what the first one allocates, beside θ and its gradient and beside the problem (samples, layers with their weights).");
        Console.WriteLine($"{"",10} {"N",5} {"θ, gradient kB",15} {"problem kB",11} {"gradient's work kB",19}");
        foreach (var row in memory)
            Console.WriteLine($"{row.Network,10} {row.Layers,5} {row.WeightsKb,15:F0} {row.ProblemKb,11:F0} {row.WorkKb,19:F0}");
        Machine.Write("scaling", new Report(Machine.Processor(), Environment.ProcessorCount, times, memory));
    }

    private static IEnumerable<TimeRow> Measure(string along, Case[] cases)
    {
        (double Ms, double Operations)? before = null;
        foreach (var one in cases)
        {
            var problem = new Objective(one.Network(), one.Data(), Loss.Softmax);
            double[] weights = problem.Join(one.Network(), one.Classifier()), gradient = new double[problem.Count];
            problem.Evaluate(weights, gradient);
            var ms = Machine.Milliseconds(() => problem.Evaluate(weights, gradient), seconds: 1)[0];
            yield return new TimeRow(
                along,
                one.Samples,
                one.Width,
                one.Layers,
                Math.Round(ms, 3),
                Math.Round(one.Operations / ms / 1e6, 2),
                before is { } b ? Math.Round(ms / b.Ms, 2) : null,
                before is { } c ? one.Operations / c.Operations : null);
            before = (ms, one.Operations);
        }
    }

    /// <summary>Verlet, whose states are recomputed, or forward Euler, whose states are kept.</summary>
    private static MemoryRow Memory(bool reversible, int depth)
    {
        const int Width = 8;
        var data = new Case(512, Width, depth).Data();
        var K = new SeededRandom(2).NormalMatrix(Width, Width) / Width;
        Network network = reversible
            ? new HamiltonianNetwork(new HamiltonianLayer(K), new Verlet(), depth, 1.0 / depth)
            : new ResidualNetwork(new AntisymmetricLayer(K, Case.Damping), new ForwardEuler(), depth, 1.0 / depth);
        var classifier = new Classifier(new SeededRandom(3).NormalMatrix(Width, Case.Classes), new SeededRandom(4).NormalVector(Case.Classes));
        var held = GC.GetTotalMemory(forceFullCollection: true);
        var problem = new Objective(network, data, Loss.Softmax);
        var built = GC.GetTotalMemory(forceFullCollection: true);
        double[] weights = problem.Join(network, classifier), gradient = new double[problem.Count];
        problem.Measure(weights);
        var ready = GC.GetTotalMemory(forceFullCollection: true);
        problem.Evaluate(weights, gradient);
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive((problem, weights, gradient));
        return new MemoryRow(reversible ? "Verlet" : "Euler", depth, Math.Round(2 * weights.Length * sizeof(double) / 1e3), Math.Round((built - held) / 1e3), Math.Round((after - ready) / 1e3));
    }

    private sealed record TimeRow(string Along, int N, int S, int Layers, double Ms, double Gflops, double? Growth, double? Law);

    private sealed record MemoryRow(string Network, int Layers, double WeightsKb, double ProblemKb, double WorkKb);

    private sealed record Report(string Processor, int Threads, IReadOnlyList<TimeRow> Times, IReadOnlyList<MemoryRow> Memory);
}
