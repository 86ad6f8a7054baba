namespace StableNets.Kit.Notebooks;

/// <summary>The kernels that a notebook of the course may name: front ends write there whatever the reader chose.</summary>
internal static class NotebookKernel
{
    /// <summary>The name that the lessons ask for, and the .NET Interactive kernel's.</summary>
    public const string LessonsName = ".net-csharp";

    /// <summary>The kit's own name, for where another kernel has the lessons' name.</summary>
    public const string OwnName = "stablenets";

    private const string OwnTitle = "StableNets (C#";

    /// <summary>What menus call the kit's kernel; a lesson names the first, too, and saving it changes nothing.</summary>
    /// <param name="name">The name under which it is registered.</param>
    public static string DisplayName(string name) => name == LessonsName ? ".NET (C#)" : name == OwnName ? $"{OwnTitle})" : $"{OwnTitle}, {name})";

    /// <summary>Whether a notebook with these entries is one of C# cells: the .NET Interactive kernel's, or the kit's under any name.</summary>
    public static bool Fits(string? name, string? displayName, string? language) =>
        language == "C#" && (name?.StartsWith(".net-", StringComparison.Ordinal) == true
            || name == OwnName || displayName?.StartsWith(OwnTitle, StringComparison.Ordinal) == true);
}
