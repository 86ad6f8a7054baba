using StableNets.Datasets;

namespace StableNets.Tests.Contracts;

/// <summary>Every integrator shows its order on every layer with a smooth activation.</summary>
public class OrderContract
{
    public static TheoryData<string> Smooth =>
        [.. Model.All.Where(model => model.Value.Activation == StableNets.Activations.Activation.Tanh && model.Value.Integrator.Order > 0).Select(model => model.Key)];

    [Theory]
    [MemberData(nameof(Smooth))]
    public void The_observed_order_is_the_one_that_is_claimed(string name)
    {
        var model = Model.All[name];
        // Weights for which no leading error term is almost 0: there the order would show only for smaller h.
        var random = new SeededRandom(6);
        var layer = model.Layer.Draw(random, 3, 2, model.Activation).Layer;
        var y0 = random.NormalMatrix(20, 3);
        Near.Equal(
            model.Integrator.Order,
            Orders.Observed(layer, (N, h) => model.Integrator.Network([.. Enumerable.Repeat(layer, N)], h), y0),
            0.02);
    }
}
