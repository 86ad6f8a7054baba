using MathNet.Numerics.LinearAlgebra;
using StableNets.Datasets;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Teaching.Homework;
using StableNets.Training;

namespace StableNets.Notebooks.Tests.Teaching.Homework;

/// <summary>Answers to homework 6, right and wrong, as students write them. Networks are trained once for all.</summary>
internal static class Homework6Answers
{
    private static readonly TrainingData Data = Homework6.Data;

    // Inside the budget, up to its last number but one.
    private static readonly TrainingResult<Network> Hamiltonian = Train(Hamilton(depth: 18, step: 0.25, seed: 1), Data, 150);

    // Right as often, but its layers are no function of time: doubling them makes another network.
    private static readonly TrainingResult<Network> Residual = Train(
        InputLayer.ZeroPadding(2, 4).Before<Network>(new ResidualNetwork(new DenseLayer(0.3 * Noise(4, 1)), new ForwardEuler(), 5, 0.5)), Data, 150);

    private static readonly TrainingResult<Network> OtherSeed = Train(Hamilton(depth: 16, step: 0.25, seed: 2), Data, 150);

    public static IReadOnlyList<Answers> All { get; } =
    [
        Answers.To(Homework6.Parameters)
            .IsHandedOutAs((s, m, N) => throw new NotImplementedException())
            .IsRight("layer by layer", (s, m, N) =>
            {
                var count = (s * m) + m;
                for (var j = 0; j < N; j++)
                    count += (s * s) + 1;
                return count;
            })
            .IsRight("by building one", (s, m, N) =>
            {
                var network = new ResidualNetwork(new DenseLayer(Matrix<double>.Build.Dense(s, s)), new ForwardEuler(), N, 1);
                var classifier = Classifier.Zero(s, m);
                return Enumerable.Range(0, N).Sum(j => network.LayerAt(j).Parameters().Count) + (classifier.W.RowCount * classifier.W.ColumnCount) + classifier.Mu.Count;
            })
            .IsWrong("the samples' classes as features", (s, m, N) => (N * ((m * m) + 1)) + ((s + 1) * m))
            .IsWrong("a product where a sum belongs", (s, m, N) => N * ((s * s) + 1) * (s + 1) * m)
            .IsWrong("only the skew part of K", (s, m, N) => (N * ((s * (s - 1) / 2) + 1)) + ((s + 1) * m), "only the antisymmetric half of K is counted")
            .IsWrong("none", (s, m, N) => 0),

        Answers.To(Homework6.Deepest)
            .IsHandedOutAs((B, s, m) => 0)
            .IsRight("a loop", (B, s, m) =>
            {
                var N = 0;
                while (((N + 1) * ((s * s) + 1)) + ((s + 1) * m) <= B)
                    N++;
                return N;
            })
            .IsRight("rounded down", (B, s, m) => (int)Math.Max(0, Math.Floor((B - ((s + 1.0) * m)) / ((s * s) + 1.0))))
            .IsWrong("rounded to the nearest", (B, s, m) => (int)Math.Max(0, Math.Round((B - ((s + 1.0) * m)) / ((s * s) + 1.0))), "the quotient is rounded to the nearest, which can exceed the budget")
            .IsWrong("never less than one layer", (B, s, m) => Math.Max(1, (B - ((s + 1) * m)) / ((s * s) + 1)))
            .IsWrong("the classifier paid for by each layer", (B, s, m) => B / ((s * s) + 1 + ((s + 1) * m)))
            .IsWrong("what is left over", (B, s, m) => Math.Max(0, (B - ((s + 1) * m)) % ((s * s) + 1))),

        Answers.To(Homework6.LargestStep)
            .IsHandedOutAs((K, limit) => double.NaN)
            .IsRight("a loop over all layers", (K, limit) =>
            {
                var h = double.PositiveInfinity;
                foreach (var one in K)
                    h = Math.Min(h, limit / one.Svd().S[0]);
                return h;
            })
            .IsRight("from the eigenvalues of K Kᵀ", (K, limit) => limit / Math.Sqrt(K.Max(one => (one * one.Transpose()).Evd(Symmetricity.Symmetric).EigenValues.Max(λ => λ.Real))))
            .IsWrong("the norm of the sum", (K, limit) => limit / K.Aggregate((a, b) => a + b).L2Norm())
            .IsWrong("the norm of the product", (K, limit) => limit / K.Aggregate((a, b) => a * b).L2Norm())
            .IsWrong("the largest row sum", (K, limit) => limit / K.Max(one => one.InfinityNorm()))
            .IsWrong("always the limit", (K, limit) => limit),

        Answers.To(Homework6.Majority)
            .IsHandedOutAs((learned, fresh) => double.NaN)
            .IsRight("counted", (learned, fresh) =>
            {
                var counts = new int[learned.Max() + 1];
                foreach (var label in learned)
                    counts[label]++;
                var (commonest, right) = (Array.IndexOf(counts, counts.Max()), 0.0);
                foreach (var label in fresh)
                    right += label == commonest ? 1 : 0;
                return right / fresh.Length;
            })
            .IsRight("grouped", (learned, fresh) =>
            {
                var commonest = learned.GroupBy(label => label).OrderByDescending(group => group.Count()).First().Key;
                return fresh.Average(label => label == commonest ? 1.0 : 0);
            })
            .IsWrong("the mean label", (learned, fresh) => fresh.Count(label => label == (int)learned.Average()) / (double)fresh.Length)
            .IsWrong("over both sets", (learned, fresh) => learned.Concat(fresh).GroupBy(label => label).Max(group => group.Count()) / (double)(learned.Length + fresh.Length))
            .IsWrong("one", (learned, fresh) => 1)
            .IsWrong("an array too short", (learned, fresh) => (new int[1])[fresh.Max() + 1]),

        Answers.To(Homework6.FirmShare)
            .IsHandedOutAs((decide, Y, ε) => double.NaN)
            .IsRight("one sample after the other", (decide, Y, ε) =>
            {
                var firm = 0;
                for (var i = 0; i < Y.RowCount; i++)
                {
                    var y = Y.Row(i);
                    int At(double dx, double dy) => decide(Matrix<double>.Build.Dense(1, 2, [y[0] + dx, y[1] + dy]))[0];
                    var before = At(0, 0);
                    if (At(ε, 0) == before && At(-ε, 0) == before && At(0, ε) == before && At(0, -ε) == before)
                        firm++;
                }

                return (double)firm / Y.RowCount;
            })
            .IsRight("the whole batch four times", (decide, Y, ε) =>
            {
                var before = decide(Y);
                var keeps = before.Select(_ => true).ToArray();
                foreach (var column in new[] { 0, 1 })
                    foreach (var shift in new[] { ε, -ε })
                    {
                        var moved = Y.Clone();
                        moved.SetColumn(column, Y.Column(column) + shift);
                        keeps = [.. keeps.Zip(decide(moved), before).Select(x => x.First && x.Second == x.Third)];
                    }

                return keeps.Count(keep => keep) / (double)Y.RowCount;
            })
            .IsWrong("moved in place and back", (decide, Y, ε) =>
            {
                var (before, firm) = (decide(Y), new List<bool[]>());
                foreach (var (k, shift) in new[] { (0, ε), (0, -ε), (1, ε), (1, -ε) })
                {
                    Y.SetColumn(k, Y.Column(k) + shift);
                    firm.Add([.. decide(Y).Zip(before, (a, b) => a == b)]);
                }

                return before.Select((_, i) => firm.All(kept => kept[i]) ? 1.0 : 0).Average();
            }, "samples are moved forwards only, not back (a batch moved in place, without Clone(), is where it was)")
            .IsWrong("moves pile up", (decide, Y, ε) =>
            {
                var before = decide(Y);
                var keeps = before.Select(_ => true).ToArray();
                foreach (var column in new[] { 0, 1 })
                    foreach (var shift in new[] { ε, ε })
                    {
                        Y.SetColumn(column, Y.Column(column) + shift);
                        keeps = [.. keeps.Zip(decide(Y), before).Select(x => x.First && x.Second == x.Third)];
                    }

                return keeps.Count(keep => keep) / (double)Y.RowCount;
            })
            .IsWrong("one move that changes nothing is enough", (decide, Y, ε) => decide(Y).Zip(decide(Y + ε), decide(Y - ε)).Average(x => x.First == x.Second || x.First == x.Third ? 1.0 : 0), "every sample is called firm, as if none were moved, or as if one move that changes nothing were enough")
            .IsWrong("the first sample only", (decide, Y, ε) => decide(Y)[0] == decide(Y + ε)[0] ? 1 : 0)
            .IsWrong("class 1 is called firm", (decide, Y, ε) => decide(Y).Average())
            .IsWrong("zero", (decide, Y, ε) => 0),

        Answers.To(Homework6.Experiment)
            .IsHandedOutAs((new ResidualNetwork(new DenseLayer(Matrix<double>.Build.Dense(2, 2)), new ForwardEuler(), 1, 1), Classifier.Zero(2, 3)))
            .IsRight("Hamiltonian", (Hamiltonian.Network, Hamiltonian.Classifier))
            .IsRight("another depth and seed", (OtherSeed.Network, OtherSeed.Classifier))
            .IsWrong("doubled, twice the budget", (Prolongation.Prolongate(Hamiltonian.Network), Hamiltonian.Classifier), points: 6)
            .IsWrong("five wide residual layers", (Residual.Network, Residual.Classifier), points: 5)
            .IsWrong("one class for all, with a large margin", (Hamiltonian.Network, new Classifier(Matrix<double>.Build.Dense(2, 3), Vector<double>.Build.Dense([9.0, 0, 0]))))
            .IsWrong("an untrained network", (Hamilton(18, 0.25, 1), Hamiltonian.Classifier))
            .IsWrong("trained with another h", (Homework6.WithStep(Hamiltonian.Network, 2 * Hamiltonian.Network.Step), Hamiltonian.Classifier))
            .IsWrong("the layers do nothing: a linear classifier", LinearAnswer())
            .IsWrong("two classes only", (Hamiltonian.Network, Classifier.Zero(2, 2)))
            .IsWrong("no network", (null!, Hamiltonian.Classifier)),

        Answers.To(Homework6.FirstToFall)
            .IsHandedOutAs((new ResidualNetwork(new DenseLayer(Matrix<double>.Build.Dense(2, 2)), new ForwardEuler(), 1, 1), Classifier.Zero(2, 3), 0))
            .IsRight("Hamiltonian", (Hamiltonian.Network, Hamiltonian.Classifier, Falls(Hamiltonian)))
            .IsRight("residual", (Residual.Network, Residual.Classifier, Falls(Residual)))
            .IsWrong("the parameters", (Hamiltonian.Network, Hamiltonian.Classifier, 1))
            .IsWrong("none", (Hamiltonian.Network, Hamiltonian.Classifier, 0))
            .IsWrong("no such line", (Hamiltonian.Network, Hamiltonian.Classifier, 6))
            .IsWrong("the gap, which stays while all samples are lost alike", (Hamiltonian.Network, Hamiltonian.Classifier, 3))
            .IsWrong("a network that learned nothing", (Hamilton(18, 0.25, 1), Classifier.Zero(2, 3), 2)),
    ];

    private static TrainingResult<Network> Train(Network start, TrainingData data, int iterations) =>
        new Trainer(Loss.Softmax, new Penalty(1e-3, 1e-3), new Lbfgs(50)).Train(start, data, iterations);

    private static Network Hamilton(int depth, double step, long seed) =>
        new HamiltonianNetwork(new HamiltonianLayer(Matrix<double>.Build.DenseIdentity(2) + (0.1 * Noise(2, seed))), new Verlet(), depth, step);

    private static Matrix<double> Noise(int features, long seed) => new SeededRandom(seed).NormalMatrix(features, features);

    private static (Network, Classifier) LinearAnswer()
    {
        var trained = Train(new ResidualNetwork(new DenseLayer(Matrix<double>.Build.Dense(2, 2)), new ForwardEuler(), 1, 1e-6), Data, 20);
        return (trained.Network, trained.Classifier);
    }

    private static int Falls(TrainingResult<Network> trained)
    {
        var held = Rubric.Of(trained.Network, trained.Classifier, Data).Lines.Where(line => line.Holds).Select(line => line.Number).ToArray();
        for (var percent = 2; percent <= 100; percent += 2)
        {
            var lines = Rubric.Of(Homework6.WithStep(trained.Network, trained.Network.Step * (1 + (percent / 100.0))), trained.Classifier, Data).Lines;
            if (lines.FirstOrDefault(line => held.Contains(line.Number) && !line.Holds) is { } broken)
                return broken.Number;
        }

        return 0;
    }
}
