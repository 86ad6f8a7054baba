using BenchmarkDotNet.Running;
using StableNets.Benchmarks;

if (args is ["compare", ..])
{
    Comparison.Run();
    return;
}

BenchmarkSwitcher.FromAssembly(typeof(Comparison).Assembly).Run(args);
