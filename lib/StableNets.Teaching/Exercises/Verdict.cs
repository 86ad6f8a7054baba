using StableNets.Teaching.Formatting;

namespace StableNets.Teaching;

/// <summary>What is said about an attempt at an exercise.</summary>
[TypeFormatterSource(typeof(ShownSource), PreferredMimeTypes = [MimeType.Html, MimeType.Plain])]
public sealed class Verdict : IShown
{
    private const string NextStep = "Change the exercise's cell, run it, then run this cell again.";

    private readonly string heading;
    private readonly string[] lines;

    internal Verdict(string id, params string[] problems)
    {
        IsCorrect = problems.Length == 0;
        heading = $"Exercise {id}: {(IsCorrect ? "✓ Correct" : "Not yet")}";
        lines = IsCorrect ? [] : [.. problems, NextStep];
    }

    /// <summary>Whether the attempt is right.</summary>
    public bool IsCorrect { get; }

    string IShown.Html => Badge.Html(IsCorrect, lines, heading);

    string IShown.Plain => string.Join('\n', lines.Prepend(heading));
}
