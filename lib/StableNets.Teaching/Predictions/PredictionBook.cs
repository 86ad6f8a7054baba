using System.Text.RegularExpressions;

namespace StableNets.Teaching.Predictions;

/// <summary>The questions asked in this run of the notebook, and the guesses kept from all runs.</summary>
internal sealed partial class PredictionBook(PredictionFile file)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (string Question, IReadOnlyList<string> Choices)> asked = [];
    private readonly Dictionary<string, Kept> guesses = [];

    internal Prediction Ask(string id, string question, IReadOnlyList<string> choices, Guess? guess)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentException.ThrowIfNullOrWhiteSpace(question);
        lock (gate)
        {
            asked[id] = (question, choices);
            if (guess is null)
                guesses.Remove(id);
            else
                Keep(FirstGuess(new(id, question, guess, null)));
            return new(id, question, choices, guesses.GetValueOrDefault(id)?.Guess, guess);
        }
    }

    internal Revelation Reveal(string id, Guess? actual)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        lock (gate)
        {
            var (question, choices) = asked.GetValueOrDefault(id);
            if (actual?.Choice is { } choice && choices?.Contains(choice) == false)
                throw new ArgumentException($"prediction {id} has the answers {string.Join(", ", choices)}, and \"{choice}\" is none of them", nameof(actual));
            if (actual is not null && guesses.TryGetValue(id, out var kept))
                Keep(kept with { Actual = actual });
            return new(id, question, actual, guesses.GetValueOrDefault(id));
        }
    }

    // Without a guess in this run the file is left alone: pages made of the notebook are the same bytes whatever lies beside it.
    internal Calibration Calibration()
    {
        lock (gate)
            return new(guesses.Count == 0 ? [] : [.. All().Where(one => one.Actual is not null)]);
    }

    // Whoever has seen what came no longer predicts.
    private Kept FirstGuess(Kept next) =>
        All().FirstOrDefault(kept => kept.Id == next.Id && kept.Question == next.Question && kept.Actual is not null) ?? next;

    private void Keep(Kept kept)
    {
        guesses[kept.Id] = kept;
        file.Write(All());
    }

    private IEnumerable<Kept> All() =>
        [.. file.Read().Where(kept => !guesses.ContainsKey(kept.Id)).Concat(guesses.Values).OrderBy(kept => InOrder(kept.Id), StringComparer.Ordinal)];

    // Lesson 10 comes after lesson 9, not after lesson 1.
    private static string InOrder(string id) => Digits().Replace(id, number => number.Value.PadLeft(6, '0'));

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
