namespace StableNets.Training;

/// <summary>Where an optimiser stands after an iteration.</summary>
/// <param name="Iteration">0 is the start.</param>
/// <param name="Weights">All weights; overwritten by the next iteration, so copy what is to be kept.</param>
/// <param name="Loss">The objective there, penalty included. With mini-batches: its mean over the batches of the epoch.</param>
/// <param name="GradientNorm">|∇| there. With mini-batches: its mean over the batches.</param>
/// <param name="Accuracy">The share of training samples decided rightly there. With mini-batches: over the batches, as they came.</param>
/// <param name="Ending">Set when the method can go no further. This iterate then repeats the last one.</param>
public readonly record struct Iterate(int Iteration, double[] Weights, double Loss, double GradientNorm, double Accuracy, Ending? Ending = null)
{
    /// <summary>
    /// The gradients computed so far, trials of a line search included; one on a share of the samples counts as that share, and so does a product with
    /// the Gauss–Newton operator: it costs about as much.
    /// </summary>
    public double Work { get; init; }
}
