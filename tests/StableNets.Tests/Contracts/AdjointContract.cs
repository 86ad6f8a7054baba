using StableNets.Datasets;
using StableNets.Verification;

namespace StableNets.Tests.Contracts;

/// <summary>Claim 34: ⟨w, J v⟩ = ⟨Jᵀ w, v⟩ for the discrete network, in its start and in its weights.</summary>
public class AdjointContract
{
    [Theory]
    [MemberData(nameof(Model.Names), MemberType = typeof(Model))]
    public void Claim_34_the_way_back_is_the_transpose_of_the_way_forward(string name)
    {
        foreach (var n in new[] { 1, 5 })
        {
            var random = new SeededRandom(n);
            var (network, _) = Model.All[name].Draw(random, features: 4, added: 3, depth: 6);
            var derivative = new Linearised(network, random.NormalMatrix(n, network.StateWidth));
            var states = n * network.StateWidth;
            Vector<double> v = random.NormalVector(derivative.Inputs), w = random.NormalVector(states);
            var inStart = v.Clone();
            inStart.ClearSubVector(states, v.Count - states);
            foreach (var direction in new[] { inStart, v - inStart, v })
            {
                var test = AdjointTest.Run(derivative.Tangent, derivative.Adjoint, direction, w);
                Assert.True(test.Passed, $"{test}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Model.Names), MemberType = typeof(Model))]
    public void The_tangent_in_the_weights_is_a_derivative(string name)
    {
        var model = Model.All[name];
        var random = new SeededRandom(3);
        var (network, _) = model.Draw(random);
        var y0 = random.NormalMatrix(2, network.StateWidth);
        var derivative = new Linearised(network, y0);
        var perLayer = network.LayerAt(0).Parameters().Count;
        var θ = Vector<double>.Build.DenseOfEnumerable(Enumerable.Range(0, network.Depth).SelectMany(j => network.LayerAt(j).Parameters()));
        var test = TaylorTest.Run(
            x => Flat(network.With([.. Enumerable.Range(0, network.Depth).Select(j => network.LayerAt(j).WithParameters(x.SubVector(j * perLayer, perLayer)))], network.Step).Propagate(y0)),
            direction => derivative.Tangent(Vector<double>.Build.DenseOfEnumerable(new double[y0.RowCount * y0.ColumnCount].Concat(direction))),
            θ,
            (model.HasCorners ? 1e-4 : 0.5) * random.NormalVector(θ.Count));
        Assert.True(test.Passed, $"{test}: {string.Join(" ", test.FirstOrderErrors)}");

        static Vector<double> Flat(Matrix<double> state) => Vector<double>.Build.Dense(state.ToColumnMajorArray());
    }
}
