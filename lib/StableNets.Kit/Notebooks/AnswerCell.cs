using System.Text.RegularExpressions;

namespace StableNets.Kit.Notebooks;

/// <summary>How a cell says that it answers an exercise: its first line is <c>// Exercise 1.2</c>.</summary>
internal static partial class AnswerCell
{
    /// <summary>The exercise that a code cell answers, such as <c>1.2</c>; null when it answers none.</summary>
    public static string? ExerciseOf(string code) => FirstLine().Match(code) is { Success: true } match ? match.Groups["id"].Value : null;

    [GeneratedRegex(@"^\s*//\s*Exercise\s+(?<id>[0-9]+\.[0-9]+)\b", RegexOptions.IgnoreCase)]
    private static partial Regex FirstLine();
}
