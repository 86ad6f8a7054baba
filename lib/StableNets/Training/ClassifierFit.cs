using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.LinearAlgebra.Factorization;
using StableNets.Numerics;

namespace StableNets.Training;

/// <summary>
/// w = (W, μ) ↦ (1/n) S(A w, C) + (α_W/2) |w|² with A w = Y W + 1 μᵀ: learning with frozen features. It is convex, and Newton's method with a dense
/// Hessian finds its minimum in a few steps: w ← w − t (Aᵀ H A / n + α_W I)⁻¹ ∇. Haber &amp; Ruthotto 2017, section 2.
/// </summary>
/// <remarks>The Hessian has ((s + 1) m)² entries: this is for narrow networks or few classes.</remarks>
internal sealed class ClassifierFit
{
    private const int MostSteps = 50;
    private const int MostHalvings = 30;

    // A smaller gradient is rounding.
    private const double Tolerance = 1e-13;
    private const double Rounding = 1e-14;

    // Softmax does not see a shift of all logits, and a loss of 0 has no curvature at all: without Tikhonov's term the Hessian may be singular.
    private const double Regularisation = 1e-10;

    private readonly Sweep sweep;
    private readonly double tikhonov;
    private readonly Tile features;
    private readonly Tile change;
    private readonly Scratch scratch;
    private readonly int weightCount;

    /// <summary>The problem of these features, a tile of all samples. They may change between the calls.</summary>
    public ClassifierFit(Sweep sweep, Tile features, double tikhonov)
    {
        this.sweep = sweep;
        this.features = features;
        this.tikhonov = tikhonov;
        weightCount = features.Columns * sweep.Columns;
        scratch = new Scratch(features.Rows);
        Residual = scratch.Take(sweep.Columns);
        change = scratch.Take(sweep.Columns);
    }

    /// <summary>∂S/∂L = p − C at the last w.</summary>
    public Tile Residual { get; }

    /// <summary>The share of samples that the last w decides rightly.</summary>
    public double Accuracy { get; private set; }

    /// <summary>w ← argmin, from the given w on. Returns the mean loss there, without Tikhonov's term.</summary>
    public double Minimise(Span<double> w)
    {
        double[] gradient = new double[w.Length], next = new double[w.Length];
        var value = Evaluate(w, gradient);
        for (var step = 0; step < MostSteps && Sums.Norm(gradient) > Tolerance; step++)
        {
            if (Search(w, value, gradient, Factor().Solve(new DenseVector(gradient)), next) is not { } smaller)
                break;
            value = smaller;
            next.CopyTo(w);
        }

        return Evaluate(w);
    }

    /// <summary>The mean loss at w; leaves its residual.</summary>
    public double Evaluate(ReadOnlySpan<double> w)
    {
        Residual.Span.Clear();
        Add(w, Residual);
        Span<double> one = stackalloc double[sweep.Columns];
        var correct = 0;
        for (var i = 0; i < sweep.Samples; i++)
        {
            for (var k = 0; k < one.Length; k++)
                one[k] = Residual.Span[(k * Residual.Rows) + i];
            correct += sweep.Loss.Decide(one) == sweep.Labels[i] ? 1 : 0;
        }

        Accuracy = (double)correct / sweep.Samples;
        var mark = scratch.Mark;
        var sum = sweep.Loss.Evaluate(Residual, sweep.Labels, 1, scratch);
        scratch.Release(mark);
        return sum / sweep.Samples;
    }

    /// <summary>logits ← logits + A w</summary>
    public void Add(ReadOnlySpan<double> w, Tile logits)
    {
        AffineKernel.Add(features, w[..weightCount], logits);
        for (var k = 0; k < logits.Columns; k++)
            foreach (ref var entry in logits.Slice(k, 1).Span[..sweep.Samples])
                entry += w[weightCount + k];
    }

    /// <summary>w ← Aᵀ logits</summary>
    public void Transposed(Tile logits, Span<double> w)
    {
        w.Clear();
        GradientKernel.Add(features, logits, w[..weightCount]);
        for (var k = 0; k < logits.Columns; k++)
            w[weightCount + k] = Sums.Of(logits.Slice(k, 1).Span);
    }

    /// <summary>logits ← (1/n) H logits with H = ∂²S/∂L² at the last w.</summary>
    public void Curve(Tile logits)
    {
        var mark = scratch.Mark;
        sweep.Loss.Curve(Residual, sweep.Labels, logits, scratch);
        scratch.Release(mark);
        logits.Scale(1.0 / sweep.Samples);
    }

    /// <summary>Aᵀ H A / n + α_W I at the last w, factored.</summary>
    public Cholesky<double> Factor()
    {
        var hessian = new DenseMatrix(weightCount + sweep.Columns, weightCount + sweep.Columns);
        var unit = new double[hessian.ColumnCount];
        for (var i = 0; i < unit.Length; i++)
        {
            unit[i] = 1;
            change.Span.Clear();
            Add(unit, change);
            Curve(change);
            Transposed(change, hessian.Values.AsSpan(i * unit.Length, unit.Length));
            unit[i] = 0;
        }

        var shift = tikhonov > 0 ? tikhonov : Regularisation * Math.Max(hessian.Diagonal().Maximum(), 1);
        for (var i = 0; i < unit.Length; i++)
            hessian[i, i] += shift;
        return hessian.Cholesky();
    }

    /// <summary>The first of t = 1, ½, ¼, … whose step w − t d makes the gradient smaller and the value no larger; its w is left in next.</summary>
    private double? Search(ReadOnlySpan<double> w, double value, Span<double> gradient, Vector<double> d, Span<double> next)
    {
        // The value alone sees only half the digits: near the minimum a step of 10⁻⁸ changes it by 10⁻¹⁶.
        var (norm, most) = (Sums.Norm(gradient), value + (Rounding * Math.Abs(value)));
        var t = 1.0;
        for (var halving = 0; halving < MostHalvings; halving++, t /= 2)
        {
            for (var i = 0; i < w.Length; i++)
                next[i] = w[i] - (t * d[i]);
            if (Evaluate(next, gradient) is var trial && trial <= most && Sums.Norm(gradient) < norm)
                return trial;
        }

        return null;
    }

    /// <summary>The value with Tikhonov's term, and the gradient Aᵀ (p − C) / n + α_W w.</summary>
    private double Evaluate(ReadOnlySpan<double> w, Span<double> gradient)
    {
        var value = Evaluate(w) + (tikhonov / 2 * Sums.Dot(w, w));
        Transposed(Residual, gradient);
        for (var i = 0; i < w.Length; i++)
            gradient[i] = (gradient[i] / sweep.Samples) + (tikhonov * w[i]);
        return value;
    }
}
