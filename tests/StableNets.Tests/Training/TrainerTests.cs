using StableNets.Activations;
using StableNets.Datasets;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Training;

namespace StableNets.Tests.Training;

public class TrainerTests
{
    private static readonly ResidualNetwork Start = new(new DenseLayer(0.1 * Given.KZero), new ForwardEuler(), 4, 0.25);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void The_weights_with_the_best_validation_loss_are_returned_not_the_last()
    {
        // The training set says that x₀ decides without exception; the validation set knows one: growing certainty is punished.
        var data = Certain(wrong: 3);
        var result = new Trainer(Loss.Logistic, default, new Lbfgs()).Train(Start, data, 40, cancel: Token);
        var best = result.Best;
        Assert.InRange(best.Iteration, 1, result.History[^1].Iteration - 1);
        Assert.True(result.History[^1].ValidationLoss > 1.5 * best.ValidationLoss);
        Assert.All(result.History, report => Assert.True(report.ValidationLoss >= best.ValidationLoss));
        var judge = new Objective(result.Network, data.Validation, Loss.Logistic);
        Assert.Equal(best.ValidationLoss, judge.Measure(judge.Join(result.Network, result.Classifier)));
        Assert.Equal(best.ValidationAccuracy, Metrics.Of(result.Network, result.Classifier, Loss.Logistic, data.Validation).Accuracy);
    }

    [Fact]
    public void Each_iteration_is_reported_in_order_with_the_numbers_of_that_point()
    {
        var told = new Listener<TrainingProgress>();
        var data = Certain(wrong: 1);
        var penalty = new Penalty(0.1, 0.1);
        var result = new Trainer(Loss.Softmax, penalty, new Lbfgs()).Train(Start, data, 10, progress: told, cancel: Token);
        Assert.Equal(result.History, told.Heard);
        Assert.Equal(Enumerable.Range(0, 11), told.Heard.Select(report => report.Iteration));
        Assert.Equal(Ending.AllIterations, result.Ending);

        var problem = new Objective(Start, data.Training, Loss.Softmax, penalty);
        var gradient = new double[problem.Count];
        Assert.Equal(told.Heard[0].Loss, problem.Evaluate(problem.Join(Start, Classifier.Zero(2, 2)), gradient));
        Assert.Equal(told.Heard[0].Accuracy, problem.Accuracy);
        Near.Equal(Given.Vector(gradient).L2Norm(), told.Heard[0].GradientNorm, 1e-15);
        problem.Evaluate(problem.Join(result.Network, result.Classifier), gradient);
        Assert.Equal(result.Best.Accuracy, problem.Accuracy);
    }

    [Fact]
    public void Cancelling_keeps_what_was_reached()
    {
        using var cancel = new CancellationTokenSource();
        var at3 = new Listener<TrainingProgress>(report =>
        {
            if (report.Iteration == 3)
                cancel.Cancel();
        });
        var data = Certain(wrong: 1);
        var result = new Trainer(Loss.Softmax, default, new Lbfgs()).Train(Start, data, 100, progress: at3, cancel: cancel.Token);
        Assert.Equal((Ending.Cancelled, 4), (result.Ending, result.History.Count));

        // The same as if three iterations had been asked for.
        var three = new Trainer(Loss.Softmax, default, new Lbfgs()).Train(Start, data, 3, cancel: Token);
        Near.SameBits(three.Classifier.W, result.Classifier.W);
    }

    [Fact]
    public void A_run_that_diverges_ends_with_the_last_good_weights()
    {
        var linear = new ResidualNetwork(new DenseLayer(0.1 * Given.Identity(2), activation: Activation.Identity), new ForwardEuler(), 4, 1);
        var result = new Trainer(Loss.Softmax, default, new GradientDescent(1e120, 0)).Train(linear, Certain(wrong: 1), 50, cancel: Token);
        Assert.Equal(Ending.Diverged, result.Ending);
        Assert.NotEmpty(result.History);
        Assert.All(result.History, report => Assert.True(double.IsFinite(report.Loss + report.ValidationLoss)));
        Assert.True(double.IsFinite(result.Network.Forward(Given.Matrix("1 1"))[0, 0]));
    }

    [Fact]
    public void A_start_that_overflows_is_an_error()
    {
        var huge = new ResidualNetwork(new DenseLayer(1e200 * Given.Identity(2), activation: Activation.Identity), new ForwardEuler(), 4, 1);
        Assert.Contains("in layer 1 of 0 … 3", Assert.Throws<OverflowException>(() => new Trainer(Loss.Softmax, default, new Lbfgs()).Train(huge, Certain(wrong: 0), 5, cancel: Token)).Message);
    }

    [Fact]
    public void The_same_bits_come_out_again_and_on_any_number_of_threads()
    {
        var problem = Problem.Draw("Hamiltonian, square, vector bias / Verlet / tanh", new SeededRandom(1), n: 600);
        var weights = new[] { 1, 2, 8, 2 }.Select(threads =>
        {
            var objective = problem.Objective(new Penalty(1e-2, 1e-2), threads: threads);
            return new Lbfgs().Minimise(objective, objective.Join(problem.Network, problem.Classifier)).Take(51).Last().Weights;
        }).ToArray();
        foreach (var other in weights)
            Near.SameBits(weights[0], other);
    }

    [Fact]
    public void Levels_double_the_depth_start_from_the_last_and_stop_when_cancelled()
    {
        using var cancel = new CancellationTokenSource();
        var told = new Listener<(int Depth, TrainingProgress Progress)>(report =>
        {
            if (report.Depth == 16)
                cancel.Cancel();
        });
        var data = Certain(wrong: 1);
        var levels = new CoarseToFine(new Trainer(Loss.Logistic, new Penalty(1e-3, 1e-3), new Lbfgs())).Train(Start, data, [3, 2, 5, 5], told, cancel.Token);
        Assert.Equal([4, 8, 16], levels.Select(level => level.Network.Depth));
        Assert.Equal([4, 4, 4, 4, 8, 8, 8, 16], told.Heard.Select(report => report.Depth));
        Assert.All(levels, level => Assert.Equal(1, level.Network.FinalTime));

        // Level 8 begins where level 4 ended: the prolonged network with its classifier.
        var begin = Prolongation.Prolongate(levels[0].Network);
        var judge = new Objective(begin, data.Validation, Loss.Logistic);
        Assert.Equal(told.Heard[4].Progress.ValidationLoss, judge.Measure(judge.Join(begin, levels[0].Classifier)));
    }

    /// <summary>x₀ &gt; 0 means class 1, but for so many samples of the validation set.</summary>
    private static TrainingData Certain(int wrong)
    {
        var random = new SeededRandom(5);
        return new TrainingData(Draw(0), Draw(wrong));

        Dataset Draw(int exceptions)
        {
            var features = random.NormalMatrix(60, 2);
            return new Dataset(features, [.. Enumerable.Range(0, 60).Select(i => features[i, 0] > 0 == i >= exceptions ? 1 : 0)], 2);
        }
    }

    private sealed class Listener<T>(Action<T>? then = null) : IProgress<T>
    {
        public List<T> Heard { get; } = [];

        public void Report(T value)
        {
            Heard.Add(value);
            then?.Invoke(value);
        }
    }
}
