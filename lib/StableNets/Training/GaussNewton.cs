using System.Numerics.Tensors;
using StableNets.Datasets;
using StableNets.Numerics;

namespace StableNets.Training;

/// <summary>
/// θ ← θ + t d with (G + λ |h| I) d ≈ −∇F(θ), where F(θ) is the minimum of the objective over the classifier (W, μ) and G its Gauss–Newton operator: the
/// method of Haber &amp; Ruthotto 2017, section 2, with variable projection. d comes from preconditioned conjugate gradients, t from Armijo's line search.
/// </summary>
/// <remarks>
/// λ is Levenberg's damping (1944): it falls while the quadratic model keeps its promise and rises where it does not, so that far from a minimum steps
/// stay where the model holds. The first iteration only fits the classifier to the start. That fit is dense in (W, μ): up to about a thousand numbers.
/// </remarks>
/// <param name="products">At most so many products with G an iteration, ≥ 1. Default 20.</param>
/// <param name="residual">Conjugate gradients stop at this share of |∇F|: at least 0, below 1. Default 10⁻².</param>
/// <param name="share">The share of the samples, drawn anew in each iteration, that G is made of: above 0, at most 1. Default a quarter; ∇F sees all.</param>
/// <param name="tolerance">Stops when |∇F| is at most this share of the first gradient, ≥ 0. Default 10⁻⁸.</param>
/// <param name="seed">Of the draws.</param>
public sealed class GaussNewton(int products = 20, double residual = 1e-2, double share = 0.25, double tolerance = 1e-8, long seed = 1) : Optimiser
{
    private const double FirstDamping = 0.1;
    private const double LeastDamping = 1e-8;

    private readonly int products = Require.AtLeast(1, products, nameof(products));
    private readonly double residual = Require.NotNegative(residual, nameof(residual)) < 1
        ? residual
        : throw new ArgumentOutOfRangeException(nameof(residual), $"residual must be below 1, got {residual}");
    private readonly double share = Require.Positive(share, nameof(share)) <= 1
        ? share
        : throw new ArgumentOutOfRangeException(nameof(share), $"share must be at most 1, got {share}");
    private readonly double tolerance = Require.NotNegative(tolerance, nameof(tolerance));

    /// <inheritdoc/>
    public override string Name => $"Gauss–Newton (PCG ≤ {products}, {100 * share} % of samples)";

    private protected override IEnumerable<Iterate> Run(Objective problem, double[] x)
    {
        double[] gradient = new double[x.Length], next = new double[x.Length], nextGradient = new double[x.Length];
        double[] downhill = new double[x.Length], direction = new double[x.Length];
        var value = problem.Evaluate(x, gradient);
        var first = Sums.Norm(gradient);
        var work = 1.0;
        yield return new Iterate(0, x, value, first, problem.Accuracy) { Work = work };

        var reduced = new VariableProjection(problem);
        value = reduced.Evaluate(x, gradient);
        work++;
        var iterate = new Iterate(1, x, value, Sums.Norm(gradient), reduced.Accuracy) { Work = work };
        yield return iterate;

        var hessian = new GaussNewtonOperator(problem, (int)Math.Ceiling(share * problem.Samples));
        var (damping, shift) = (FirstDamping, 0.0);
        var random = new SeededRandom(seed);
        var deck = share < 1 ? new Deck(problem.Sweep) : null;
        while (iterate.GradientNorm > tolerance * first)
        {
            if (deck is not null)
                hessian.Draw(deck, random);
            hessian.At(x);
            shift = damping * problem.Step;
            TensorPrimitives.Negate(gradient.AsSpan(0, problem.ClassifierStart), downhill);
            ConjugateGradients.Solve(Multiply, problem.Preconditioner(shift).Solve, downhill, residual, products, direction);

            var slope = -Sums.Dot(downhill, direction);
            if (LineSearch.Find(Evaluate, x, iterate.Loss, slope, direction, 1, next, nextGradient) is not { } smaller)
            {
                yield return iterate with { Ending = Ending.NoSmallerValue };
                yield break;
            }

            // At every step of conjugate gradients ⟨d, (G + λ|h| I) d⟩ = −⟨∇F, d⟩: the model promises to fall by half of it.
            damping = Math.Max(LeastDamping, damping * Change((iterate.Loss - smaller) / (-slope / 2)));
            (x, next) = (next, x);
            (gradient, nextGradient) = (nextGradient, gradient);
            iterate = new Iterate(iterate.Iteration + 1, x, smaller, Sums.Norm(gradient), reduced.Accuracy) { Work = work };
            yield return iterate;
        }

        yield return iterate with { Ending = Ending.Converged };

        double? Evaluate(double[] weights, double[] into)
        {
            work++;
            return reduced.TryEvaluate(weights, into);
        }

        void Multiply(double[] v, double[] product)
        {
            work += share;
            try
            {
                hessian.MultiplyReduced(v, product);
                TensorPrimitives.MultiplyAdd(v, shift, product, product);
            }
            catch (OverflowException)
            {
                // Conjugate gradients stop there, with what they have.
                Array.Fill(product, double.NaN);
            }
        }
    }

    /// <summary>The change of λ, from what the step gained over what the model had promised.</summary>
    private static double Change(double kept) => kept > 0.75 ? 0.25 : kept < 0.25 ? 4 : 1;
}
