namespace StableNets.Training;

/// <summary>Where an optimiser stands after an iteration.</summary>
/// <param name="Iteration">0 is the start.</param>
/// <param name="Weights">All weights; overwritten by the next iteration, so copy what is to be kept.</param>
/// <param name="Loss">The objective there, penalty included. For mini-batches: on the last batch.</param>
/// <param name="GradientNorm">|∇| there.</param>
public readonly record struct Iterate(int Iteration, double[] Weights, double Loss, double GradientNorm);
