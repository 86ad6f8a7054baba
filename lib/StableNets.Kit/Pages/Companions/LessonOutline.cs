using System.Text.RegularExpressions;
using StableNets.Kit.Notebooks;

namespace StableNets.Kit.Pages.Companions;

/// <summary>The parts that every lesson has, found by the words that open them. A part that is absent is null or empty.</summary>
internal sealed partial class LessonOutline(Notebook notebook)
{
    /// <summary>The sections, in order.</summary>
    public IReadOnlyList<LessonSection> Sections { get; } = LessonSection.Of(notebook);

    /// <summary>The question that the lesson answers.</summary>
    public string? Question => Block("**The question.**");

    /// <summary>What a student can do afterwards: a sentence and its list.</summary>
    public string? Objectives => BlockAndNext("After this lesson you can");

    /// <summary>The line on time and on what to know before.</summary>
    public string? TimeLine => Block("*Time: ");

    /// <summary>The questions to think about at the end.</summary>
    public string? Discussion => Block("**Ask yourself.**");

    /// <summary>The exercises with their answers folded out.</summary>
    public string? Exercises => Sections.FirstOrDefault(section => section.Title == "Exercises") is { } section
        ? FoldEnd().Replace(Fold().Replace(string.Join("\n\n", section.Cells.Where(cell => cell.Kind == CellKind.Text).Select(cell => cell.Source.Trim('\n'))), "**$1.**\n"), "")
        : null;

    /// <summary>Paragraphs of the lesson that warn of a mistake, each with its section.</summary>
    public IEnumerable<(LessonSection Section, int Cell, string Text)> Warnings => Sections
        .Where(section => section.Title is not ("" or "Exercises" or "Summary"))
        .SelectMany(section => section.Blocks
            .Where(block => char.IsLetter(block.Text.TrimStart('*')[0]) && Warning().IsMatch(block.Text))
            .Select(block => (section, block.Cell, WithWhatFollows(section, block.Text))));

    /// <summary>The predictions that a section asks for.</summary>
    public static IEnumerable<string> Predictions(LessonSection section) =>
        section.Blocks.Select(block => block.Text).Where(text => text.StartsWith("> **Predict.**", StringComparison.Ordinal));

    private IEnumerable<string> Blocks => Sections.SelectMany(section => section.Blocks).Select(block => block.Text);

    private string? Block(string opening) => Blocks.FirstOrDefault(block => block.StartsWith(opening, StringComparison.Ordinal));

    private string? BlockAndNext(string opening) =>
        Blocks.SkipWhile(block => !block.StartsWith(opening, StringComparison.Ordinal)).Take(2).ToArray() is [var first, .. var rest]
            ? string.Join("\n\n", [first, .. rest])
            : null;

    // A paragraph that ends in a colon is no sentence without the list behind it.
    private static string WithWhatFollows(LessonSection section, string text) => text.EndsWith(':')
        ? string.Join("\n\n", section.Blocks.Select(block => block.Text).SkipWhile(block => block != text).Take(2))
        : text;

    [GeneratedRegex(@"<details[^>]*>\s*<summary>(.*?)</summary>")]
    private static partial Regex Fold();

    [GeneratedRegex("</details>")]
    private static partial Regex FoldEnd();

    [GeneratedRegex(@"\b(mistakes?|trap|tempting)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Warning();
}
