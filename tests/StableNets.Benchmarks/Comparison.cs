using StableNets.Training;

namespace StableNets.Benchmarks;

/// <summary><c>compare</c>: this library, the same gradient with Math.NET, PyTorch, and the processor's peak, measured in one run.</summary>
internal static class Comparison
{
    private static readonly Case[] Cases = [new(512, 4, 64), new(512, 4, 1024), new(5000, 8, 64), new(5000, 16, 64), new(2000, 64, 64), new(1000, 256, 16), new(1000, 784, 8)];

    public static void Run()
    {
        var threads = Environment.ProcessorCount;
        using var pyTorch = new PyTorch(threads);

        // The peak once beside every row: a machine that others use too, or that heats up, does not run at one speed.
        var peaks = new List<double>();
        var rows = new List<Row>();
        foreach (var one in Cases)
        {
            peaks.Add(FmaPeak.Measure(threads));
            rows.Add(Measure(one, pyTorch.Measure(one)));
        }

        var peak = peaks.Order().ElementAt(peaks.Count / 2);
        Console.WriteLine($"{Machine.Processor()}, {threads} threads, FMA peak {peak:F1} Gflop/s ({peaks.Min():F1} to {peaks.Max():F1} while this ran), double precision, median of {Machine.Runs} or more");
        Console.WriteLine(pyTorch.Version ?? "PyTorch is absent");
        Console.WriteLine($"{"n",6} {"s",4} {"N",5} {"this ms",10} {"Math.NET ms",12} {"PyTorch ms",11} {"×PyTorch",9} {"Gflop/s",8} {"of peak",8}");
        foreach (var row in rows)
            Console.WriteLine($"{row.N,6} {row.S,4} {row.Layers,5} {row.ThisMs,10:F2} {row.MathNetMs,12:F1} {row.PyTorchMs,11:F1} {row.PyTorchMs / row.ThisMs,9:F1} {row.Gflops,8:F1} {row.Gflops / peak,8:P0}");

        Machine.Write("compare", new Report(Machine.Processor(), threads, Math.Round(peak, 1), pyTorch.Version, rows));
    }

    private static Row Measure(Case one, double? pyTorchMs)
    {
        var (network, classifier, data) = (one.Network(), one.Classifier(), one.Data());
        var problem = new Objective(network, data, Loss.Softmax);
        double[] weights = problem.Join(network, classifier), gradient = new double[problem.Count];
        var plain = new MathNetGradient(network, classifier, data);

        var ours = problem.Evaluate(weights, gradient);
        var theirs = plain.Evaluate().Loss;
        if (Math.Abs(ours - theirs) > 1e-10)
            throw new InvalidOperationException($"the two losses differ: {ours} and {theirs}");

        var thisMs = Median(() => problem.Evaluate(weights, gradient));
        var mathNetMs = Median(() => plain.Evaluate());
        return new Row(one.Samples, one.Width, one.Layers, Math.Round(thisMs, 3), Math.Round(mathNetMs, 2), pyTorchMs is { } ms ? Math.Round(ms, 2) : null, Math.Round(one.Operations / thisMs / 1e6, 2));
    }

    private static double Median(Action work)
    {
        var times = Machine.Milliseconds(work, seconds: 1);
        return times[times.Count / 2];
    }

    private sealed record Row(int N, int S, int Layers, double ThisMs, double MathNetMs, double? PyTorchMs, double Gflops);

    private sealed record Report(string Processor, int Threads, double FmaPeakGflops, string? PyTorch, IReadOnlyList<Row> Rows);
}
