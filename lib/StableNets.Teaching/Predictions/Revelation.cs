using StableNets.Teaching.Formatting;
using StableNets.Teaching.Predictions;

namespace StableNets.Teaching;

/// <summary>A guess beside what came.</summary>
[TypeFormatterSource(typeof(ShownSource), PreferredMimeTypes = [MimeType.Html, MimeType.Plain])]
public sealed class Revelation : IShown
{
    private readonly string? heading;
    private readonly string[] lines;

    // Without a guess one line is enough: the question and its answer.
    internal Revelation(string id, string? question, Guess? actual, Kept? kept)
    {
        var asked = $"Prediction {id}{(question is null ? "" : $": {question}")}";
        var came = actual is null ? "There is no result to compare with yet." : $"What came: {actual}.";
        (heading, lines) = actual is null || kept is null
            ? (null, [question is null ? $"{asked}. {came}" : $"{asked} {came}"])
            : (asked, new[] { $"{came} Your guess: {kept.Guess}, {kept.Verdict}." });
    }

    string IShown.Html => Badge.Html(Badge.Open, lines, heading);

    string IShown.Plain => string.Join('\n', heading is null ? lines : lines.Prepend(heading));
}
