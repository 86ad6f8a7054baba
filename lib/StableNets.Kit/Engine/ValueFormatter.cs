using Microsoft.DotNet.Interactive.Formatting;

namespace StableNets.Kit.Engine;

/// <summary>Turns a value into what is shown, with the kernel's own formatting library.</summary>
internal static class ValueFormatter
{
    /// <summary>
    /// Loads the formatting library. Done before the first cell: libraries that bring formatters for other people's types
    /// look for it among the loaded assemblies.
    /// </summary>
    public static void Load() => _ = Formatter.DefaultMimeType;

    /// <summary>The value in each of <paramref name="mimeTypes"/>, or in those its type prefers when none is given.</summary>
    public static DisplayOutput Format(object? value, params IReadOnlyCollection<string> mimeTypes) =>
        new((mimeTypes.Count > 0 ? mimeTypes : Formatter.GetPreferredMimeTypesFor(value?.GetType() ?? typeof(object)))
            .Distinct()
            .ToDictionary(mime => mime, mime => value.ToDisplayString(mime)));
}
