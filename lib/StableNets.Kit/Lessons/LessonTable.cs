using System.Text.RegularExpressions;

namespace StableNets.Kit.Lessons;

/// <summary>
/// The table of lessons in the README. A lesson's finding, in one line, is written there and nowhere else: editors of notebooks
/// may drop what they do not know from a notebook's metadata.
/// </summary>
internal static partial class LessonTable
{
    /// <summary>The table's rows; none when there is no README.</summary>
    /// <param name="root">The repository's folder.</param>
    public static IReadOnlyList<LessonRow> Read(string root)
    {
        var readme = Path.Combine(root, "README.md");
        return File.Exists(readme)
            ? [.. Row().Matches(File.ReadAllText(readme)).Select(row => new LessonRow(
                Path.GetFullPath(row.Groups["path"].Value, root), row.Groups["title"].Value, row.Groups["finding"].Value, row.Groups["minutes"].Value))]
            : [];
    }

    [GeneratedRegex(@"^\|[^|\n]*\| \[(?<title>[^\]\n]+)\]\((?<path>notebooks/[^)\n]+\.ipynb)\) \| (?<finding>[^|\n]+) \| (?<minutes>[^|\n]+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}

/// <summary>One row of the table.</summary>
/// <param name="Path">Full path of the notebook.</param>
/// <param name="Title">The lesson's title.</param>
/// <param name="Finding">What the lesson finds, in one line of Markdown.</param>
/// <param name="Minutes">How long it takes.</param>
internal sealed record LessonRow(string Path, string Title, string Finding, string Minutes);
