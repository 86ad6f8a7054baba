using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Tests.Reference;

namespace StableNets.Tests.Support;

/// <summary>An integrator, the network that uses it and its textbook form. The table that contracts run over.</summary>
/// <param name="Name">As it appears in test names.</param>
/// <param name="Order">The order that is claimed for it.</param>
/// <param name="Fits">Whether a layer can be integrated with it.</param>
/// <param name="Network">From layers and h.</param>
/// <param name="Plain">From textbook layers, h and a start, the end.</param>
internal sealed record IntegratorKind(
    string Name,
    int Order,
    Func<Layer, bool> Fits,
    Func<IReadOnlyList<Layer>, double, Network> Network,
    Func<IReadOnlyList<PlainField>, double, Vector<double>, Vector<double>> Plain)
{
    public static IReadOnlyList<IntegratorKind> All { get; } =
    [
        new("plain", 0, _ => true, (layers, _) => new PlainNetwork(layers), PlainSteps.Plain),
        Field(new ForwardEuler(), PlainSteps.Euler),
        Field(new Midpoint(), PlainSteps.Midpoint),
        Field(new RungeKutta4(), PlainSteps.RungeKutta4),
        Split(new Verlet(), (f, h, y) => PlainSteps.Verlet(f, h, y, halfFirstKick: false)),
        Split(new Verlet(halfFirstKick: true), (f, h, y) => PlainSteps.Verlet(f, h, y, halfFirstKick: true)),
        Split(new HalfKickVerlet(), PlainSteps.HalfKicks),
        SecondOrder(new Leapfrog(), (f, h, y) => PlainSteps.Leapfrog(f, h, y, halfFirstKick: false)),
        SecondOrder(new Leapfrog(halfFirstKick: true), (f, h, y) => PlainSteps.Leapfrog(f, h, y, halfFirstKick: true)),
    ];

    private static IntegratorKind Field(Integrator integrator, Func<IReadOnlyList<PlainField>, double, Vector<double>, Vector<double>> plain) =>
        new(integrator.Name, integrator.Order, _ => true, (layers, h) => new ResidualNetwork(layers, integrator, h), plain);

    private static IntegratorKind Split(SplitIntegrator integrator, Func<IReadOnlyList<PlainField>, double, Vector<double>, Vector<double>> plain) =>
        new(integrator.Name, integrator.Order, layer => layer is SplitLayer, (layers, h) => new HamiltonianNetwork([.. layers.Cast<SplitLayer>()], integrator, h), plain);

    private static IntegratorKind SecondOrder(Leapfrog integrator, Func<IReadOnlyList<PlainField>, double, Vector<double>, Vector<double>> plain) =>
        new(integrator.Name, integrator.Order, layer => layer is AccelerationLayer, (layers, h) => new SecondOrderNetwork([.. layers.Cast<AccelerationLayer>()], integrator, h), plain);
}
