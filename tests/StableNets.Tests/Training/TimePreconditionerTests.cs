using StableNets.Datasets;
using StableNets.Training;

namespace StableNets.Tests.Training;

public class TimePreconditionerTests
{
    [Theory]
    [InlineData(1, 3, 0.7, 0.2)]
    [InlineData(2, 1, 0.7, 0.2)]
    [InlineData(7, 4, 50, 1e-3)]
    [InlineData(7, 4, 0, 0.2)]
    public void One_elimination_solves_the_shifted_penalty(int depth, int perLayer, double coupling, double shift)
    {
        // The penalty's gradient at e_i is column i of its Hessian; α/|h| = coupling with h = −1/2.
        var count = depth * perLayer;
        var P = shift * Given.Identity(count);
        for (var i = 0; i < count; i++)
        {
            var gradient = new double[count];
            new Penalty(coupling / 2).OfLayers([.. Given.Identity(count).Row(i)], gradient, perLayer, 0.5);
            P.SetColumn(i, P.Column(i) + Given.Vector(gradient));
        }

        // Before it three weights of an input layer, divided by α_in + δ; behind it two of a classifier, which pass unchanged.
        double[] r = [1, 2, 3, .. new SeededRandom(1).NormalVector(count), 5, 6], z = new double[count + 5];
        new TimePreconditioner(coupling, shift, depth, perLayer, inputCount: 3, input: 0.3).Solve(r, z);
        Near.Equal(Given.Vector(1, 2, 3) / (0.3 + shift), Given.Vector(z[..3]), 1e-12);
        Near.Equal(P.Solve(Given.Vector(r[3..^2])), Given.Vector(z[3..^2]), 1e-10 * Given.Vector(z).InfinityNorm());
        Assert.Equal([5, 6], z[^2..]);
    }
}
