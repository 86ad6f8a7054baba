using System.Globalization;

namespace StableNets.Kit.Grading.Results;

/// <summary>Names of feedback pages: one folder holds them all, on every file system.</summary>
internal static class PageNames
{
    private const int Longest = 80;

    /// <summary>A name for each submission: its path in letters, digits and hyphens, with a number where two would be the same.</summary>
    public static string[] Of(IEnumerable<SubmissionFile> files)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "index" };
        return [.. files.Select(file => Free(Slug(file.Name), taken) + ".html")];
    }

    private static string Free(string slug, HashSet<string> taken)
    {
        var name = slug;
        for (var n = 2; !taken.Add(name); n++)
            name = $"{slug}-{n.ToString(CultureInfo.InvariantCulture)}";
        return name;
    }

    private static string Slug(string name)
    {
        var letters = string.Concat(Path.ChangeExtension(name, null).Select(c => char.IsLetterOrDigit(c) ? c : '-'));
        var slug = string.Join('-', letters.Split('-', StringSplitOptions.RemoveEmptyEntries));
        return slug.Length == 0 ? "submission" : slug[..Math.Min(slug.Length, Longest)];
    }
}
