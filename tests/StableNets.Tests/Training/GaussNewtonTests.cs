using StableNets.Activations;
using StableNets.Datasets;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Training;

namespace StableNets.Tests.Training;

public class GaussNewtonTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void Where_the_logits_are_linear_in_the_layer_s_weights_the_operator_is_the_Hessian_in_them()
    {
        // One Euler step with σ = identity: L = (Y + h (Y K + b)) W + μ.
        const double H = 1e-5;
        var random = new SeededRandom(1);
        var network = new ResidualNetwork(new DenseLayer(random.NormalMatrix(2, 2), random.NormalVector(2), Activation.Identity), new ForwardEuler(), 1, 0.5);
        var problem = new Objective(network, Overlapping(random), Loss.Softmax, new Penalty(1, 1));
        var x = Vector<double>.Build.Dense(problem.Join(network, new Classifier(random.NormalMatrix(2, 3), random.NormalVector(3))));
        var v = random.NormalVector(x.Count);
        v.ClearSubVector(problem.LayerCount, x.Count - problem.LayerCount);
        var product = new double[x.Count];
        var G = new GaussNewtonOperator(problem, x.ToArray());
        G.Multiply(v.ToArray(), product);
        Near.Equal((Gradient(x + (H * v)) - Gradient(x - (H * v))) / (2 * H), Given.Vector(product[..problem.LayerCount]), 1e-9);

        Vector<double> Gradient(Vector<double> at)
        {
            var gradient = new double[at.Count];
            problem.Evaluate(at.ToArray(), gradient);
            return Given.Vector(gradient[..problem.LayerCount]);
        }
    }

    [Fact]
    public void It_starts_at_the_start_fits_the_classifier_and_never_rises()
    {
        var problem = Problem.Draw("Hamiltonian, square, vector bias / Verlet / tanh", new SeededRandom(2), n: 100);
        var objective = problem.Objective(new Penalty(1e-2, 1e-2));
        var start = objective.Join(problem.Network, problem.Classifier);
        List<(Iterate Iterate, double[] Weights)> path = [.. new GaussNewton().Minimise(objective, start).Take(30).Select(iterate => (iterate, (double[])[.. iterate.Weights]))];
        Assert.Equal(Enumerable.Range(0, 30), path.Select(step => step.Iterate.Iteration));
        Assert.All(path.Zip(path.Skip(1)), step => Assert.True(step.Second.Iterate.Loss < step.First.Iterate.Loss));

        var gradient = new double[start.Length];
        foreach (var (iterate, weights) in path)
        {
            Near.Equal(objective.Evaluate(weights, gradient), iterate.Loss, 1e-13);
            Near.Equal(Given.Vector(gradient).L2Norm(), iterate.GradientNorm, 1e-10);
            Assert.Equal(objective.Accuracy, iterate.Accuracy);
        }

        Assert.Equal(start, path[0].Weights);
        Assert.Equal(start[..objective.LayerCount], path[1].Weights[..objective.LayerCount]);
        Assert.NotEqual(start[objective.LayerCount..], path[1].Weights[objective.LayerCount..]);
    }

    [Fact]
    public void On_the_ellipses_twenty_iterations_do_more_than_eighty_of_LBFGS()
    {
        var network = new HamiltonianNetwork(new HamiltonianLayer(Given.Identity(2)), new Verlet(), 16, 20.0 / 16);
        var problem = new Objective(network, Ellipses.Make().Training, Loss.Logistic, new Penalty(1e-3, 1e-3));
        var start = problem.Join(network, Classifier.Zero(2, 1));
        var reached = new Lbfgs().Minimise(problem, start).Take(81).Last().Loss;
        Assert.True(new GaussNewton(share: 1).Minimise(problem, start).Take(21).Last().Loss < reached);
    }

    [Fact]
    public void Samples_are_drawn_by_the_seed_alone()
    {
        var problem = Problem.Draw("Hamiltonian, square, vector bias / Verlet / tanh", new SeededRandom(4), n: 90);
        Assert.Equal(Run(seed: 3), Run(seed: 3));
        Assert.NotEqual(Run(seed: 3), Run(seed: 4));

        double[] Run(long seed)
        {
            var objective = problem.Objective(new Penalty(1e-2, 1e-2));
            return new GaussNewton(seed: seed).Minimise(objective, objective.Join(problem.Network, problem.Classifier)).Take(5).Last().Weights;
        }
    }

    [Fact]
    public void The_same_bits_come_out_again_and_on_any_number_of_threads()
    {
        var problem = Problem.Draw("Hamiltonian, square, vector bias / Verlet / tanh", new SeededRandom(1), n: 600);
        double[][] weights = [.. new[] { 1, 2, 8, 2 }.Select(threads =>
        {
            var objective = problem.Objective(new Penalty(1e-2, 1e-2), threads: threads);
            return new GaussNewton(share: 0.9).Minimise(objective, objective.Join(problem.Network, problem.Classifier)).Take(20).Last().Weights;
        })];
        foreach (var other in weights)
            Near.SameBits(weights[0], other);
    }

    [Fact]
    public void Nothing_to_gain_in_the_layers_ends_it_with_the_fitted_classifier()
    {
        var asleep = new ResidualNetwork(new DenseLayer(0 * Given.Identity(2), -1, Activation.Relu), new ForwardEuler(), 2, 0.1);
        var result = new Trainer(Loss.Softmax, new Penalty(classifier: 0.01), new GaussNewton()).Train(asleep, Twice(Overlapping(new SeededRandom(5))), 20, cancel: Token);
        Assert.Equal((Ending.Converged, 2), (result.Ending, result.History.Count));
        Assert.True(result.History[1].Loss < result.History[0].Loss);
    }

    [Fact]
    public void Steps_that_overflow_are_taken_back_and_the_run_goes_on()
    {
        // With 600 layers of growth a long step in K is beyond the range of numbers.
        var network = new ResidualNetwork(new DenseLayer(1e-3 * Given.Identity(2), activation: Activation.Identity), new ForwardEuler(), 600, 1);
        var result = new Trainer(Loss.Softmax, default, new GaussNewton()).Train(network, Twice(Overlapping(new SeededRandom(6))), 15, cancel: Token);
        Assert.NotEqual(Ending.Diverged, result.Ending);
        Assert.All(result.History, report => Assert.True(double.IsFinite(report.Loss + report.ValidationLoss)));
        Assert.True(result.Best.Loss < result.History[0].Loss);
    }

    [Fact]
    public void Cancelling_keeps_what_was_reached()
    {
        using var cancel = new CancellationTokenSource();
        var problem = Problem.Draw("Hamiltonian, square, vector bias / Verlet / tanh", new SeededRandom(7), n: 60);
        var start = (HamiltonianNetwork)problem.Network;
        var trainer = new Trainer(Loss.Softmax, new Penalty(1e-2, 1e-2), new GaussNewton());
        var result = trainer.Train(start, Twice(problem.Data), 50, progress: new At(3, cancel), cancel: cancel.Token);
        Assert.Equal((Ending.Cancelled, 4), (result.Ending, result.History.Count));
        Near.SameBits(trainer.Train(start, Twice(problem.Data), 3, cancel: Token).Classifier.W, result.Classifier.W);
    }

    [Fact]
    public void Settings_out_of_their_range_are_named()
    {
        Assert.Equal("products", Assert.Throws<ArgumentOutOfRangeException>(() => new GaussNewton(products: 0)).ParamName);
        Assert.Equal("residual", Assert.Throws<ArgumentOutOfRangeException>(() => new GaussNewton(residual: 1)).ParamName);
        Assert.Equal("share", Assert.Throws<ArgumentOutOfRangeException>(() => new GaussNewton(share: 0)).ParamName);
        Assert.Equal("share", Assert.Throws<ArgumentOutOfRangeException>(() => new GaussNewton(share: 1.5)).ParamName);
        Assert.Equal("tolerance", Assert.Throws<ArgumentOutOfRangeException>(() => new GaussNewton(tolerance: -1)).ParamName);
        Assert.Equal("Gauss–Newton (PCG ≤ 20, 25 % of samples)", new GaussNewton().ToString());
        Assert.Throws<ArgumentNullException>(() => new GaussNewtonOperator(null!, []));
    }

    private static Dataset Overlapping(SeededRandom random)
    {
        int[] labels = [.. Enumerable.Range(0, 90).Select(i => i % 3)];
        return new Dataset(Matrix<double>.Build.Dense(90, 2, (i, k) => random.Normal() + (labels[i] == k ? 1 : 0)), labels, 3);
    }

    private static TrainingData Twice(Dataset data) => new(data, data);

    private sealed class At(int iteration, CancellationTokenSource cancel) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Iteration == iteration)
                cancel.Cancel();
        }
    }
}
