using System.Text.Json;

namespace StableNets.Kit.Engine;

/// <summary>
/// Answers <c>#r "nuget: X, V"</c> from the packages the kit itself was built with: at once, the same on every machine, and with the network off.
/// </summary>
internal sealed class HostPackages
{
    private readonly Dictionary<string, (string Name, string Version, string[] Files)> packages = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the dependency files of the running program.</summary>
    public static HostPackages Current { get; } = new();

    private HostPackages()
    {
        var assemblies = Listed("TRUSTED_PLATFORM_ASSEMBLIES", Path.PathSeparator).ToLookup(Path.GetFileName, StringComparer.OrdinalIgnoreCase);
        foreach (var file in Listed("APP_CONTEXT_DEPS_FILES", ';').Where(File.Exists))
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (var library in document.RootElement.GetProperty("targets").EnumerateObject().SelectMany(target => target.Value.EnumerateObject()))
            {
                if (library.Name.Split('/') is [var name, var version] && library.Value.TryGetProperty("runtime", out var runtime))
                {
                    packages[name] = (name, version,
                        [.. runtime.EnumerateObject().SelectMany(asset => assemblies[Path.GetFileName(asset.Name)])]);
                }
            }
        }
    }

    /// <summary>The DLLs of a package.</summary>
    /// <exception cref="CellException">The kit does not have it, or has another version.</exception>
    public IReadOnlyList<string> Resolve(PackageRequest request, SourceName source)
    {
        if (!packages.TryGetValue(request.Name, out var package))
        {
            throw new CellException(source, request.Line,
                $"the kit does not bring the package {request.Name}; lessons run offline, with the packages the kit was built with.");
        }

        if (request.Version is { } version && version != "*-*" && version != package.Version)
            throw new CellException(source, request.Line, $"expected {package.Name} {package.Version}, which the kit brings, got version {version}.");
        return package.Files;
    }

    private static string[] Listed(string name, char separator) =>
        (AppContext.GetData(name) as string ?? "").Split(separator, StringSplitOptions.RemoveEmptyEntries);
}
