using StableNets.Teaching.Formatting;

namespace StableNets.Teaching;

/// <summary>What is said about an attempt at an exercise.</summary>
[TypeFormatterSource(typeof(ShownSource), PreferredMimeTypes = [MimeType.Html, MimeType.Plain])]
public sealed class Verdict : IShown
{
    private readonly string line;

    internal Verdict(string id, string? problem)
    {
        IsCorrect = problem is null;
        line = problem is null ? $"Exercise {id} ✓ Correct" : $"Exercise {id} … Not yet: {problem}";
    }

    /// <summary>Whether the attempt is right.</summary>
    public bool IsCorrect { get; }

    string IShown.Html => Badge.Html(IsCorrect, line);

    string IShown.Plain => line;
}
