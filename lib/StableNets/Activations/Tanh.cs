using StableNets.Numerics;

namespace StableNets.Activations;

/// <summary>σ(x) = tanh x,  σ′ = 1 − σ²,  φ(x) = log cosh x.</summary>
internal sealed class Tanh : Activation
{
    public override double Value(double x) => Math.Tanh(x);

    public override double Derivative(double x) => 1 - (Math.Tanh(x) * Math.Tanh(x));

    // cosh overflows for |x| > 710; log cosh x = |x| + log(1 + e^(−2|x|)) − log 2 does not.
    public override double Antiderivative(double x) => Math.Abs(x) + Math.Log(1 + Math.Exp(-2 * Math.Abs(x))) - Math.Log(2);

    public override string ToString() => "tanh";

    internal override void Apply(Span<double> x) => TanhKernel.Apply(x);

    internal override void MultiplyBySlope(ReadOnlySpan<double> value, Span<double> v) => TanhKernel.MultiplyBySlope(value, v);
}
