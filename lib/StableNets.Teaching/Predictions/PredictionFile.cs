using System.Text.Json;

namespace StableNets.Teaching.Predictions;

/// <summary>Where guesses are kept: a file of the student's own. Where it cannot be read or written, guesses live as long as the notebook runs.</summary>
internal sealed class PredictionFile(string path)
{
    internal const string Name = "predictions.json";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Web) { WriteIndented = true };

    internal IReadOnlyList<Kept> Read()
    {
        try
        {
            var all = File.Exists(path) ? JsonSerializer.Deserialize<Kept?[]>(File.ReadAllText(path), Options) ?? [] : [];
            return [.. all.OfType<Kept>().Where(kept => kept is { Id: not null, Question: not null, Guess: not null })];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JsonException or NotSupportedException)
        {
            return [];
        }
    }

    internal void Write(IEnumerable<Kept> guesses)
    {
        try
        {
            AtomicFile.Write(path, JsonSerializer.Serialize(guesses, Options));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // A folder that may not be written to is no reason to disturb a lesson.
        }
    }
}
