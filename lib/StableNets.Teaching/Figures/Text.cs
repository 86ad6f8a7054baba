using System.Text.RegularExpressions;

namespace StableNets.Teaching.Figures;

internal static partial class Text
{
    internal static string Required(string? text, string argument, string rule) =>
        string.IsNullOrWhiteSpace(text)
            ? throw new ArgumentException($"{rule}, got {(text is null ? "null" : $"\"{text}\"")}", argument)
            : text;

    /// <summary>Safe html with y_N lowered to an index: Unicode has a small ₀ but no small N.</summary>
    internal static string WithIndices(string html) => Index().Replace(html, "$1<sub>$2</sub>");

    [GeneratedRegex(@"(?<!\w)(\p{L})_(\w)(?!\w)")]
    private static partial Regex Index();
}
