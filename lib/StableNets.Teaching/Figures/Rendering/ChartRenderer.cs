using System.Reflection;

namespace StableNets.Teaching.Figures.Rendering;

/// <summary>
/// Finds and loads StableNets.Charts. It goes into a load context of its own, because it needs a newer FSharp.Core than the one a
/// notebook's kernel may already have loaded, and a context cannot hold two.
/// </summary>
internal static class ChartRenderer
{
    private const string Assembly = "StableNets.Charts";

    private static readonly Lazy<IChartRenderer> Loaded = new(() => Load(DefaultPath));

    internal static IChartRenderer Instance => Loaded.Value;

    /// <summary>Every project builds into a folder of its own, side by side.</summary>
    private static string DefaultPath =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(ChartRenderer).Assembly.Location)!, "..", Assembly, Assembly + ".dll"));

    internal static IChartRenderer Load(string path)
    {
        if (!File.Exists(path))
        {
            throw new FileNotFoundException(
                $"Figures are drawn by {Assembly}.dll, which is not at {path}. Build the kit first: dotnet build lib/StableNets.Kit", path);
        }

        var charts = new ChartContext(path).LoadFromAssemblyPath(path);
        return charts.GetTypes().SingleOrDefault(type => type.IsAssignableTo(typeof(IChartRenderer))) is { } renderer
            ? (IChartRenderer)Activator.CreateInstance(renderer)!
            : throw new InvalidOperationException($"{path} was built with another version of the kit. Build it again: dotnet build lib/StableNets.Kit");
    }
}
