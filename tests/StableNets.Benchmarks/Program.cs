using BenchmarkDotNet.Running;
using StableNets.Benchmarks;

switch (args)
{
    case ["compare", ..]:
        Comparison.Run();
        break;
    case ["scaling", ..]:
        Scaling.Run();
        break;
    default:
        BenchmarkSwitcher.FromAssembly(typeof(Comparison).Assembly).Run(args);
        break;
}
