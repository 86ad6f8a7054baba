using StableNets.Datasets;
using StableNets.Training;

namespace StableNets.Tests.Training;

public class ConjugateGradientsTests
{
    private static readonly Matrix<double> B = new SeededRandom(1).NormalMatrix(9, 9);
    private static readonly Matrix<double> A = (B.Transpose() * B) + (0.1 * Given.Identity(9));
    private static readonly Vector<double> Right = new SeededRandom(2).NormalVector(9);

    [Fact]
    public void As_many_products_as_unknowns_solve_a_system()
    {
        var (d, products) = Solve(A, Given.Identity(9), Right, 1e-12, 30);
        Near.Equal(A.Solve(Right), d, 1e-7 * d.InfinityNorm());
        Assert.InRange(products, 9, 14);
    }

    [Fact]
    public void With_the_inverse_as_preconditioner_one_product_is_enough()
    {
        var (d, products) = Solve(A, A.Inverse(), Right, 1e-10, 30);
        Near.Equal(A.Solve(Right), d, 1e-9 * d.InfinityNorm());
        Assert.Equal(1, products);
    }

    [Fact]
    public void Each_step_minimises_the_model_further_and_promises_half_the_slope()
    {
        var last = 0.0;
        for (var most = 1; most < 9; most++)
        {
            var (d, products) = Solve(A, Given.Identity(9), Right, 0, most);
            Assert.Equal(most, products);
            var model = (0.5 * d.DotProduct(A * d)) - Right.DotProduct(d);
            Near.Equal(-0.5 * Right.DotProduct(d), model, 1e-9 * Math.Abs(model));
            Assert.True(model < last);
            last = model;
        }
    }

    [Fact]
    public void The_residual_at_the_end_is_as_small_as_asked()
    {
        var (d, products) = Solve(A, Given.Identity(9), Right, 0.1, 30);
        Assert.InRange((Right - (A * d)).L2Norm(), 0, 0.1 * Right.L2Norm());
        var (before, _) = Solve(A, Given.Identity(9), Right, 0.1, products - 1);
        Assert.True((Right - (A * before)).L2Norm() > 0.1 * Right.L2Norm());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Without_positive_curvature_it_takes_what_it_has_and_at_first_the_preconditioned_right_side(double curvature)
    {
        var (first, one) = Solve(curvature * Given.Identity(2), 0.5 * Given.Identity(2), Given.Vector(3, 4), 0, 5);
        Assert.Equal(Given.Vector(1.5, 2), first);
        Assert.Equal(1, one);

        // Curved upwards along the first axis alone: b leads up the second as well, after one step that had positive curvature.
        if (curvature is not -1)
            return;
        var saddle = Given.Diagonal(Given.Vector(1, -0.5));
        var (d, products) = Solve(saddle, Given.Identity(2), Given.Vector(1, 0.1), 0, 5);
        Assert.Equal(2, products);
        Assert.True(d * Given.Vector(1, 0.1) > 0);
    }

    private static (Vector<double> D, int Products) Solve(Matrix<double> A, Matrix<double> P, Vector<double> b, double tolerance, int most)
    {
        var d = new double[b.Count];
        var products = ConjugateGradients.Solve(By(A), By(P), b.ToArray(), tolerance, most, d);
        return (Given.Vector(d), products);

        static Action<double[], double[]> By(Matrix<double> M) => (v, into) => (M * Given.Vector([.. v])).AsArray().CopyTo(into, 0);
    }
}
