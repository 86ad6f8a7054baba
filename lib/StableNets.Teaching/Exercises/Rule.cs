namespace StableNets.Teaching.Exercises;

/// <summary>What an answer must satisfy.</summary>
/// <param name="Name">In words that tell the student what should hold.</param>
/// <param name="Points">What this rule alone earns; 0 where only the whole exercise earns.</param>
internal record Rule(string Name, int Points);

/// <summary>A usual mistake: an answer that is wrong in a known way.</summary>
/// <param name="Name">In words that say what was done, and not what to do.</param>
/// <param name="Answer">The wrong answer.</param>
internal sealed record Mistake<T>(string Name, T Answer);
