using StableNets.Activations;
using StableNets.Datasets;
using StableNets.Integrators;
using StableNets.Layers;
using StableNets.Networks;
using StableNets.Stability;

namespace StableNets.Tests.Contracts;

/// <summary>With weights, steps and inputs from 10⁻³²⁰ to 10³⁰⁸ every result is finite, or an exception says what overflowed: never a silent infinity or NaN.</summary>
public class ExtremesContract
{
    private static readonly Activation[] Activations = [Activation.Tanh, Activation.Relu, Activation.SmoothRelu(), Activation.Identity];

    [Fact]
    public void Nothing_leaves_a_network_that_is_no_finite_number() => Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[1, 3], Gen.Int[1, 5]).Sample(
        (seed, s, depth) =>
        {
            var random = new SeededRandom(seed);
            foreach (var network in Networks(random, s, depth))
            {
                Matrix<double> y0 = Matrix(random, 2, s), full = Matrix(random, 2, network.StateWidth), bar = Matrix(random, 2, s);
                Finite(network, "forward", () => network.Forward(y0).Enumerate());
                Finite(network, "trajectory", () => network.Trajectory(full).States.SelectMany(state => state.Enumerate()));
                Finite(network, "distances", () => network.Trajectory(y0).Distances(0, 1));
                Finite(network, "tangent", () => network.Tangent(full, Matrix(random, 2, network.StateWidth), network.Parameters()).Enumerate());
                Finite(network, "adjoint", () => network.Adjoint(full, bar) is var (barY0, barθ) ? barY0.Enumerate().Concat(barθ) : []);
                Finite(network, "slopes", () => network.LayerAt(0).Evaluate(full).Enumerate());
                Finite(network, "Jacobians", () => Jacobians.Along(network, full.Row(0)).SelectMany(J => J.Enumerate()));
                Finite(network, "sensitivity", () => Sensitivity.SingularValues(network, full.Row(0)));
                if (network is StaggeredNetwork staggered)
                    Finite(network, "way back", () => staggered.Reverse(full).Enumerate());
                if (network.LayerAt(0) is IConserves conserving)
                    Finite(network, "energy", () => [conserving.Energy(full.Row(0))]);

                // A direction that is lost has exponent −∞, and in a time near 0 every exponent is huge: but none is NaN.
                Finite(network, "exponents", () => Lyapunov.Exponents(network, full.Row(0)).Where(double.IsNaN));
            }
        },
        iter: 60,
        threads: 1);

    [Fact]
    public void Nothing_leaves_the_analysis_of_a_matrix_that_is_no_finite_number() => Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[1, 4]).Sample(
        (seed, s) =>
        {
            var random = new SeededRandom(seed);
            var A = Matrix(random, s, s);
            Finite(A, "eigenvalues", () => Spectrum.Of(A).Eigenvalues.SelectMany(λ => new[] { λ.Real, λ.Imaginary }));
            Finite(A, "log norm", () => [LogNorm.Of(A)]);
            Finite(A, "exponential", () => MatrixExponential.Of(A, Number(random)).Enumerate());
            Finite(A, "transient growth", () => TransientGrowth.Of(A, Math.Abs(Number(random)), samples: 5).Norms);
            Finite(A, "pseudospectrum", () => Pseudospectrum.Of(A, (-Math.Abs(Number(random)), 1), (0, Math.Abs(Number(random))), 2).Values.Cast<double>());
        },
        iter: 300,
        threads: 1);

    private static IEnumerable<Network> Networks(SeededRandom random, int s, int depth)
    {
        var σ = Activations[random.Below(Activations.Length)];
        var h = Number(random);
        T[] Layers<T>(Func<T> draw) => [.. Enumerable.Range(0, depth).Select(_ => draw())];
        Integrator[] integrators = [new ForwardEuler(), new Midpoint(), new RungeKutta4()];
        var integrator = integrators[random.Below(3)];
        DenseLayer[] dense = Layers(() => new DenseLayer(Matrix(random, s, s), Number(random), σ));
        HamiltonianLayer[] hamiltonian = Layers(() => new HamiltonianLayer(Matrix(random, s, s), Number(random), σ));
        SecondOrderLayer[] second = Layers(() => new SecondOrderLayer(Matrix(random, s, s), Number(random), σ));
        AntisymmetricLayer[] antisymmetric = Layers(() => new AntisymmetricLayer(0.1 * Matrix(random, s, s), 0.1 * Math.Abs(Number(random)), Number(random), σ));
        return
        [
            new PlainNetwork(dense),
            new ResidualNetwork(dense, integrator, h),
            new ResidualNetwork(antisymmetric, integrator, h),
            new ResidualNetwork(hamiltonian, integrator, h),
            new HamiltonianNetwork(hamiltonian, new Verlet(random.Below(2) == 1), h),
            new HamiltonianNetwork(second, new HalfKickVerlet(), h),
            new SecondOrderNetwork(second, new Leapfrog(random.Below(2) == 1), h),
            new InputLayer(Matrix(random, s, s), Number(random), σ).Before(new ResidualNetwork(dense, integrator, h)),
        ];
    }

    private static Matrix<double> Matrix(SeededRandom random, int rows, int columns) => Matrix<double>.Build.Dense(rows, columns, (_, _) => Number(random));

    /// <summary>Half of them near 1, the others anywhere.</summary>
    private static double Number(SeededRandom random)
    {
        var sign = random.Below(2) == 0 ? 1 : -1;
        return sign * (random.Below(2) == 0 ? random.Uniform(0.1, 2) : Math.Pow(10, random.Uniform(-320, 308)));
    }

    private static void Finite(object subject, string what, Func<IEnumerable<double>> result)
    {
        try
        {
            Assert.All(result(), x => Assert.True(double.IsFinite(x), $"{what} of {subject}: {x}"));
        }
        catch (OverflowException e)
        {
            Assert.Contains("grew beyond the range of numbers", e.Message);
        }
        catch (ArgumentException e)
        {
            Assert.Contains(" must ", e.Message);
        }
    }
}
