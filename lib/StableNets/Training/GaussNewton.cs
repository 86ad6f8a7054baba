using System.Numerics.Tensors;
using StableNets.Numerics;

namespace StableNets.Training;

/// <summary>
/// θ ← θ + t d with G d ≈ −∇F(θ), F(θ) = min over (W, μ) of the objective and G its Gauss–Newton operator: the method of Haber &amp; Ruthotto 2017, section 2,
/// with variable projection. d comes from preconditioned conjugate gradients, t from Armijo's line search.
/// </summary>
/// <param name="products">At most so many products with G an iteration, ≥ 1. Default 20.</param>
/// <param name="residual">Conjugate gradients stop at |∇F + G d| ≤ residual · |∇F|: between 0 and 1. Default 10⁻².</param>
/// <param name="tolerance">Stops when |∇F| is at most this share of its first value, ≥ 0. Default 10⁻⁸.</param>
public sealed class GaussNewton(int products = 20, double residual = 1e-2, double tolerance = 1e-8) : Optimiser
{
    private readonly int products = Require.AtLeast(1, products, nameof(products));
    private readonly double residual = Require.NotNegative(residual, nameof(residual)) < 1
        ? residual
        : throw new ArgumentOutOfRangeException(nameof(residual), $"residual must be below 1, got {residual}");
    private readonly double tolerance = Require.NotNegative(tolerance, nameof(tolerance));

    /// <inheritdoc/>
    public override string Name => $"Gauss–Newton (PCG ≤ {products})";

    internal static double ShiftFactor = 1;
    internal static bool Say; internal static double Up = 4, Down = 0.25;
    internal static int ProductCount;
    internal static int EvalCount;

    private protected override IEnumerable<Iterate> Run(Objective problem, double[] x)
    {
        double[] gradient = new double[x.Length], next = new double[x.Length], nextGradient = new double[x.Length], direction = new double[x.Length];
        var reduced = new VariableProjection(problem);
        var hessian = new GaussNewtonOperator(problem);
        var value = reduced.Evaluate(x, gradient);
        var first = Sums.Norm(gradient);
        var iterate = new Iterate(0, x, value, first, reduced.Accuracy);
        yield return iterate;

        var lambda = ShiftFactor;
        while (iterate.GradientNorm > tolerance * first)
        {
            gradient.AsSpan(problem.LayerCount).Clear();
            hessian.At(x);
            TensorPrimitives.Negate(gradient, nextGradient);
            var damping = lambda * Math.Abs(problem.Sweep.Network.Step);
            var preconditioner = problem.Preconditioner(damping);
            ProductCount += ConjugateGradients.Solve((v, p) => { hessian.MultiplyReduced(v, p); TensorPrimitives.MultiplyAdd(v, damping, p, p); }, preconditioner.Solve, nextGradient, residual, products, direction);
            var slope = Sums.Dot(gradient, direction);
            var old = iterate.Loss;
            if (LineSearch.Find((p, g) => { EvalCount++; return reduced.TryEvaluate(p, g); }, x, iterate.Loss, slope, direction, 1, next, nextGradient) is { } smaller)
            {
                var rho = (old - smaller) / (-0.5 * slope);
                lambda *= rho > 0.75 ? Down : rho < 0.25 ? Up : 1;
                if (Say) Console.WriteLine($"  lam {lambda:E1} rho {rho:F2}");
                (x, next) = (next, x);
                (gradient, nextGradient) = (nextGradient, gradient);
                iterate = new Iterate(iterate.Iteration + 1, x, smaller, Sums.Norm(gradient), reduced.Accuracy);
                yield return iterate;
            }
            else
            {
                yield return iterate with { Ending = Ending.NoSmallerValue };
                yield break;
            }
        }

        yield return iterate with { Ending = Ending.Converged };
    }
}
