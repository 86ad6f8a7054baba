using StableNets.Datasets;
using StableNets.Tests.Reference;

namespace StableNets.Tests.Contracts;

/// <summary>Every layer with every integrator does what its textbook form does.</summary>
public class ReferenceContract
{
    [Theory]
    [MemberData(nameof(Model.Names), MemberType = typeof(Model))]
    public void The_network_agrees_with_the_textbook(string name)
    {
        var model = Model.All[name];
        Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[1, 9], Gen.Int[1, 9], Gen.Int[1, 6], Gen.Double[-0.4, 0.4]).Sample(
            (seed, s, m, depth, h) =>
            {
                var random = new SeededRandom(seed);
                var step = h == 0 ? 0.1 : h;
                var (network, plain) = model.Draw(random, s, m, depth, step);
                var batch = random.NormalMatrix(1 + random.Below(20), network.StateWidth);
                var ends = network.Propagate(batch);
                for (var i = 0; i < batch.RowCount; i++)
                {
                    var expected = model.Integrator.Plain(plain, step, batch.Row(i));
                    Near.Equal(expected, ends.Row(i), 1e-13 * Math.Max(1, Largest(plain, model, step, batch.Row(i))));
                }
            },
            iter: 15,
            threads: 1);
    }

    [Theory]
    [MemberData(nameof(Model.Names), MemberType = typeof(Model))]
    public void Features_alone_start_with_z_at_rest_and_leave_without_it(string name)
    {
        var random = new SeededRandom(3);
        var (network, _) = Model.All[name].Draw(random);
        var y0 = random.NormalMatrix(5, network.Features);
        var lifted = y0.Append(Matrix<double>.Build.Dense(5, network.StateWidth - network.Features + 1)).SubMatrix(0, 5, 0, network.StateWidth);
        Near.SameBits(network.Propagate(lifted), network.Propagate(y0));
        Near.SameBits(network.Propagate(y0).SubMatrix(0, 5, 0, network.Features), network.Forward(y0));
    }

    /// <summary>The largest entry on the way: rounding is relative to it.</summary>
    private static double Largest(IReadOnlyList<PlainField> plain, Model model, double step, Vector<double> y0) =>
        Enumerable.Range(1, plain.Count).Max(depth => model.Integrator.Plain([.. plain.Take(depth)], step, y0).InfinityNorm());
}
