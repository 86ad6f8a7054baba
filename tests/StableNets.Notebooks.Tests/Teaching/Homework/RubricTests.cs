using MathNet.Numerics.LinearAlgebra;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Teaching.Homework;
using StableNets.Training;

namespace StableNets.Notebooks.Tests.Teaching.Homework;

/// <summary>What the experiment of homework 6 is judged by.</summary>
public class RubricTests
{
    private static readonly Matrix<double> K = Matrix<double>.Build.DenseOfArray(new[,] { { 1, 2.0 }, { 0, 1 } });

    private static readonly Network Hamiltonian = new HamiltonianNetwork(new HamiltonianLayer(K), new Verlet(), 3, 0.1);

    [Fact]
    public void ParametersAreThoseThatTrainingChanges()
    {
        var classifier = Classifier.Zero(2, 3);
        Assert.Equal((3 * 5) + 9, Parameters(Hamiltonian, classifier));
        Assert.Equal((3 * 6) + 9, Parameters(new ResidualNetwork(new DenseLayer(K, Vector<double>.Build.Dense(2)), new ForwardEuler(), 3, 0.1), classifier));
        Assert.Equal((3 * 5) + 9, Parameters(InputLayer.ZeroPadding(2, 2).Before(Hamiltonian), classifier));
        Assert.Equal((3 * 5) + 9 + 6, Parameters(new InputLayer(K).Before(Hamiltonian), classifier));
    }

    [Fact]
    public void AClassifierThatKnowsOneClassIsRightOnAThirdAndVeryFirm()
    {
        var lines = Rubric.Of(Hamiltonian, new Classifier(Matrix<double>.Build.Dense(2, 3), Vector<double>.Build.Dense([0.0, 1, 0])), Homework6.Data).Lines;
        Assert.Equal([24, 100 / 3.0, 0, 100, 100], lines.Select(line => line.Measured), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.Equal([true, false, true, true, true], lines.Select(line => line.Holds));
    }

    [Fact]
    public void AnotherStepKeepsDepthAndWeights()
    {
        var wide = InputLayer.ZeroPadding(2, 3).Before<Network>(
            new ResidualNetwork(new AntisymmetricLayer(Matrix<double>.Build.DenseIdentity(3), damping: 0.5), new ForwardEuler(), 4, 0.1));
        foreach (var network in new[] { Hamiltonian, wide })
        {
            var stretched = Homework6.WithStep(network, 0.3);
            Assert.Equal((network.Depth, 0.3, network.Inputs, network.GetType()), (stretched.Depth, stretched.Step, stretched.Inputs, stretched.GetType()));
            Assert.All(Enumerable.Range(0, network.Depth), j => Assert.Same(network.LayerAt(j), stretched.LayerAt(j)));
        }
    }

    [Fact]
    public void AnotherIntegratorIsRefused()
    {
        var error = Assert.Throws<ArgumentException>(() => Homework6.WithStep(new ResidualNetwork(new DenseLayer(K), new RungeKutta4(), 2, 0.1), 0.2));
        Assert.Contains("forward Euler", error.Message, StringComparison.Ordinal);
        Assert.Contains(new RungeKutta4().Name, error.Message, StringComparison.Ordinal);
    }

    private static double Parameters(Network network, Classifier classifier) => Rubric.Of(network, classifier, Homework6.Data).Lines[0].Measured;
}
