namespace StableNets.Kit.Editions;

/// <summary>A Markdown cell as the student gets it: hints folded, the teacher's notes and the solutions gone.</summary>
internal static class StudentText
{
    /// <summary>The cell's text.</summary>
    public static string Of(string source, CellPlace place)
    {
        var blocks = Block.Split(source, Markers.InText, place);
        var hints = blocks.Count(block => block.Kind == BlockKind.Hint);
        var lines = new List<string>();
        var hint = 0;
        foreach (var block in blocks)
        {
            switch (block.Kind)
            {
                case BlockKind.Common:
                    AddParagraphs(lines, block.Lines);
                    break;
                case BlockKind.Hint:
                    AddParagraphs(lines, Folded($"Hint {++hint} of {hints}", block.Lines));
                    break;
            }
        }

        return string.Join('\n', lines).TrimEnd();
    }

    // Empty lines inside the HTML: without them Markdown takes the hint for HTML too.
    private static IReadOnlyList<string> Folded(string title, IReadOnlyList<string> hint) =>
        [$"<details><summary>{title}</summary>", "", .. hint.SkipWhile(string.IsNullOrWhiteSpace).Reverse().SkipWhile(string.IsNullOrWhiteSpace).Reverse(), "", "</details>", ""];

    // What was cut out must not leave two empty lines where one was.
    private static void AddParagraphs(List<string> text, IReadOnlyList<string> lines) =>
        text.AddRange(text.Count == 0 || text[^1].Length == 0 ? lines.SkipWhile(string.IsNullOrWhiteSpace) : lines);
}
