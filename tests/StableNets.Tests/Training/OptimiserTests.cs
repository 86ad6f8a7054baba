using StableNets.Activations;
using StableNets.Datasets;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Training;

namespace StableNets.Tests.Training;

public class OptimiserTests
{
    [Fact]
    public void LBFGS_finds_the_minimum_of_a_convex_problem_from_anywhere()
    {
        var (objective, _) = Convex();
        var random = new SeededRandom(1);
        Iterate[] ends =
        [
            .. Enumerable.Range(0, 3).Select(_ => Last(new Lbfgs(tolerance: 1e-6).Minimise(objective, Start(random.NormalMatrix(2, 3))))),
        ];
        Assert.All(ends, end => Assert.Equal(Ending.Converged, end.Ending));
        Assert.All(ends, end => Near.Equal(ends[0].Loss, end.Loss, 1e-10));
        Near.Equal(Given.Vector(ends[0].Weights), Given.Vector(ends[1].Weights), 1e-4);
        for (var trial = 0; trial < 20; trial++)
        {
            var moved = Given.Vector(ends[0].Weights);
            moved.SetSubVector(objective.LayerCount, 9, moved.SubVector(objective.LayerCount, 9) + (1e-2 * random.NormalVector(9)));
            Assert.True(objective.Evaluate(moved.ToArray(), new double[moved.Count]) > ends[0].Loss);
        }
    }

    [Fact]
    public void LBFGS_never_rises_and_numbers_its_iterations()
    {
        var problem = Problem.Draw("Hamiltonian, square, vector bias / Verlet / tanh", new SeededRandom(2), n: 100);
        var objective = problem.Objective(new Penalty(1e-2, 1e-2));
        Iterate[] path = [.. new Lbfgs(memory: 5).Minimise(objective, objective.Join(problem.Network, problem.Classifier)).Take(40)];
        Assert.Equal(Enumerable.Range(0, 40), path.Select(iterate => iterate.Iteration));
        Assert.All(path.Zip(path.Skip(1)), step => Assert.True(step.Second.Loss < step.First.Loss));
    }

    [Fact]
    public void A_line_search_that_finds_nothing_ends_the_method_with_the_last_point()
    {
        // Tolerance 0 asks for more than rounding can give.
        var (objective, start) = Convex();
        Iterate[] path = [.. new Lbfgs(tolerance: 0).Minimise(objective, start).Take(10_000)];
        Assert.Equal(Ending.NoSmallerValue, path[^1].Ending);
        Assert.Equal(path[^2] with { Ending = Ending.NoSmallerValue }, path[^1]);
        Assert.Equal(Enumerable.Range(0, path.Length - 1), path.SkipLast(1).Select(iterate => iterate.Iteration));
        Assert.True(path[^1].GradientNorm < 1e-7 * path[0].GradientNorm);
    }

    [Fact]
    public void Adam_takes_the_steps_of_its_formula()
    {
        var (objective, start) = Convex();
        double[] x = [.. start], m = new double[x.Length], v = new double[x.Length], g = new double[x.Length];
        var path = new Adam(rate: 0.1, batchSize: 1000).Minimise(objective, start).GetEnumerator();
        path.MoveNext();
        for (var k = 1; k <= 3; k++)
        {
            objective.Evaluate(x, g);
            for (var i = 0; i < x.Length; i++)
            {
                m[i] = (0.9 * m[i]) + (0.1 * g[i]);
                v[i] = (0.999 * v[i]) + (0.001 * g[i] * g[i]);
                x[i] -= 0.1 * (m[i] / (1 - Math.Pow(0.9, k))) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, k))) + 1e-8);
            }

            path.MoveNext();
            Assert.Equal(k, path.Current.Iteration);
            Near.Equal(Given.Vector(x), Given.Vector(path.Current.Weights), 1e-7);
        }
    }

    [Fact]
    public void Gradient_descent_takes_the_steps_of_its_formula()
    {
        var (objective, start) = Convex();
        double[] x = [.. start], v = new double[x.Length], g = new double[x.Length];
        foreach (var iterate in new GradientDescent(rate: 0.2, momentum: 0.7, batchSize: 1000).Minimise(objective, start).Take(4))
        {
            Near.Equal(Given.Vector(x), Given.Vector(iterate.Weights), 1e-14);
            objective.Evaluate(x, g);
            for (var i = 0; i < x.Length; i++)
            {
                v[i] = (0.7 * v[i]) - (0.2 * g[i]);
                x[i] += v[i];
            }
        }
    }

    [Fact]
    public void The_rate_decays_after_each_epoch()
    {
        var (objective, start) = Convex();
        double[] x = [.. start], g = new double[x.Length];
        foreach (var (iterate, η) in new GradientDescent(rate: 0.4, momentum: 0, batchSize: 1000, decay: 0.5).Minimise(objective, start).Zip([0.4, 0.2, 0.1, 0.05]))
        {
            Near.Equal(Given.Vector(x), Given.Vector(iterate.Weights), 1e-14);
            objective.Evaluate(x, g);
            for (var i = 0; i < x.Length; i++)
                x[i] -= η * g[i];
        }

        // Adam's first steps have the size of the rate, whatever the gradient; without noise the second is nearly as long as its rate.
        Iterate[] path = [.. new Adam(0.1, 1000, decay: 0.001).Minimise(objective, start).Take(3).Select(iterate => iterate with { Weights = [.. iterate.Weights] })];
        Assert.Equal(0.1, Longest(path[0], path[1]), 1e-6);
        Assert.InRange(Longest(path[1], path[2]), 0, 1.1e-4);

        static double Longest(Iterate a, Iterate b) => a.Weights.Zip(b.Weights, (from, to) => Math.Abs(to - from)).Max();
    }

    [Fact]
    public void The_start_is_judged_by_the_first_batch()
    {
        // One batch of all samples is all samples; a smaller one costs its share.
        var (objective, start) = Convex();
        var g = new double[start.Length];
        var first = new Adam(batchSize: 1000).Minimise(objective, start).First();
        Assert.Equal((0, 1), (first.Iteration, first.Work));
        Near.Equal(objective.Evaluate(start, g), first.Loss, 1e-14);
        Near.Equal(Given.Vector(g).L2Norm(), first.GradientNorm, 1e-14);
        Assert.Equal(0.5, new Adam(batchSize: 45).Minimise(objective, start).First().Work);
    }

    [Fact]
    public void Batches_are_drawn_by_the_seed_alone_and_cover_the_samples()
    {
        var (objective, start) = Convex();
        var first = Last(new Adam(0.01, 7, seed: 3).Minimise(objective, start).Take(5));
        Assert.Equal(first.Weights, Last(new Adam(0.01, 7, seed: 3).Minimise(objective, start).Take(5)).Weights);
        Assert.NotEqual(first.Weights, Last(new Adam(0.01, 7, seed: 4).Minimise(objective, start).Take(5)).Weights);

        // With a rate that moves nothing, the mean over all batches is the value on all samples: 90 = 9 · 10.
        var elsewhere = Start(new SeededRandom(1).NormalMatrix(2, 3));
        var still = Last(new GradientDescent(1e-300, 0, 10).Minimise(objective, elsewhere).Take(2));
        Near.Equal(objective.Evaluate(elsewhere, new double[start.Length]), still.Loss, 1e-14);
        objective.Measure(elsewhere);
        Near.Equal(objective.Accuracy, still.Accuracy, 1e-14);
    }

    [Fact]
    public void Stochastic_methods_learn_too()
    {
        var (objective, start) = Convex();
        var minimum = Last(new Lbfgs().Minimise(objective, start)).Loss;
        Near.Equal(minimum, objective.Evaluate(Last(new Adam(0.02, 10).Minimise(objective, start).Take(200)).Weights, new double[start.Length]), 1e-3);
        Near.Equal(minimum, objective.Evaluate(Last(new GradientDescent(0.02, 0.9, 10).Minimise(objective, start).Take(200)).Weights, new double[start.Length]), 1e-3);
    }

    [Fact]
    public void A_method_that_runs_away_says_so()
    {
        var network = new ResidualNetwork(new DenseLayer(Given.Identity(2), activation: Activation.Identity), new ForwardEuler(), 5, 1);
        var objective = new Objective(network, new Dataset(Given.Matrix("1 2; 3 4"), [0, 1], 2), Loss.Softmax);
        var last = Last(new GradientDescent(1e100, 0).Minimise(objective, objective.Join(network, new Classifier(Given.Identity(2), Given.Vector(0, 0)))));
        Assert.Equal(Ending.Diverged, last.Ending);
    }

    [Fact]
    public void The_names_say_what_they_are() => Assert.Equal(
        ["L-BFGS (m = 20)", "Adam (η = 0.01)", "SGD (η = 0.1, μ = 0.9)", "Adam (η = 0.01 · 0.5ᵉ)"],
        new Optimiser[] { new Lbfgs(), new Adam(), new GradientDescent(0.1), new Adam(decay: 0.5) }.Select(optimiser => optimiser.ToString()));

    /// <summary>Layers that are asleep (ReLU of −1 everywhere): what is left is convex in the classifier, strictly so by its penalty. Classes overlap.</summary>
    private static (Objective Objective, double[] Start) Convex()
    {
        var random = new SeededRandom(9);
        var asleep = new ResidualNetwork(new DenseLayer(0 * Given.Identity(2), -1, Activation.Relu), new ForwardEuler(), 2, 0.1);
        int[] labels = [.. Enumerable.Range(0, 90).Select(i => i % 3)];
        var features = Matrix<double>.Build.Dense(90, 2, (i, k) => random.Normal() + (labels[i] == k ? 1 : 0));
        var objective = new Objective(asleep, new Dataset(features, labels, 3), Loss.Softmax, new Penalty(classifier: 0.01));
        return (objective, Start(0 * random.NormalMatrix(2, 3)));
    }

    private static double[] Start(Matrix<double> W) =>
        [.. Enumerable.Repeat(new double[] { 0, 0, 0, 0, -1 }, 2).SelectMany(θ => θ), .. W.ToColumnMajorArray(), 0, 0, 0];

    private static Iterate Last(IEnumerable<Iterate> path) => path.Last();
}
