using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.LinearAlgebra.Factorization;
using StableNets.Datasets;

namespace StableNets.Training;

/// <summary>
/// G = (1/n) Jᵀ H J + R″, where J is the derivative of all logits in all weights (θ, W, μ) and H = ∂²S/∂L², a block diag(p) − p pᵀ or p (1 − p) for each
/// sample: the Hessian of an objective but for the curvature of the network itself. Haber &amp; Ruthotto 2017, section 2.
/// </summary>
/// <remarks>
/// G is symmetric and positive semidefinite, and it is never formed: a product costs a sweep of tangents forward and one of adjoints back. It equals the
/// Hessian where the logits are linear in the weights, as they are in (W, μ). An operator is used by one thread at a time.
/// </remarks>
public sealed class GaussNewtonOperator
{
    private readonly Objective problem;
    private readonly LogitMap logits;
    private readonly ClassifierFit classifier;
    private readonly double[] dθ;
    private readonly double[] dLoss;
    private readonly double[] alone;
    private Cholesky<double>? classifierBlock;

    /// <summary>The operator of a problem at given weights.</summary>
    /// <param name="problem">The problem. The operator works on a copy.</param>
    /// <param name="weights">All weights, as in the problem: finite.</param>
    /// <exception cref="ArgumentException">The length does not fit or a weight is not finite.</exception>
    /// <exception cref="OverflowException">The state or the loss grew beyond the range of numbers.</exception>
    public GaussNewtonOperator(Objective problem, double[] weights)
        : this(problem, problem?.Samples ?? 0) => At(weights);

    /// <summary>The operator on so many of a problem's samples, the first ones until others are chosen. <see cref="At"/> must follow.</summary>
    internal GaussNewtonOperator(Objective problem, int samples)
    {
        ArgumentNullException.ThrowIfNull(problem);
        this.problem = problem.OnBatch(samples);
        logits = new LogitMap(this.problem);
        classifier = new ClassifierFit(this.problem.Sweep, logits.Features, problem.Penalty.Classifier);
        dθ = new double[problem.Count];
        dLoss = new double[problem.Count - problem.ClassifierStart];
        alone = new double[logits.Logits.Span.Length];
    }

    /// <summary>Goes to other weights.</summary>
    internal void At(double[] weights)
    {
        problem.Check(weights, nameof(weights));
        logits.At(weights);
        classifier.Evaluate(weights.AsSpan(problem.ClassifierStart));
        classifierBlock = null;
    }

    /// <summary>product ← G v</summary>
    /// <param name="v">A direction of all weights (θ, W, μ).</param>
    /// <param name="product">Receives G v, of the same length.</param>
    /// <exception cref="ArgumentException">A length does not fit or an entry is not finite.</exception>
    /// <exception cref="OverflowException">The product grew beyond the range of numbers.</exception>
    public void Multiply(double[] v, double[] product)
    {
        problem.Check(v, nameof(v));
        problem.CheckLength(product, nameof(product));
        logits.Tangent(v);
        classifier.Curve(logits.Logits);
        logits.Adjoint(product);
        problem.AddPenaltyGradient(v, product);
    }

    /// <summary>
    /// product ← (G_θθ − G_θw G_ww⁻¹ G_wθ) v with w = (W, μ): the Schur complement, which is the Gauss–Newton operator of the reduced problem
    /// θ ↦ min_w f(θ, w). The part of v in w plays no part, and that of the product is 0.
    /// </summary>
    /// <param name="v">A direction of all weights.</param>
    /// <param name="product">Receives the product, of the same length.</param>
    /// <exception cref="ArgumentException">A length does not fit or an entry is not finite.</exception>
    /// <exception cref="OverflowException">The product grew beyond the range of numbers.</exception>
    public void MultiplyReduced(double[] v, double[] product)
    {
        problem.Check(v, nameof(v));
        problem.CheckLength(product, nameof(product));
        v.AsSpan(0, problem.ClassifierStart).CopyTo(dθ);

        // dL = J_θ dθ + A dw with dw = −G_ww⁻¹ Aᵀ (H/n) J_θ dθ: how the logits change when the classifier follows.
        var dL = logits.Logits;
        logits.Tangent(dθ);
        dL.Span.CopyTo(alone);
        classifier.Curve(dL);
        classifier.Transposed(dL, dLoss);
        classifierBlock ??= classifier.Factor();
        var dw = classifierBlock.Solve(new DenseVector(dLoss)).Negate().ToArray();
        alone.CopyTo(dL.Span);
        classifier.Add(dw, dL);

        classifier.Curve(dL);
        logits.Adjoint(product);
        problem.AddPenaltyGradient(dθ, product);
        product.AsSpan(problem.ClassifierStart).Clear();
    }

    /// <summary>Takes other samples, drawn at random, as many as it has; <see cref="At"/> must follow.</summary>
    internal void Draw(Deck deck, SeededRandom random)
    {
        deck.Shuffle(random);
        deck.Deal(0, problem.Sweep);
    }
}
