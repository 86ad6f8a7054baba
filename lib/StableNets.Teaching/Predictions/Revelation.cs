using StableNets.Teaching.Formatting;
using StableNets.Teaching.Predictions;

namespace StableNets.Teaching;

/// <summary>A guess beside what came.</summary>
[TypeFormatterSource(typeof(ShownSource), PreferredMimeTypes = [MimeType.Html, MimeType.Plain])]
public sealed class Revelation : IShown
{
    private readonly string heading;
    private readonly string[] lines;

    internal Revelation(string id, string? question, Guess? actual, Kept? kept)
    {
        heading = $"Prediction {id}{(question is null ? "" : $": {question}")}";
        lines = actual is null ? ["There is no result to compare with yet."]
            : kept is null ? [$"What came: {actual}. You made no guess."]
            : [$"What came: {actual}. Your guess: {kept.Guess}, {kept.Verdict}."];
    }

    string IShown.Html => Badge.Html(Badge.Open, lines, heading);

    string IShown.Plain => string.Join('\n', lines.Prepend(heading));
}
