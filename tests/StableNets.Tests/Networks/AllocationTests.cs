using StableNets.Datasets;
using StableNets.Networks;

namespace StableNets.Tests.Networks;

/// <summary>A deep network allocates no more than a shallow one.</summary>
public class AllocationTests
{
    [Theory]
    [MemberData(nameof(Model.Names), MemberType = typeof(Model))]
    public void Propagation_allocates_nothing_per_layer(string name)
    {
        var random = new SeededRandom(1);
        var layer = Model.All[name].Layer.Draw(random, 3, 2, Model.All[name].Activation).Layer;
        var batch = 1e-3 * random.NormalMatrix(64, layer.Features);
        Assert.Equal(Allocated(depth: 10), Allocated(depth: 1000));

        long Allocated(int depth)
        {
            var network = Model.All[name].Integrator.Network([.. Enumerable.Repeat(layer, depth)], 1e-3);
            return Enumerable.Range(0, 4).Min(_ => Once(network));
        }

        // The least of several runs: now and then the runtime itself allocates, when it replaces code by faster code.
        long Once(Network network)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            network.Propagate(batch);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
