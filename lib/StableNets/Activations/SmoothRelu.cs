namespace StableNets.Activations;

/// <summary>
/// σ(x) = 0 for x &lt; −η,  (x + η)² / (4η) for |x| ≤ η,  x for x &gt; η: a ReLU whose derivative is continuous.
/// </summary>
internal sealed class SmoothRelu(double eta) : Activation
{
    // So that neither the square nor the cube of 2η over- or underflows.
    private readonly double η = Require.Between(1e-100, 1e100, Require.Positive(eta, nameof(eta)), nameof(eta));

    public override double Value(double x) =>
        x < -η ? 0 :
        x > η ? x :
        (x + η) * (x + η) / (4 * η);

    public override double Derivative(double x) =>
        x < -η ? 0 :
        x > η ? 1 :
        (x + η) / (2 * η);

    // The constant η²/6 makes φ continuous at x = η, where the cubic has the value 2η²/3.
    public override double Antiderivative(double x) =>
        x < -η ? 0 :
        x > η ? (0.5 * x * x) + (η * η / 6) :
        (x + η) * (x + η) * (x + η) / (12 * η);

    public override string ToString() => $"smooth ReLU (η = {η})";

    internal override void Apply(Span<double> x)
    {
        foreach (ref var entry in x)
            entry = Value(entry);
    }

    // On the rounded part σ = (x + η)²/(4η), so σ′ = (x + η)/(2η) = √(σ/η); beyond it σ > η, before it σ = 0.
    internal override void MultiplyBySlope(ReadOnlySpan<double> value, Span<double> v)
    {
        for (var i = 0; i < v.Length; i++)
            v[i] *= value[i] >= η ? 1 : Math.Sqrt(value[i] / η);
    }
}
