using StableNets.Datasets;
using StableNets.Networks;

namespace StableNets.Tests.Contracts;

/// <summary>A sample's result does not depend on its neighbours, on recording, or on threads: the same bits.</summary>
public class BatchContract
{
    // Around a vector, a block and a tile.
    private static readonly int[] Sizes = [.. Enumerable.Range(1, 17), 31, 32, 33, 63, 64, 65, 100, 127, 128, 129, 200, .. Enumerable.Range(247, 20), 299, 300];

    [Theory]
    [MemberData(nameof(Model.Names), MemberType = typeof(Model))]
    public void A_batch_gives_each_sample_the_bits_it_gets_alone(string name)
    {
        var random = new SeededRandom(1);
        var (network, _) = Model.All[name].Draw(random, features: 5, added: 3);
        var batch = random.NormalMatrix(300, 5);
        var together = network.Forward(batch);
        for (var i = 0; i < 300; i++)
            Near.SameBits(together.SubMatrix(i, 1, 0, 5), network.Forward(batch.SubMatrix(i, 1, 0, 5)));
    }

    [Theory]
    [MemberData(nameof(Model.Names), MemberType = typeof(Model))]
    public void A_batch_of_any_size_is_the_head_of_a_larger_one(string name)
    {
        var random = new SeededRandom(2);
        var (network, _) = Model.All[name].Draw(random);
        var batch = random.NormalMatrix(300, network.Features);
        var whole = network.Propagate(batch);
        foreach (var n in Sizes)
            Near.SameBits(whole.SubMatrix(0, n, 0, network.StateWidth), network.Propagate(batch.SubMatrix(0, n, 0, network.Features)));
    }

    [Theory]
    [MemberData(nameof(Model.Names), MemberType = typeof(Model))]
    public void The_trajectory_ends_where_propagation_does(string name)
    {
        var random = new SeededRandom(3);
        var (network, _) = Model.All[name].Draw(random);
        var batch = random.NormalMatrix(270, network.Features);
        var trajectory = network.Trajectory(batch);
        Assert.Equal(network.Depth, trajectory.Depth);
        Near.SameBits(network.Propagate(batch), trajectory.States[^1]);
        Near.SameBits(network.Forward(batch), trajectory.FeaturesAt(network.Depth));
        Near.SameBits(batch, trajectory.FeaturesAt(0));
    }

    [Theory]
    [MemberData(nameof(Model.Names), MemberType = typeof(Model))]
    public void One_thread_and_two_give_the_same_bits(string name)
    {
        var random = new SeededRandom(4);
        var (network, _) = Model.All[name].Draw(random);
        var batch = random.NormalMatrix(700, network.Features);
        var one = On(threads: 1, network, batch);
        for (var repetition = 0; repetition < 3; repetition++)
            Near.SameBits(one, On(threads: 2, network, batch));
    }

    [Fact]
    public void Wide_networks_have_other_tile_borders_and_the_same_bits()
    {
        var random = new SeededRandom(5);
        foreach (var features in new[] { 64, 100, 257, 300 })
        {
            var (network, _) = Model.All["dense, vector bias / forward Euler / tanh"].Draw(random, features, depth: 2);
            var batch = random.NormalMatrix(300, features);
            var together = network.Forward(batch);
            for (var i = 0; i < 300; i += 7)
                Near.SameBits(together.SubMatrix(i, 1, 0, features), network.Forward(batch.SubMatrix(i, 1, 0, features)));
        }
    }

    private static Matrix<double> On(int threads, Network network, Matrix<double> batch)
    {
        var scheduler = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, threads).ConcurrentScheduler;
        return Task.Factory.StartNew(() => network.Propagate(batch), CancellationToken.None, TaskCreationOptions.None, scheduler).Result;
    }
}
