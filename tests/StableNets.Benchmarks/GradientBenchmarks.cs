using BenchmarkDotNet.Attributes;
using StableNets.Training;

namespace StableNets.Benchmarks;

/// <summary>One gradient over sizes: cost grows linearly in n and N, and as s².</summary>
[MemoryDiagnoser]
public class GradientBenchmarks
{
    private Objective problem = null!;
    private double[] weights = [];
    private double[] gradient = [];

    [Params(500, 5000)]
    public int Samples { get; set; }

    [Params(8, 64)]
    public int Width { get; set; }

    [Params(64, 256)]
    public int Layers { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var one = new Case(Samples, Width, Layers);
        problem = new Objective(one.Network(), one.Data(), Loss.Softmax);
        weights = problem.Join(one.Network(), one.Classifier());
        gradient = new double[problem.Count];
    }

    [Benchmark]
    public double Gradient() => problem.Evaluate(weights, gradient);
}
