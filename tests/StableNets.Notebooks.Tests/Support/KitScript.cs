namespace StableNets.Notebooks.Tests.Support;

/// <summary>The lessons' opening, as it is and for notebooks that lie in some other folder.</summary>
internal static class KitScript
{
    /// <summary>The repository's folder.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "..")).Replace('\\', '/');

    /// <summary>The text of kit.csx.</summary>
    public static string Written { get; } = File.ReadAllText(Path.Combine(Root, "notebooks", "kit.csx"));

    /// <summary>The same with full paths.</summary>
    public static string Text { get; } = Written.Replace("\"../artifacts", $"\"{Root}/artifacts", StringComparison.Ordinal);
}
