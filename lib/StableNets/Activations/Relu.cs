using System.Numerics.Tensors;

namespace StableNets.Activations;

/// <summary>σ(x) = max(x, 0),  σ′ = 1 for x &gt; 0 and else 0,  φ(x) = ½ max(x, 0)².</summary>
internal sealed class Relu : Activation
{
    public override double Value(double x) => Math.Max(x, 0);

    public override double Derivative(double x) => x > 0 ? 1 : 0;

    public override double Antiderivative(double x) => 0.5 * Math.Max(x, 0) * Math.Max(x, 0);

    public override string ToString() => "ReLU";

    internal override void Apply(Span<double> x) => TensorPrimitives.Max(x, 0, x);

    internal override void MultiplyBySlope(ReadOnlySpan<double> value, Span<double> v)
    {
        for (var i = 0; i < v.Length; i++)
            v[i] = value[i] > 0 ? v[i] : 0;
    }
}
