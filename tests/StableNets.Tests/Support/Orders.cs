using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Verification;

namespace StableNets.Tests.Support;

/// <summary>The order that an integrator shows on a layer, T = 2, N = 20 … 320.</summary>
internal static class Orders
{
    private const double FinalTime = 2;

    public static double Observed(Layer layer, Func<int, double, Network> network, Matrix<double> y0)
    {
        // RK4 with 4000 layers is exact to rounding here.
        var exact = new ResidualNetwork(layer, new RungeKutta4(), depth: 4000, step: FinalTime / 4000).Forward(y0);
        return ObservedOrder.Measure(N => (network(N, FinalTime / N).Forward(y0) - exact).FrobeniusNorm(), 20, 40, 80, 160, 320).Order;
    }
}
