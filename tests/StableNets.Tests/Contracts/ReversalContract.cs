using StableNets.Datasets;
using StableNets.Networks;

namespace StableNets.Tests.Contracts;

/// <summary>Every staggered network finds its way back, also through layers that lose information when taken alone.</summary>
public class ReversalContract
{
    public static TheoryData<string> Reversible =>
        [.. Model.All.Where(model => model.Value.Draw(new SeededRandom(0)).Network is StaggeredNetwork).Select(model => model.Key)];

    [Theory]
    [MemberData(nameof(Reversible))]
    public void The_start_comes_back(string name)
    {
        var random = new SeededRandom(1);
        var network = (StaggeredNetwork)Model.All[name].Draw(random, features: 4, added: 3, depth: 20, step: 0.05).Network;
        foreach (var n in new[] { 1, 300 })
        {
            var start = random.NormalMatrix(n, network.StateWidth);
            Near.Equal(start, network.Reverse(network.Propagate(start)), 1e-10);
        }
    }
}
