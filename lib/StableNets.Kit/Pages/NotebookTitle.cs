using System.Text.RegularExpressions;
using Markdig;
using StableNets.Kit.Notebooks;

namespace StableNets.Kit.Pages;

/// <summary>A notebook's title and its first sentences, for lists of lessons.</summary>
internal static partial class NotebookTitle
{
    /// <summary>Its first heading, or its file name when it has none.</summary>
    public static string Of(Notebook notebook) =>
        Lines(notebook).Select(line => FirstHeading().Match(line)).FirstOrDefault(match => match.Success) is { } heading
            ? Plain(heading.Groups[1].Value)
            : notebook.Name;

    /// <summary>The number that its title begins with, such as <c>2</c>, or else the whole title.</summary>
    public static string Number(Notebook notebook) => Leading().Match(Of(notebook)) is { Success: true } number ? number.Value : Of(notebook);

    /// <summary>The first paragraph under the title, as Markdown; empty when there is none.</summary>
    public static string Summary(Notebook notebook)
    {
        var paragraph = Lines(notebook)
            .SkipWhile(line => !FirstHeading().IsMatch(line)).Skip(1)
            .SkipWhile(string.IsNullOrWhiteSpace)
            .TakeWhile(line => !string.IsNullOrWhiteSpace(line) && !line.StartsWith('#'));
        return string.Join('\n', paragraph);
    }

    private static IEnumerable<string> Lines(Notebook notebook) =>
        notebook.Cells.Where(cell => cell.Kind == CellKind.Text).SelectMany(cell => cell.Source.Split('\n').Append(""));

    // As a heading: by itself "1. Networks" would be a list.
    private static string Plain(string heading) => Markdown.ToPlainText($"# {heading}").ReplaceLineEndings(" ").Trim();

    [GeneratedRegex(@"^#\s+(.+?)\s*#*$")]
    private static partial Regex FirstHeading();

    [GeneratedRegex(@"^[0-9]+(?=\. )")]
    private static partial Regex Leading();
}
