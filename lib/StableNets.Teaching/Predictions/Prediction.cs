using StableNets.Teaching.Formatting;
using StableNets.Teaching.Predictions;

namespace StableNets.Teaching;

/// <summary>A question and the student's guess.</summary>
[TypeFormatterSource(typeof(ShownSource), PreferredMimeTypes = [MimeType.Html, MimeType.Plain])]
public sealed class Prediction : IShown
{
    private readonly string? heading;
    private readonly string[] lines;

    // Number and question stand in the cell itself: while there is no guess, one quiet line says what to do.
    internal Prediction(string id, string question, IReadOnlyList<string> choices, Guess? kept, Guess? given)
    {
        heading = kept is null ? null : $"Prediction {id}: {question}";
        lines = kept is null
            ? [$"No guess yet: put {(choices.Count == 0 ? "a number" : "an answer, in quotation marks,")} in place of null and run this cell again."]
            : [kept == given ? $"Your guess: {kept}. Now run on and see." : $"Your first guess stands, because you have seen what came: {kept}."];
    }

    string IShown.Html => Badge.Html(heading is null ? Badge.Open : Badge.Good, lines, heading);

    string IShown.Plain => string.Join('\n', heading is null ? lines : lines.Prepend(heading));
}
