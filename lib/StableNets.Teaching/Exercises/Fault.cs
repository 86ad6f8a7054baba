namespace StableNets.Teaching.Exercises;

/// <summary>What is wrong with a result.</summary>
/// <param name="Kind">In what way. A smaller input must fail in the same way to stand for the one that was found.</param>
/// <param name="Message">In a sentence.</param>
/// <param name="Size">By how much; 0 where that has no meaning.</param>
internal sealed record Fault(FaultKind Kind, string Message, double Size = 0)
{
    internal static Fault Threw(Exception exception) => new(FaultKind.Threw, $"Your code threw {exception.GetType().Name}: {exception.Message}");
}

/// <summary>The ways in which a result can be wrong.</summary>
internal enum FaultKind
{
    Threw,
    Null,
    Shape,
    NotFinite,
    Value,
}

/// <summary>Leaves a rule's expression where the student's part of it has no value to go on with.</summary>
internal sealed class FaultException(Fault fault) : Exception(fault.Message)
{
    internal Fault Fault => fault;
}
