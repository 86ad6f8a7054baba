using StableNets.Teaching.Formatting;

namespace StableNets.Teaching.Exercises;

/// <summary>
/// Rules over inputs. The function that a rule is given takes an input and returns the answer's result: each call has matrices of
/// its own, so that answers may work in place, and null, NaN or a wrong shape never reach the rule.
/// </summary>
/// <typeparam name="T">The answer.</typeparam>
/// <typeparam name="TInput">A positional record of what the answer is called with.</typeparam>
/// <typeparam name="TResult">What the answer returns.</typeparam>
internal sealed class Trials<T, TInput, TResult>(Inputs<TInput> inputs, Func<T, TInput, TResult> call, double agreement) : Trials<T>
{
    private readonly List<Check> checks = [];
    private readonly List<Mistake<T>> mistakes = [];
    private (bool Exists, T? Answer) reference;
    private (bool Exists, T? Answer) stub;

    internal override IReadOnlyList<Rule> Rules => checks;

    internal override IReadOnlyList<Mistake<T>> Mistakes => mistakes;

    /// <summary>The answer gives what the right answer gives.</summary>
    internal Trials<T, TInput, TResult> MustBe(string name, T right, double tolerance = Trials.Rounding, int points = 0)
    {
        reference = (true, right);
        return MustEqual(name, (f, x) => f(x), x => call(right, InputParts<TInput>.Copy(x)), tolerance, points);
    }

    /// <summary>What is computed with the answer equals something that needs no answer; the report calls it by the quantity's name.</summary>
    internal Trials<T, TInput, TResult> MustEqual(
        string name, Func<Func<TInput, TResult>, TInput, object?> actual, Func<TInput, object?> expected, double tolerance = Trials.Rounding, int points = 0, string quantity = "Yours") =>
        Must(name, (f, x) => Comparison.Between(actual(f, x), expected(x)!, tolerance, quantity), points);

    /// <summary>An expression in the answer is zero: <c>("antisymmetric", "A + Aᵀ", (f, x) => f(x) + f(x).Transpose())</c>.</summary>
    internal Trials<T, TInput, TResult> MustVanish(
        string name, string expression, Func<Func<TInput, TResult>, TInput, object> value, double tolerance = Trials.Rounding, int points = 0) => Must(
        name,
        (f, x) =>
        {
            var found = value(f, x);
            var size = Entries.Of(found).Numbers.Max(Math.Abs);
            return size <= tolerance ? null : new(FaultKind.Value, $"{expression} = {Inline.Of(found)}; it should be 0.", size);
        },
        points);

    /// <summary>A number computed with the answer lies between two bounds; either may be infinite.</summary>
    internal Trials<T, TInput, TResult> MustLieBetween(
        string name, string quantity, Func<Func<TInput, TResult>, TInput, double> value, double low, double high, int points = 0) => Must(
        name,
        (f, x) =>
        {
            var found = value(f, x);
            var (size, bound) = found < low ? (low - found, $"at least {Written.Number(low)}") : (found - high, $"at most {Written.Number(high)}");
            return found >= low && found <= high ? null : new(FaultKind.Value, $"{quantity} is {Written.Number(found)}; it should be {bound}.", size);
        },
        points);

    /// <summary>Any other rule: what is wrong, or null.</summary>
    internal Trials<T, TInput, TResult> Must(string name, Func<Func<TInput, TResult>, TInput, Fault?> fault, int points = 0)
    {
        checks.Add(new(name, points, fault));
        return this;
    }

    /// <summary>A usual mistake. An answer that gives the same on all inputs is told that it looks like it.</summary>
    internal Trials<T, TInput, TResult> LooksLike(string name, T wrong)
    {
        mistakes.Add(new(name, wrong));
        return this;
    }

    /// <summary>What stands in the answer's cell when the exercise is handed out.</summary>
    internal Trials<T, TInput, TResult> StartsAs(T handedOut)
    {
        stub = (true, handedOut);
        return this;
    }

    internal override void Try(T answer, Findings findings)
    {
        foreach (var check in checks)
        {
            if (Smallest(check, answer, findings) is var (input, fault))
                findings.Broken(check.Name, fault, InputParts<TInput>.Write(input));
            else
                findings.Kept(check.Name);
        }
    }

    internal override bool Agree(T answer, T other) =>
        inputs.All.All(input => Comparison.Same(ResultOrNull(answer, input), ResultOrNull(other, input), agreement));

    internal override bool IsUntouched(T answer) => stub.Exists ? Agree(answer, stub.Answer!) : IsNotImplemented(answer);

    private (TInput Input, Fault Fault)? Smallest(Check check, T answer, Findings findings)
    {
        foreach (var input in inputs.All)
        {
            if (FaultOf(input) is { } fault)
                return inputs.Shrink(input, fault, FaultOf);
        }

        return null;

        Fault? FaultOf(TInput input)
        {
            findings.Trying(check.Name, () => InputParts<TInput>.Write(input));
            try
            {
                return check.Fault(x => Result(answer, x), input);
            }
            catch (FaultException found)
            {
                return found.Fault;
            }
            catch (Exception exception)
            {
                return new(FaultKind.Shape, $"Your result does not fit in here: {exception.Message}");
            }
        }
    }

    private TResult Result(T answer, TInput input)
    {
        TResult result;
        try
        {
            result = call(answer, InputParts<TInput>.Copy(input));
        }
        catch (Exception exception)
        {
            throw new FaultException(Fault.Threw(exception));
        }

        var shape = reference.Exists ? Entries.Of(call(reference.Answer!, InputParts<TInput>.Copy(input))).Shape : null;
        return Comparison.Unusable(result, shape) is { } fault ? throw new FaultException(fault) : result;
    }

    private object? ResultOrNull(T answer, TInput input)
    {
        try
        {
            return call(answer, InputParts<TInput>.Copy(input));
        }
        catch (Exception)
        {
            return null;
        }
    }

    private bool IsNotImplemented(T answer)
    {
        try
        {
            _ = call(answer, InputParts<TInput>.Copy(inputs.All[0]));
            return false;
        }
        catch (Exception exception)
        {
            return exception is NotImplementedException;
        }
    }

    private sealed record Check(string Name, int Points, Func<Func<TInput, TResult>, TInput, Fault?> Fault) : Rule(Name, Points);
}
