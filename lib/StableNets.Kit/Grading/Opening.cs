using System.Text.RegularExpressions;
using StableNets.Kit.Lessons;

namespace StableNets.Kit.Grading;

/// <summary>
/// The kit, opened by the grader itself: a submission may lie anywhere, so that its own <c>#!import ../kit.csx</c> leads nowhere.
/// </summary>
internal static partial class Opening
{
    private const string File = "kit.csx";

    /// <summary>The code of the opening, with full paths; empty when the course has none.</summary>
    public static string Code(Course course)
    {
        var script = new[] { course.SolutionsFolder, course.NotebooksFolder }.Select(folder => Path.Combine(folder, File)).FirstOrDefault(System.IO.File.Exists);
        return script is null ? "" : Absolute(script);
    }

    /// <summary>A cell's code without the lines that open the kit; the other lines keep their numbers.</summary>
    public static string Remove(string code) => Import().Replace(code, "");

    private static string Absolute(string script)
    {
        var folder = Path.GetDirectoryName(script)!;
        return PathLine().Replace(System.IO.File.ReadAllText(script).ReplaceLineEndings("\n"), line => line.Groups["import"].Success
            ? Absolute(Path.GetFullPath(line.Groups["path"].Value, folder))
            : $"#r \"{Path.GetFullPath(line.Groups["path"].Value, folder)}\"");
    }

    [GeneratedRegex(@"^#!import[ \t]+""?[^""\n]*\bkit\.csx""?[ \t]*$", RegexOptions.Multiline)]
    private static partial Regex Import();

    [GeneratedRegex(@"^(?:(?<import>#!import)[ \t]+""?(?<path>[^""\n]+?)""?|#r[ \t]+""(?<path>[^""\n]*/[^""\n]*)"")[ \t]*$", RegexOptions.Multiline)]
    private static partial Regex PathLine();
}
