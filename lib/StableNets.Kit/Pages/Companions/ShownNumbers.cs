using System.Text.RegularExpressions;
using StableNets.Kit.Engine;
using StableNets.Kit.Workers;

namespace StableNets.Kit.Pages.Companions;

/// <summary>What the cells of a run said of themselves: claims that hold, answers to predictions, and hints of exercises.</summary>
internal static partial class ShownNumbers
{
    /// <summary>The claims of a cell as Markdown, such as <c>distance left: **0.06 (to within 0.005)**</c>.</summary>
    public static IEnumerable<string> Claims(CellResult result) => Lines(result)
        .Where(line => line.StartsWith("✓ ", StringComparison.Ordinal))
        .Select(line => Measured().Match(line) is { Success: true } claim
            ? $"{Literal(claim.Groups["text"].Value)}: **{Literal(claim.Groups["numbers"].Value)}**"
            : Literal(line[2..]));

    /// <summary>What a cell reveals of a prediction, as Markdown, such as <c>Prediction 1.3: How many? **7**</c>.</summary>
    public static IEnumerable<string> Revelations(CellResult result) => Lines(result)
        .Select(line => Revealed().Match(line))
        .Where(match => match.Success)
        .Select(match => $"{Literal(match.Groups["asked"].Value)} **{Literal(match.Groups["came"].Value)}**");

    /// <summary>The hint that a cell gives to an exercise not yet solved, as Markdown.</summary>
    public static IEnumerable<string> Hints(CellResult result)
    {
        string[] lines = [.. Lines(result)];
        var exercise = lines.Select(line => Verdict().Match(line)).FirstOrDefault(match => match.Success)?.Value;
        return lines.Where(line => line.StartsWith("Hint: ", StringComparison.Ordinal))
            .Select(line => $"{Literal(exercise ?? "An exercise")}: {Literal(line["Hint: ".Length..])}");
    }

    private static IEnumerable<string> Lines(CellResult result) => result.Outputs.OfType<DisplayOutput>()
        .SelectMany(output => output.Data.GetValueOrDefault("text/plain", "").Split('\n'));

    // The sentences are plain text: no sign in them may be taken for Markdown.
    /// <summary>Text that Markdown shows as it is.</summary>
    public static string Literal(string text) => Punctuation().Replace(text, @"\$0");

    [GeneratedRegex(@"^✓ (?<text>.+): (?<numbers>\S+ \(.*to within \S+\)|\S+, at (?:most|least) \S+)$")]
    private static partial Regex Measured();

    [GeneratedRegex(@"^(?<asked>Prediction \S+: .+) What came: (?<came>.+)\.$")]
    private static partial Regex Revealed();

    [GeneratedRegex("^Exercise [^:]+(?=: Not yet)")]
    private static partial Regex Verdict();

    [GeneratedRegex(@"[!-/:-@\[-`{-~]")]
    private static partial Regex Punctuation();
}
