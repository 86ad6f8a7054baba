using StableNets.Teaching;
using StableNets.Teaching.Exercises;

namespace StableNets.Notebooks.Tests.Teaching.Homework;

/// <summary>Answers to one exercise, and what a check must say to each.</summary>
internal abstract class Answers
{
    public abstract IExercise Exercise { get; }

    public List<Attempt> Attempts { get; } = [];

    public int Right => Attempts.Count(attempt => attempt.Points == Exercise.Points);

    public int Wrong => Attempts.Count(attempt => attempt.Points < Exercise.Points && !attempt.IsStub);

    public static Answers<T> To<T>(Exercise<T> exercise) => new(exercise);
}

/// <summary>One answer and its fate.</summary>
/// <param name="Name">What is done in it.</param>
/// <param name="Check">Checks it.</param>
/// <param name="Points">What it must earn.</param>
/// <param name="Diagnosis">What it must be said to look like; null for nothing.</param>
/// <param name="IsStub">Whether it is what is handed out.</param>
internal sealed record Attempt(string Name, Func<ExerciseReport> Check, int Points, string? Diagnosis, bool IsStub = false);

/// <summary>Collects answers. The mistakes that the exercise knows are among the wrong ones from the start.</summary>
internal sealed class Answers<T> : Answers
{
    private readonly Exercise<T> exercise;

    internal Answers(Exercise<T> exercise)
    {
        this.exercise = exercise;
        foreach (var mistake in exercise.KnownMistakes)
            Attempts.Add(new($"known: {mistake.Name}", () => Check(mistake.Answer), Earned(mistake.Answer), mistake.Name));
    }

    public override IExercise Exercise => exercise;

    public Answers<T> IsRight(string name, T answer) => Add(new(name, () => Check(answer), exercise.Points, null));

    /// <summary>A wrong answer, of one's own writing; with the diagnosis that it must get.</summary>
    public Answers<T> IsWrong(string name, T answer, string? diagnosis = null, int points = 0) => Add(new(name, () => Check(answer), points, diagnosis));

    public Answers<T> IsHandedOutAs(T stub) => Add(new("as handed out", () => Check(stub), 0, null, IsStub: true));

    // A known mistake may earn part of the points, never all.
    private int Earned(T mistake) => Math.Min(Check(mistake).Points, exercise.Points - 1);

    // By itself: what a test says must not depend on which answers other tests have checked.
    private ExerciseReport Check(T answer) => exercise.Check(answer, TimeLimit.OfACheck);

    private Answers<T> Add(Attempt attempt)
    {
        Attempts.Add(attempt);
        return this;
    }
}
