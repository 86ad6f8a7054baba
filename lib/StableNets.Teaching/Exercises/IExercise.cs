namespace StableNets.Teaching;

/// <summary>An exercise of the homework, whatever its answer is.</summary>
public interface IExercise
{
    /// <summary>Its number, such as <c>"1.2"</c>: homework 1, exercise 2.</summary>
    string Id { get; }

    /// <summary>What it is called.</summary>
    string Title { get; }

    /// <summary>What a right answer is worth.</summary>
    int Points { get; }

    /// <summary>What an answer must satisfy, in words.</summary>
    IReadOnlyList<string> Rules { get; }

    /// <summary>The usual mistakes that a check recognises, in words.</summary>
    IReadOnlyList<string> Mistakes { get; }

    /// <summary>What the last check in this session found; null before the first.</summary>
    ExerciseReport? LastReport { get; }
}
