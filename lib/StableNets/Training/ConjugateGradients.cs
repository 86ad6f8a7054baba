using System.Numerics.Tensors;
using StableNets.Numerics;

namespace StableNets.Training;

/// <summary>A d = b for symmetric positive semidefinite A, by products with A alone: conjugate gradients with a preconditioner P ≈ A. Hestenes &amp; Stiefel 1952.</summary>
internal static class ConjugateGradients
{
    /// <summary>
    /// Stops at |b − A d| ≤ tolerance |b|, after so many products, or at a direction without positive curvature: then what was reached is taken, and
    /// P⁻¹ b if that is nothing. Every iterate is a descent direction of ½ ⟨d, A d⟩ − ⟨b, d⟩. Returns the number of products.
    /// </summary>
    public static int Solve(Action<double[], double[]> multiply, Action<double[], double[]> precondition, double[] b, double tolerance, int most, double[] d)
    {
        double[] residual = [.. b], z = new double[b.Length], product = new double[b.Length];
        Array.Clear(d);
        precondition(residual, z);
        double[] p = [.. z];
        var (products, decrease, enough) = (0, Sums.Dot(residual, z), tolerance * Sums.Norm(b));
        while (products < most && Sums.Norm(residual) > enough)
        {
            multiply(p, product);
            products++;
            var curvature = Sums.Dot(p, product);

            // Written so that a NaN stops too.
            if (!(curvature > 0 && double.IsFinite(curvature)))
            {
                if (products == 1)
                    p.CopyTo(d, 0);
                break;
            }

            var step = decrease / curvature;
            TensorPrimitives.MultiplyAdd(p, step, d, d);
            TensorPrimitives.MultiplyAdd(product, -step, residual, residual);
            precondition(residual, z);
            var last = decrease;
            decrease = Sums.Dot(residual, z);
            TensorPrimitives.MultiplyAdd(p, decrease / last, z, p);
        }

        return products;
    }
}
