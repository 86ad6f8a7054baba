namespace StableNets.Teaching;

/// <summary>Small exercises inside a lesson.</summary>
public static class Exercise
{
    /// <summary>Looks at an attempt and says whether it is right. Never throws: an exercise not yet solved is no error.</summary>
    /// <param name="id">The exercise's number in the lesson, such as <c>"2.1"</c>.</param>
    /// <param name="attempt">Whether the student's code does what was asked.</param>
    /// <param name="hint">What to look at when it does not.</param>
    /// <param name="finding">Where the attempt is wrong, in one sentence; asked for only when it is. Null: nothing is said about it.</param>
    /// <returns>The verdict, to be shown.</returns>
    public static Verdict Check(string id, Func<bool> attempt, string hint, Func<string>? finding = null)
    {
        try
        {
            return attempt() ? new(id) : finding is null ? new(id, $"Hint: {hint}") : new(id, finding(), $"Hint: {hint}");
        }
        catch (Exception problem)
        {
            return new(id, $"Your code threw {problem.GetType().Name}: {problem.Message}", $"Hint: {hint}");
        }
    }
}
