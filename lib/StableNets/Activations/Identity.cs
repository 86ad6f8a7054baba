namespace StableNets.Activations;

/// <summary>σ(x) = x,  σ′ = 1,  φ(x) = ½ x².</summary>
internal sealed class Identity : Activation
{
    public override double Value(double x) => x;

    public override double Derivative(double x) => 1;

    public override double Antiderivative(double x) => 0.5 * x * x;

    public override string ToString() => "identity";

    internal override void Apply(Span<double> x)
    {
    }

    internal override void MultiplyBySlope(ReadOnlySpan<double> value, Span<double> v)
    {
    }
}
