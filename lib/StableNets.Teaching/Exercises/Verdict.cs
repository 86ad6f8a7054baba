using StableNets.Teaching.Formatting;

namespace StableNets.Teaching;

/// <summary>What is said about an attempt at an exercise.</summary>
[TypeFormatterSource(typeof(ShownSource), PreferredMimeTypes = [MimeType.Html, MimeType.Plain])]
public sealed class Verdict : IShown
{
    private readonly string[] lines;

    internal Verdict(string id, params string[] problems)
    {
        IsCorrect = problems.Length == 0;
        lines = IsCorrect ? [$"Exercise {id} ✓ Correct"] : [$"Exercise {id} … Not yet: {problems[0]}", .. problems[1..]];
    }

    /// <summary>Whether the attempt is right.</summary>
    public bool IsCorrect { get; }

    string IShown.Html => Badge.Html(IsCorrect, lines);

    string IShown.Plain => string.Join('\n', lines);
}
