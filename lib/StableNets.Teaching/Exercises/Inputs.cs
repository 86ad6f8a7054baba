using CsCheck;

namespace StableNets.Teaching.Exercises;

/// <summary>Starts the inputs of an exercise.</summary>
internal static class Inputs
{
    /// <summary>Inputs for batches of every shape of <see cref="Any.Shapes"/>.</summary>
    /// <param name="generator">(n, s) ↦ inputs with n samples of s features.</param>
    /// <param name="isValid">Whether an input made simpler is still one; all are when it is left out.</param>
    internal static Inputs<T> OfShapes<T>(Func<int, int, Gen<T>> generator, Func<T, bool>? isValid = null) =>
        new(isValid ?? (_ => true), [.. Any.Shapes.Select(shape => generator(shape.Samples, shape.Features))]);

    /// <summary>Inputs from one generator.</summary>
    internal static Inputs<T> Of<T>(Gen<T> generator, Func<T, bool>? isValid = null) => new(isValid ?? (_ => true), generator, generator);

    /// <summary>Inputs that are given, and are not made simpler.</summary>
    internal static Inputs<T> Fixed<T>(params IReadOnlyList<T> all) => new(all);
}

/// <summary>Random inputs, the same in every run, from small shapes to larger ones.</summary>
/// <typeparam name="T">A positional record; the report writes its parts by their names.</typeparam>
internal sealed class Inputs<T>
{
    private const int OfEach = 12;
    private const int MostShrinks = 400;
    private readonly Func<T, bool> isValid;
    private readonly Lazy<IReadOnlyList<T>> all;

    /// <summary>Inputs from generators, those of the smallest shape first.</summary>
    /// <param name="isValid">Whether an input made simpler is still one: not h = 0, for instance.</param>
    /// <param name="generators">The smallest shape first.</param>
    internal Inputs(Func<T, bool> isValid, params IReadOnlyList<Gen<T>> generators)
    {
        this.isValid = isValid;
        all = new(() => Valid(generators));
    }

    /// <summary>Fixed inputs, which are not made simpler.</summary>
    internal Inputs(params IReadOnlyList<T> all) => (this.all, isValid) = (new(all), _ => false);

    internal IReadOnlyList<T> All => all.Value;

    /// <summary>
    /// The simplest input near a failing one that fails in the same way. CsCheck makes inputs smaller by drawing again, which ends at
    /// small shapes with arbitrary numbers in them; here the shapes are small already, and each number is tried at 0, 1, −1 and so on.
    /// </summary>
    internal (T Input, Fault Fault) Shrink(T input, Fault fault, Func<T, Fault?> faultOf)
    {
        var visible = Math.Min(fault.Size, 0.1);
        var left = MostShrinks;
        while (Next(input) is var (simpler, remaining))
            (input, fault) = (simpler, remaining);
        return (input, fault);

        (T, Fault)? Next(T from)
        {
            foreach (var simpler in InputParts<T>.Simpler(from).Where(isValid))
            {
                if (left-- <= 0)
                    return null;
                if (faultOf(simpler) is { } found && found.Kind == fault.Kind && found.Size >= visible)
                    return (simpler, found);
            }

            return null;
        }
    }

    private IReadOnlyList<T> Valid(IReadOnlyList<Gen<T>> generators)
    {
        T[] valid = [.. generators.SelectMany(Drawn).Where(isValid)];
        return valid.Length > 0 ? valid : throw new InvalidOperationException("no input is valid: every answer would count as right");
    }

    private static IEnumerable<T> Drawn(Gen<T> generator, int index)
    {
        var random = new PCG(1, (ulong)index);
        return Enumerable.Range(0, OfEach).Select(_ => generator.Generate(random, null, out var _)).ToArray();
    }
}
