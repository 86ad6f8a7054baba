using StableNets.Datasets;
using StableNets.Training;

namespace StableNets.Tests.Training;

/// <summary>Claims 36 and 37: smoothness in time.</summary>
public class PenaltyTests
{
    [Fact]
    public void Claim_36_its_second_derivative_has_the_eigenvalues_of_the_time_derivative()
    {
        const int N = 8;
        const double H = 0.5, Alpha = 0.3;

        // R = (α h/2) |D θ|²: the gradient at e_k is α h times column k of DᵀD.
        var matrix = Matrix<double>.Build.Dense(N, N);
        for (var k = 0; k < N; k++)
        {
            var gradient = new double[N];
            new Penalty(Alpha).OfLayers([.. Given.Identity(N).Row(k)], gradient, perLayer: 1, H);
            matrix.SetColumn(k, Given.Vector(gradient) / (Alpha * H));
        }

        var λ = matrix.Evd(Symmetricity.Symmetric).EigenValues.Select(x => x.Real).Order().ToArray();
        Near.Digits(["0.00000000", "0.60896374", "2.34314575", "4.93853254", "8.00000000", "11.06146746", "13.65685425", "15.39103626"], λ);
        for (var k = 0; k < N; k++)
            Near.Equal(4 / (H * H) * Math.Pow(Math.Sin(Math.PI * k / (2 * N)), 2), λ[k], 1e-13);
    }

    [Fact]
    public void Claim_37_it_is_zero_exactly_for_constant_weights_and_has_its_formula_on_a_straight_line()
    {
        const int N = 20;
        const double H = 0.25, Alpha = 0.7;
        var random = new SeededRandom(1);
        Vector<double> a = random.NormalVector(3), v = random.NormalVector(3);
        Assert.Equal(0, Value(_ => a));
        Near.Equal(Alpha / 2 * v.DotProduct(v) * ((N * H) - H), Value(t => a + (t * v)), 1e-12);
        Assert.True(Value(t => t < 1 ? a : a + (1e-6 * v)) > 0);

        double Value(Func<double, Vector<double>> θ) =>
            new Penalty(Alpha).OfLayers([.. Enumerable.Range(0, N).SelectMany(j => θ(j * H))], new double[3 * N], perLayer: 3, H);
    }

    [Fact]
    public void The_classifier_s_part_is_half_its_square_and_the_gradient_is_added()
    {
        double[] gradient = [1, 1];
        Assert.Equal(0.5 * 0.2 * 25, new Penalty(classifier: 0.2).OfClassifier([3, 4], gradient), 1e-15);
        Assert.Equal([1 + (0.2 * 3), 1 + (0.2 * 4)], gradient);
        Assert.Equal(0, new Penalty(classifier: 0.2).OfInput([3, 4], gradient));
    }
}
