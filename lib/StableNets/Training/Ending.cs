namespace StableNets.Training;

/// <summary>Why training ended.</summary>
public enum Ending
{
    /// <summary>All iterations that were asked for are done.</summary>
    AllIterations,

    /// <summary>The gradient is as small as the optimiser's tolerance asks.</summary>
    Converged,

    /// <summary>No step along the search direction makes the objective smaller: near a minimum that is rounding, elsewhere a direction that misleads.</summary>
    NoSmallerValue,

    /// <summary>The network, the loss or the gradient grew beyond the range of numbers: the last good weights are returned.</summary>
    Diverged,

    /// <summary>Somebody cancelled it.</summary>
    Cancelled,
}
