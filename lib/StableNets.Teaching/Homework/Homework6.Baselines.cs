using CsCheck;
using StableNets.Teaching.Exercises;
using Matrix = MathNet.Numerics.LinearAlgebra.Matrix<double>;

namespace StableNets.Teaching.Homework;

/// <content>What a result is measured against, and how firm it is.</content>
public static partial class Homework6
{
    /// <summary>(labels to learn from, labels of new samples) ↦ the share of new samples that are of the commonest class learned.</summary>
    public static Exercise<Func<int[], int[], double>> Majority { get; } = new(
        "6.4", "The least one must beat", points: 1,
        Trials.Of(
                new Inputs<Labels>(
                    x => !HasTie(x.learned),
                    [.. from shape in new[] { (learned: 3, fresh: 2), (learned: 4, fresh: 3), (learned: 7, fresh: 5) }
                        select Gen.Select(Gen.Int[0, 2].Array[shape.learned], Gen.Int[0, 2].Array[shape.fresh], (learned, fresh) => new Labels(learned, fresh))]),
                (Func<int[], int[], double> share, Labels x) => share(x.learned, x.fresh))
            .StartsAs((learned, fresh) => double.NaN)
            .MustBe("it is the share of new samples that the commonest class of the training samples gets right", (learned, fresh) => ShareOf(Commonest(learned), fresh))
            .LooksLike("the commonest class is taken from the new samples, whose labels nobody knows beforehand", (learned, fresh) => ShareOf(Commonest(fresh), fresh))
            .LooksLike("the share is that among the training samples", (learned, fresh) => ShareOf(Commonest(learned), learned))
            .LooksLike("this is the number of right answers, not their share", (learned, fresh) => fresh.Count(label => label == Commonest(learned)))
            .LooksLike("right answers are divided by the number of training samples", (learned, fresh) => (double)fresh.Count(label => label == Commonest(learned)) / learned.Length)
            .LooksLike("whole numbers are divided, so that nearly every share becomes 0", (learned, fresh) => fresh.Count(label => label == Commonest(learned)) / fresh.Length)
            .LooksLike("this is the commonest class itself", (learned, fresh) => Commonest(learned))
            .LooksLike("the largest label is taken for the commonest", (learned, fresh) => ShareOf(learned.Max(), fresh))
            .LooksLike("the first training sample's class is taken for the commonest", (learned, fresh) => ShareOf(learned[0], fresh))
            .LooksLike("the rarest class is taken", (learned, fresh) => ShareOf(learned.GroupBy(label => label).MinBy(group => group.Count())!.Key, fresh))
            .LooksLike("this is the share of wrong answers", (learned, fresh) => 1 - ShareOf(Commonest(learned), fresh))
            .LooksLike("every class is taken to be as likely", (learned, fresh) => 1.0 / 3)
            .LooksLike("it is given in per cent", (learned, fresh) => 100 * ShareOf(Commonest(learned), fresh)));

    /// <summary>(decide, Y, ε) ↦ the share of rows of Y that keep their class when moved by ±ε along each of the two features.</summary>
    public static Exercise<Func<Func<Matrix, int[]>, Matrix, double, double>> FirmShare { get; } = new(
        "6.5", "How firm are the decisions", points: 2,
        Trials.Of(
                new Inputs<Line>(
                    x => x.ε > 0,
                    [.. new[] { 1, 2, 4 }.Select(n => Gen.Select(Any.Matrix(n, 2), Any.Number, Any.Number, Any.Step, (Y, a, c, ε) => new Line(Y, a, c, ε)))]),
                (Func<Func<Matrix, int[]>, Matrix, double, double> share, Line x) => share(Y => Side(Y, x.a, x.c), x.Y, x.ε))
            .StartsAs((decide, Y, ε) => double.NaN)
            .MustBe("it is the share of samples that keep their class in all four directions (here decide(y) = 1 where y₁ + a y₂ > c, else 0)", (decide, Y, ε) => Rubric.Firm(decide, Y, ε))
            .LooksLike("it is the mean over the four directions", (decide, Y, ε) => Share(decide, Y, kept => kept.Average(one => one ? 1.0 : 0), Four(ε)))
            .LooksLike("samples are moved forwards only, not back (a batch moved in place, without Clone(), is where it was)", (decide, Y, ε) => Share(decide, Y, Every, [[ε, 0], [0, ε]]))
            .LooksLike("samples are moved back only, not forwards", (decide, Y, ε) => Share(decide, Y, Every, [[-ε, 0], [0, -ε]]))
            .LooksLike("samples are moved along the first feature only", (decide, Y, ε) => Share(decide, Y, Every, [[ε, 0], [-ε, 0]]))
            .LooksLike("samples are moved along the second feature only", (decide, Y, ε) => Share(decide, Y, Every, [[0, ε], [0, -ε]]))
            .LooksLike("both features are moved at once", (decide, Y, ε) => Share(decide, Y, Every, [[ε, ε], [-ε, -ε]]))
            .LooksLike("this is the share of samples that change their class", (decide, Y, ε) => 1 - Rubric.Firm(decide, Y, ε))
            .LooksLike("ε is taken as a share of each entry, not as a distance", (decide, Y, ε) => Share(decide, Y, Every, Four(ε), (entry, move) => entry * (1 + move)))
            .LooksLike("this is the number of samples, not their share", (decide, Y, ε) => Rubric.Firm(decide, Y, ε) * Y.RowCount)
            .LooksLike("whole numbers are divided, so that nearly every share becomes 0", (decide, Y, ε) => Math.Floor(Rubric.Firm(decide, Y, ε)))
            .LooksLike("it is given in per cent", (decide, Y, ε) => 100 * Rubric.Firm(decide, Y, ε))
            .LooksLike("every sample is called firm, as if none were moved, or as if one move that changes nothing were enough", (decide, Y, ε) => 1)
            .LooksLike("samples are moved along the diagonals, both features at once", (decide, Y, ε) => Share(decide, Y, Every, [[ε, ε], [ε, -ε], [-ε, ε], [-ε, -ε]])));

    private static int Commonest(int[] labels) => labels.GroupBy(label => label).MaxBy(group => group.Count())!.Key;

    private static double ShareOf(int label, int[] labels) => Rubric.Share(labels.Select(one => one == label));

    // Which of two equally common classes to take is nobody's mistake.
    private static bool HasTie(int[] labels)
    {
        int[] counts = [.. labels.GroupBy(label => label).Select(group => group.Count()).OrderDescending()];
        return counts is [var first, var second, ..] && first == second;
    }

    private static int[] Side(Matrix Y, double a, double c) => [.. Y.EnumerateRows().Select(y => y[0] + (a * y[1]) > c ? 1 : 0)];

    private static double[][] Four(double ε) => [.. Rubric.Moves(2, ε)];

    private static double Every(bool[] kept) => kept.All(one => one) ? 1 : 0;

    private static double Share(
        Func<Matrix, int[]> decide, Matrix Y, Func<bool[], double> worth, double[][] moves, Func<double, double, double>? shifted = null)
    {
        shifted ??= (entry, move) => entry + move;
        var before = decide(Y);
        int[][] after = [.. moves.Select(move => decide(Y.MapIndexed((_, k, entry) => shifted(entry, move[k]), MathNet.Numerics.LinearAlgebra.Zeros.Include)))];
        return before.Select((label, i) => worth([.. after.Select(labels => labels[i] == label)])).Average();
    }

    private sealed record Labels(int[] learned, int[] fresh);

    private sealed record Line(Matrix Y, double a, double c, double ε);
}
