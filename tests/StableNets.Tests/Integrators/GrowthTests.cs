using System.Numerics;
using StableNets.Activations;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Stability;

namespace StableNets.Tests.Integrators;

/// <summary>|R(z)| as a formula, and as what a network of one linear layer does.</summary>
public class GrowthTests
{
    private static readonly Gen<Complex> Plane = Gen.Select(Gen.Double[-4, 2], Gen.Double[-4, 4], (x, y) => new Complex(x, y));

    public static TheoryData<Integrator, double, double> Limits => new()
    {
        { new ForwardEuler(), 0, 2 },
        { new Midpoint(), 0, 2 },
        { new RungeKutta4(), 2 * Math.Sqrt(2), 2.785293563405282 },
    };

    [Fact]
    public void One_step_multiplies_a_mode_by_the_growth_factor() => Plane.Sample(
        z =>
        {
            // y′ = λ y for complex λ as a real system of two: [[Re, −Im], [Im, Re]], with h = 1.
            var layer = new DenseLayer(Given.Matrix($"{z.Real:R} {-z.Imaginary:R}; {z.Imaginary:R} {z.Real:R}").Transpose(), activation: Activation.Identity);
            foreach (var integrator in new Integrator[] { new ForwardEuler(), new Midpoint(), new RungeKutta4() })
            {
                var factor = Sensitivity.Of(new ResidualNetwork(layer, integrator, depth: 1, step: 1), Given.Vector(0, 0)).L2Norm();
                Near.Equal(factor, ((IGrowth)integrator).Growth(z), 1e-13 * Math.Max(1, factor));
            }
        },
        iter: 200,
        threads: 1);

    [Fact]
    public void One_Verlet_or_leapfrog_step_has_the_spectral_radius_of_the_growth_factor() => Gen.Double[0.01, 4].Sample(
        y =>
        {
            var split = new HamiltonianLayer(Given.Matrix($"{y:R}"), activation: Activation.Identity);
            var second = new SecondOrderLayer(Given.Matrix($"{y:R}"), activation: Activation.Identity);
            Network[] networks =
            [
                new HamiltonianNetwork(split, new Verlet(), 2, 1),
                new HamiltonianNetwork(split, new HalfKickVerlet(), 2, 1),
                new SecondOrderNetwork(second, new Leapfrog(), 2, 1),
            ];

            // The second step: the first contains the start. Near y = 2 the two modes coincide and eigenvalues lose digits.
            var growth = new Verlet().Growth(new Complex(0, y));
            foreach (var network in networks)
                Near.Equal(Spectrum.Of(Sensitivity.Steps(network, Given.Vector(0))[1]).Radius, growth, 1e-6 * growth);
            Assert.Equal(y <= 2, growth <= 1 + 1e-15);
            Assert.Equal(growth, new Leapfrog().Growth(new Complex(0, y)));
        },
        iter: 200,
        threads: 1);

    [Fact]
    public void Verlet_amplifies_everything_off_its_segment() =>
        Plane.Where(z => Math.Abs(z.Real) > 1e-3).Sample(z => Assert.True(new HalfKickVerlet().Growth(z) > 1));

    [Theory]
    [MemberData(nameof(Limits))]
    public void The_limits_on_both_axes_are_the_documented_ones(Integrator integrator, double imaginary, double real)
    {
        Near.Equal(imaginary, StabilityRegion.ImaginaryLimit((IGrowth)integrator), 1e-9);
        Near.Equal(real, StabilityRegion.RealLimit((IGrowth)integrator), 1e-9);
    }

    [Fact]
    public void The_limit_of_Verlet_is_2_on_the_imaginary_axis_and_0_on_the_real_one()
    {
        foreach (IGrowth integrator in new IGrowth[] { new Verlet(), new HalfKickVerlet(), new Leapfrog() })
        {
            Near.Equal(2, StabilityRegion.ImaginaryLimit(integrator), 1e-9);
            Assert.Equal(0, StabilityRegion.RealLimit(integrator));
        }
    }

    [Fact]
    public void Of_a_huge_z_every_growth_factor_is_huge_and_never_no_number()
    {
        foreach (var integrator in new IGrowth[] { new ForwardEuler(), new Midpoint(), new RungeKutta4(), new Verlet(), new HalfKickVerlet(), new Leapfrog() })
        {
            foreach (var size in new[] { 1e10, 1e100, 1e160, 1e200, 1e308, double.PositiveInfinity })
                foreach (var z in new Complex[] { new(0, size), new(-size, 0), new(size, 0), new(size, -size), new(-size, size) })
                    Assert.True(integrator.Growth(z) > 1e9, $"{integrator} at {z}: {integrator.Growth(z)}");
            Assert.False(StabilityRegion.Contains(integrator, Spectrum.Of(10 * Given.KZero), 1e308));
            var grid = StabilityRegion.Of(integrator, (-1e200, 1e200), (-1e200, 1e200), resolution: 4);
            Assert.All(grid.Values.Cast<double>(), growth => Assert.True(growth > 1));
        }
    }

    [Fact]
    public void A_rule_that_is_stable_as_far_as_one_looks_has_no_limit()
    {
        Assert.Equal(double.PositiveInfinity, StabilityRegion.ImaginaryLimit(new ImplicitMidpoint()));
        Assert.Equal(double.PositiveInfinity, StabilityRegion.RealLimit(new ImplicitMidpoint()));
    }

    [Fact]
    public void Names_and_orders()
    {
        Assert.Equal(
            ["plain propagation 0", "forward Euler 1", "midpoint 2", "RK4 4"],
            new Integrator[] { new PlainPropagation(), new ForwardEuler(), new Midpoint(), new RungeKutta4() }.Select(x => $"{x} {x.Order}"));
        Assert.Equal(
            ["Verlet 1", "Verlet, half first kick 2", "Verlet, half kicks 2", "leapfrog 1", "leapfrog, half first kick 2"],
            new StaggeredIntegrator[] { new Verlet(), new Verlet(true), new HalfKickVerlet(), new Leapfrog(), new Leapfrog(true) }.Select(x => $"{x} {x.Order}"));
    }

    private sealed class ImplicitMidpoint : IGrowth
    {
        public double Growth(Complex hLambda) => ((1 + (hLambda / 2)) / (1 - (hLambda / 2))).Magnitude;
    }
}
