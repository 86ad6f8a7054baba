using System.Reflection;
using System.Runtime.Loader;

namespace StableNets.Teaching.Figures.Rendering;

/// <summary>A load context that takes a plug-in's dependencies from the plug-in's own folder.</summary>
internal sealed class ChartContext(string pluginPath) : AssemblyLoadContext("StableNets.Charts")
{
    private static readonly Assembly Contract = typeof(IChartRenderer).Assembly;

    private readonly AssemblyDependencyResolver resolver = new(pluginPath);

    protected override Assembly? Load(AssemblyName name)
    {
        // A second copy of the contract would hold other types of the same names, and no cast would succeed.
        if (AssemblyName.ReferenceMatchesDefinition(name, Contract.GetName()))
        {
            return Contract;
        }

        return resolver.ResolveAssemblyToPath(name) is { } path ? LoadFromAssemblyPath(path) : null;
    }
}
