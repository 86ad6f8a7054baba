using System.Numerics.Tensors;

namespace StableNets.Training;

/// <summary>
/// P = (α/|h|) T ⊗ I + δ I over the layers, T = tridiag(−1, 2, −1) with 1 at both ends: the Hessian of the penalty on roughness in time, shifted. One
/// elimination forward over the layers and one back solves P z = r.
/// </summary>
/// <remarks>Without smoothness (α = 0) it is δ I. On a trained input layer it is (α_in + δ) I.</remarks>
internal sealed class TimePreconditioner
{
    private readonly double coupling;
    private readonly int perLayer;
    private readonly double[] pivots;
    private readonly int inputCount;
    private readonly double inputPivot;

    public TimePreconditioner(double coupling, double shift, int depth, int perLayer, int inputCount = 0, double input = 0)
    {
        this.coupling = coupling;
        this.perLayer = perLayer;
        this.inputCount = inputCount;
        inputPivot = input + shift;

        // P = L D Lᵀ with L bidiagonal: D_0 = P_00, D_j = P_jj − c² / D_{j−1}.
        pivots = new double[depth];
        for (var j = 0; j < depth; j++)
        {
            var neighbours = (j > 0 ? 1 : 0) + (j < depth - 1 ? 1 : 0);
            pivots[j] = shift + (neighbours * coupling) - (j > 0 ? coupling * coupling / pivots[j - 1] : 0);
        }
    }

    /// <summary>z ← P⁻¹ r in the input layer and θ, and r in what follows.</summary>
    public void Solve(double[] r, double[] z)
    {
        r.CopyTo(z, 0);
        TensorPrimitives.Divide(z.AsSpan(0, inputCount), inputPivot, z.AsSpan(0, inputCount));
        for (var j = 1; j < pivots.Length; j++)
            TensorPrimitives.MultiplyAdd(Layer(z, j - 1), coupling / pivots[j - 1], Layer(z, j), Layer(z, j));
        for (var j = pivots.Length - 1; j >= 0; j--)
        {
            if (j < pivots.Length - 1)
                TensorPrimitives.MultiplyAdd(Layer(z, j + 1), coupling, Layer(z, j), Layer(z, j));
            TensorPrimitives.Divide(Layer(z, j), pivots[j], Layer(z, j));
        }
    }

    private Span<double> Layer(double[] vector, int j) => vector.AsSpan(inputCount + (j * perLayer), perLayer);
}
