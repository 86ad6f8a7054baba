namespace StableNets.Teaching;

/// <summary>A rule that an answer breaks.</summary>
/// <param name="Rule">What should hold.</param>
/// <param name="Message">What came instead, and by how much.</param>
/// <param name="Counterexample">The smallest input that was found to break it, such as <c>Y = [[1, 0]], h = 0.5</c>; null where there is none.</param>
/// <param name="Diagnosis">The usual mistake that this looks like; null where it looks like none.</param>
public sealed record FailedRule(string Rule, string Message, string? Counterexample, string? Diagnosis);
