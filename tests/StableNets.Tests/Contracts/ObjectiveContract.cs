using StableNets.Datasets;
using StableNets.Networks;
using StableNets.Tests.Reference;
using StableNets.Training;
using StableNets.Verification;

namespace StableNets.Tests.Contracts;

/// <summary>The objective and its gradient in all weights, for every layer, integrator and activation.</summary>
public class ObjectiveContract
{
    private static readonly Penalty All = new(smoothness: 0.1, classifier: 0.05, input: 0.02);

    public static TheoryData<string> Reversible =>
        [.. Model.All.Where(model => model.Value.Draw(new SeededRandom(0)).Network is StaggeredNetwork).Select(model => model.Key)];

    [Theory]
    [MemberData(nameof(Model.Names), MemberType = typeof(Model))]
    public void Claim_33_the_gradient_passes_the_Taylor_test_in_all_weights(string name)
    {
        foreach (var (n, logistic, inputs) in new (int, bool, int?)[] { (1, false, null), (23, true, 5), (300, false, null) })
        {
            var random = new SeededRandom(n);
            var problem = Problem.Draw(name, random, n, logistic: logistic, inputs: inputs);
            var objective = problem.Objective(All);
            var x = objective.Join(problem.Network, problem.Classifier);
            var gradient = new double[objective.Count];
            objective.Evaluate(x, gradient);

            // With corners the direction is so short that the path crosses none of them.
            var v = (problem.Model.HasCorners ? 1e-6 : 0.3) * random.NormalVector(objective.Count);
            Assert.True(Test(1).Passed, $"n = {n}: {Test(1)}: {string.Join(" ", Test(1).FirstOrderErrors)}");
            Assert.False(Test(1.001).Passed);

            TaylorTest Test(double factor)
            {
                var scratch = new double[gradient.Length];
                return TaylorTest.Run(
                    point => Given.Vector(objective.Evaluate(point.ToArray(), scratch)),
                    direction => Given.Vector(factor * (Vector<double>.Build.Dense(gradient) * direction)),
                    Vector<double>.Build.Dense(x),
                    v);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Model.Names), MemberType = typeof(Model))]
    public void The_value_is_the_textbook_one(string name)
    {
        foreach (var logistic in new[] { false, true })
        {
            var problem = Problem.Draw(name, new SeededRandom(4), n: 30, logistic: logistic, inputs: logistic ? 2 : null);
            Near.Equal(PlainLearning.Value(problem, All), problem.Evaluate(All).Value, 1e-12);
        }
    }

    [Theory]
    [MemberData(nameof(Model.Names), MemberType = typeof(Model))]
    public void The_gradient_is_that_of_difference_quotients(string name)
    {
        const double H = 1e-5;
        if (Model.All[name].HasCorners)
            return;
        var problem = Problem.Draw(name, new SeededRandom(5), n: 6, features: 2, depth: 3, inputs: 3);
        var objective = problem.Objective(All);
        var x = objective.Join(problem.Network, problem.Classifier);
        double[] gradient = new double[x.Length], scratch = new double[x.Length];
        objective.Evaluate(x, gradient);
        for (var i = 0; i < x.Length; i++)
            Near.Equal((At(i, H) - At(i, -H)) / (2 * H), gradient[i], 1e-5 * Math.Max(1, Math.Abs(gradient[i])));

        double At(int i, double change)
        {
            double[] moved = [.. x];
            moved[i] += change;
            return objective.Evaluate(moved, scratch);
        }
    }

    [Theory]
    [MemberData(nameof(Model.Names), MemberType = typeof(Model))]
    public void A_batch_of_many_tiles_has_the_mean_of_its_parts_and_the_same_bits_on_any_number_of_threads(string name)
    {
        var whole = Problem.Draw(name, new SeededRandom(6), n: 2300, depth: 2, inputs: 4);
        var (value, gradient) = whole.Evaluate(threads: 1);
        var sum = Vector<double>.Build.Dense(gradient.Length);
        var total = 0.0;
        foreach (var part in new[] { 0..1, 1..8, 8..300, 300..2300 })
        {
            var (partValue, partGradient) = whole.Of(part).Evaluate();
            var share = (part.End.Value - part.Start.Value) / 2300.0;
            total += share * partValue;
            sum += share * Vector<double>.Build.Dense(partGradient);
        }

        Near.Equal(total, value, 1e-13 * Math.Max(1, value));
        Near.Equal(sum, Vector<double>.Build.Dense(gradient), 1e-12 * Math.Max(1, sum.InfinityNorm()));
        foreach (var threads in new[] { 2, 8, 1 })
        {
            var again = whole.Evaluate(threads: threads);
            Near.SameBits([value, .. gradient], [again.Value, .. again.Gradient]);
        }
    }

    [Theory]
    [MemberData(nameof(Reversible))]
    public void Recomputed_states_give_the_gradient_of_kept_ones(string name)
    {
        var problem = Problem.Draw(name, new SeededRandom(7), n: 40, depth: 30, inputs: 2);
        var (kept, recomputed) = (problem.Evaluate(All, keepStates: true), problem.Evaluate(All));
        Assert.Equal(kept.Value, recomputed.Value);
        var expected = Vector<double>.Build.Dense(kept.Gradient);
        Near.Equal(expected, Vector<double>.Build.Dense(recomputed.Gradient), 1e-10 * Math.Max(1, expected.InfinityNorm()));
    }
}
