using StableNets.Teaching.Exercises;

namespace StableNets.Teaching;

/// <summary>An exercise of the homework: what its answer must satisfy, and what it is worth.</summary>
/// <typeparam name="T">The answer: a function, a number, a matrix.</typeparam>
public sealed class Exercise<T> : IExercise
{
    private readonly Trials<T>[] trials;
    private T? lastAnswer;

    /// <summary>An exercise; where no rule carries points of its own, it is all or nothing.</summary>
    internal Exercise(string id, string title, int points, params Trials<T>[] trials)
    {
        (Id, Title, Points, this.trials) = (id, title, points, trials);
        var rules = trials.SelectMany(trial => trial.Rules).ToArray();
        (Rules, KnownMistakes) = ([.. rules.Select(rule => rule.Name)], [.. trials.SelectMany(trial => trial.Mistakes)]);
        var pointsOfRules = rules.Sum(rule => rule.Points);
        if (rules.Length == 0 || Rules.Distinct().Count() < rules.Length)
            throw new ArgumentException($"exercise {id} needs a rule or more, each with a name of its own, got {string.Join("; ", Rules)}", nameof(trials));
        if (pointsOfRules != 0 && pointsOfRules != points)
            throw new ArgumentException($"the rules of exercise {id} must carry {points} points together, or none, got {pointsOfRules}", nameof(points));
    }

    /// <inheritdoc/>
    public string Id { get; }

    /// <inheritdoc/>
    public string Title { get; }

    /// <inheritdoc/>
    public int Points { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Rules { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Mistakes => [.. KnownMistakes.Select(mistake => mistake.Name)];

    /// <inheritdoc/>
    public ExerciseReport? LastReport { get; private set; }

    internal IReadOnlyList<Mistake<T>> KnownMistakes { get; }

    /// <summary>
    /// The exercises whose answers this one may call: where one of them is wrong, so is this one, and its own diagnosis misleads.
    /// A function, since exercises refer to others that may not be made yet.
    /// </summary>
    internal Func<IReadOnlyList<IExercise>> Uses { get; init; } = () => [];

    /// <summary>
    /// Tries the answer on many small inputs. Never throws: what the answer's code throws, and a loop that does not end, is reported.
    /// </summary>
    /// <param name="answer">The answer to check.</param>
    /// <returns>The points, and for each rule that is broken the smallest input that breaks it; to be shown.</returns>
    public ExerciseReport Check(T answer)
    {
        var report = Check(answer, TimeLimit.OfACheck);
        if (!report.IsCorrect)
        {
            report.MendFirst = [.. Uses().Where(exercise => exercise.LastReport is { IsCorrect: false }).Select(exercise => exercise.Id)];
            if (LastReport is { } last && IsTheLast(answer))
                report.MendedSince = [.. last.MendFirst.Union(last.MendedSince).Except(report.MendFirst)];
        }

        (lastAnswer, LastReport) = (answer, report);
        return report;
    }

    /// <summary>The same for the answer by itself: nothing is remembered of it, and other checks are not asked.</summary>
    internal ExerciseReport Check(T answer, TimeSpan limit)
    {
        var findings = new Findings();
        if (answer is null)
        {
            findings.Broken(Rules[0], new(FaultKind.Null, "The answer is null."), null);
            return Report(findings.Read(null));
        }

        var finished = TimeLimit.Finishes(() => Try(answer, findings), limit);
        return Report(findings.Read(finished ? null : limit));
    }

    // A cell that is run again makes a new method.
    private bool IsTheLast(T answer) => answer is Delegate now && lastAnswer is Delegate before && now.Method == before.Method;

    private void Try(T answer, Findings findings)
    {
        foreach (var trial in trials)
            trial.Try(answer, findings);
        findings.AllTried();
        if (!findings.Any)
            return;

        if (Array.Exists(trials, trial => trial.IsUntouched(answer)))
            findings.NotStarted();
        else
            findings.LooksLike(trials.SelectMany(trial => trial.Mistakes.Where(mistake => trial.Agree(answer, mistake.Answer))).FirstOrDefault()?.Name);
    }

    private ExerciseReport Report(Findings.State found)
    {
        var isCorrect = found.Failed.Count == 0;
        var partial = found.IsStarted ? trials.SelectMany(trial => trial.Rules).Where(rule => found.Kept.Contains(rule.Name)).Sum(rule => rule.Points) : 0;
        return new(Id, Title, isCorrect ? Points : partial, Points, found);
    }
}
