namespace StableNets.Activations;

/// <summary>
/// σ: ℝ → ℝ, applied to every entry; nondecreasing and (piecewise) smooth, as Haber &amp; Ruthotto 2017, section 2, assume.
/// </summary>
/// <remarks>Each activation knows its derivative σ′ (for Jacobians) and its antiderivative φ, φ′ = σ (for conserved quantities).</remarks>
public abstract class Activation
{
    private protected Activation()
    {
    }

    /// <summary>σ(x) = tanh x. The paper's default and this library's.</summary>
    public static Activation Tanh { get; } = new Tanh();

    /// <summary>σ(x) = max(x, 0).</summary>
    public static Activation Relu { get; } = new Relu();

    /// <summary>σ(x) = x: makes a layer linear, so that its behaviour is that of a matrix.</summary>
    public static Activation Identity { get; } = new Identity();

    /// <summary>σ(x) = 0 for x &lt; −η,  (x + η)² / (4η) for |x| ≤ η,  x for x &gt; η: ReLU with its corner rounded.</summary>
    /// <param name="eta">η: half the width of the rounded part, 10⁻¹⁰⁰ ≤ η ≤ 10¹⁰⁰. Default 0.1.</param>
    /// <returns>The activation.</returns>
    /// <exception cref="ArgumentOutOfRangeException">η is not in that range.</exception>
    public static Activation SmoothRelu(double eta = 0.1) => new SmoothRelu(eta);

    /// <summary>σ(x)</summary>
    /// <param name="x">Any number; of NaN it is NaN.</param>
    /// <returns>The value.</returns>
    public abstract double Value(double x);

    /// <summary>σ′(x). Where σ has a corner, the derivative from the left.</summary>
    /// <param name="x">Any number.</param>
    /// <returns>The slope, ≥ 0.</returns>
    public abstract double Derivative(double x);

    /// <summary>φ(x) with φ′ = σ and φ(0) = 0 (for smooth ReLU: φ(−∞) = 0).</summary>
    /// <param name="x">Any number.</param>
    /// <returns>The value, exact to about 10⁻¹⁶ of max(1, |φ|); ∞ where it is beyond the range of numbers, as ½ x² is for |x| &gt; 10¹⁵⁴.</returns>
    public abstract double Antiderivative(double x);

    /// <summary>x ← σ(x), entrywise</summary>
    internal abstract void Apply(Span<double> x);

    /// <summary>v ← v ⊙ σ′(x), entrywise, where value = σ(x): each σ′ here is a function of σ, so x itself need not be kept.</summary>
    internal abstract void MultiplyBySlope(ReadOnlySpan<double> value, Span<double> v);
}
