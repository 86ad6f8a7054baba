using StableNets.Teaching.Formatting;
using StableNets.Teaching.Predictions;

namespace StableNets.Teaching;

/// <summary>A question and the student's guess.</summary>
[TypeFormatterSource(typeof(ShownSource), PreferredMimeTypes = [MimeType.Html, MimeType.Plain])]
public sealed class Prediction : IShown
{
    private readonly string heading;
    private readonly string[] lines;
    private readonly bool isMade;

    internal Prediction(string id, string question, IReadOnlyList<string> choices, Guess? kept, Guess? given)
    {
        (heading, isMade) = ($"Prediction {id}: {question}", kept is not null);
        lines = kept is not null
            ? [kept == given ? $"Your guess: {kept}. Now run on and see." : $"Your first guess stands, because you have seen what came: {kept}."]
            : choices.Count == 0
                ? ["No guess yet. Write a number in place of null, such as guess: 3, and run this cell again. Then run on."]
                : [$"No guess yet. Write one of these in place of null, with its quotation marks, and run this cell again: {string.Join(", ", choices.Select(choice => $"\"{choice}\""))}."];
    }

    string IShown.Html => Badge.Html(isMade ? Badge.Good : Badge.Open, lines, heading);

    string IShown.Plain => string.Join('\n', lines.Prepend(heading));
}
