using StableNets.Teaching.Formatting;

namespace StableNets.Teaching.Exercises;

/// <summary>What an answer is tried on, what must hold there, and what it may look like where it does not.</summary>
/// <typeparam name="T">The answer.</typeparam>
internal abstract class Trials<T>
{
    internal abstract IReadOnlyList<Rule> Rules { get; }

    internal abstract IReadOnlyList<Mistake<T>> Mistakes { get; }

    /// <summary>Tries every rule and tells what was found.</summary>
    internal abstract void Try(T answer, Findings findings);

    /// <summary>Whether two answers give the same on all inputs.</summary>
    internal abstract bool Agree(T answer, T other);

    /// <summary>Whether the answer is what was handed out.</summary>
    internal abstract bool IsUntouched(T answer);
}

/// <summary>
/// Starts the rules of an exercise. An exercise whose answer is a function K ↦ A:
/// <code>
/// private sealed record Weights(Matrix K);                                   // the names that a report writes
///
/// public static Exercise&lt;Func&lt;Matrix, Matrix&gt;&gt; Antisymmetric { get; } = new(
///     "3.1", "Half of a matrix", points: 2,
///     Trials.Of(
///             Inputs.OfShapes((n, s) => Any.Matrix(s, s).Select(K => new Weights(K))),
///             (Func&lt;Matrix, Matrix&gt; half, Weights x) => half(x.K))
///         .StartsAs(K => K)                                                  // what the stub returns; none if it throws NotImplementedException
///         .MustVanish("A is antisymmetric", "A + Aᵀ", (f, x) => f(x) + f(x).Transpose())
///         .MustBe("A is half of K − Kᵀ", K => (K - K.Transpose()) / 2)
///         .LooksLike("the factor ½ is left out", K => K - K.Transpose()));
/// </code>
/// Rules that carry <c>points</c> earn them each by itself; a rule that the stub keeps must carry none.
/// </summary>
internal static class Trials
{
    /// <summary>How far two results of the same formula may differ, relative to the larger of 1 and the result.</summary>
    internal const double Rounding = 1e-9;

    /// <summary>An answer that is a function, tried on inputs.</summary>
    /// <param name="inputs">The inputs.</param>
    /// <param name="call">How the answer is called with one of them.</param>
    internal static Trials<T, TInput, TResult> Of<T, TInput, TResult>(Inputs<TInput> inputs, Func<T, TInput, TResult> call) => new(inputs, call, Rounding);

    /// <summary>An answer that is a number, handed out as NaN. Which number is right the report does not say.</summary>
    /// <param name="name">What it is the number of.</param>
    /// <param name="right">The right number.</param>
    /// <param name="tolerance">How far the answer may be from it; how far from a mistake to be told so.</param>
    internal static Trials<double, NoInput, double> Number(string name, double right, double tolerance) =>
        new Trials<double, NoInput, double>(Inputs.Fixed(new NoInput()), (answer, _) => answer, tolerance)
            .StartsAs(double.NaN)
            .Must(name, (f, x) => Math.Abs(f(x) - right) <= tolerance
                ? null
                : new(FaultKind.Value, $"{Inline.Of(f(x))} is too {(f(x) > right ? "large" : "small")}.", Math.Abs(f(x) - right)));
}

/// <summary>The input of an answer that is a value.</summary>
internal sealed record NoInput;
