using StableNets.Teaching.Predictions;

namespace StableNets.Teaching;

/// <summary>
/// Predict, run, compare. A cell asks, the student writes a guess into it, a later cell reveals what came. Guesses stay in the file
/// <c>predictions.json</c> beside the notebook; while no guess is made, nothing is written and nothing read.
/// </summary>
public static class Predict
{
    private static readonly PredictionBook Book = new(new(PredictionFile.Name));

    /// <summary>Asks for a number.</summary>
    /// <param name="id">The prediction's number, such as <c>"2.1"</c>; different in all notebooks of a folder.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="guess">The student's guess; null while there is none.</param>
    /// <returns>The question and the guess, to be shown.</returns>
    public static Prediction Number(string id, string question, double? guess = null) =>
        Book.Ask(id, question, [], guess is { } number && double.IsFinite(number) ? new Guess(number, null) : null);

    /// <summary>Asks for one of several answers.</summary>
    /// <param name="id">The prediction's number, such as <c>"2.1"</c>; different in all notebooks of a folder.</param>
    /// <param name="question">What is asked.</param>
    /// <param name="choices">The answers to choose from.</param>
    /// <param name="guess">The student's choice, word for word; null while there is none.</param>
    /// <returns>The question and the guess, to be shown.</returns>
    public static Prediction Choice(string id, string question, IReadOnlyList<string> choices, string? guess = null)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return Book.Ask(id, question, choices, guess is not null && choices.Contains(guess) ? new Guess(null, guess) : null);
    }

    /// <summary>Compares a guess with the number that came.</summary>
    /// <param name="id">The number that the question has.</param>
    /// <param name="actual">What came; where it is not finite, there is nothing to compare yet.</param>
    /// <returns>The comparison, to be shown.</returns>
    public static Revelation Reveal(string id, double actual) => Book.Reveal(id, double.IsFinite(actual) ? new Guess(actual, null) : null);

    /// <summary>Compares a choice with the answer that came.</summary>
    /// <param name="id">The number that the question has.</param>
    /// <param name="actual">The right choice, word for word.</param>
    /// <returns>The comparison, to be shown.</returns>
    /// <exception cref="ArgumentException"><paramref name="actual"/> is none of the answers that the question offers.</exception>
    public static Revelation Reveal(string id, string actual) => Book.Reveal(id, new Guess(null, actual));

    /// <summary>All guesses made so far beside what came, those of the folder's other notebooks included.</summary>
    /// <returns>A figure and a table, to be shown.</returns>
    public static Calibration Calibration() => Book.Calibration();
}
