using StableNets.Training;

namespace StableNets.Tests.Reference;

/// <summary>The learning problem written as in a textbook, sample by sample, and back-propagation with matrices.</summary>
internal static class PlainLearning
{
    /// <summary>(1/n) Σ S + α/(2h) Σ |θ_{j+1} − θ_j|² + (α_W/2)(|W|² + |μ|²) + (α_in/2)|θ_in|²</summary>
    public static double Value(Problem problem, Penalty penalty)
    {
        var (network, W, μ) = (problem.Network, problem.Classifier.W, problem.Classifier.Mu);
        var rest = Vector<double>.Build.Dense(network.StateWidth + 1);
        var mean = Enumerable.Range(0, problem.Data.Count).Average(i =>
        {
            var state = Vector<double>.Build.DenseOfEnumerable(Start(problem.Data.Features.Row(i)).Concat(rest).Take(network.StateWidth));
            var end = problem.Model.Integrator.Plain(problem.Plain, network.Step, state).SubVector(0, network.Features);
            return Loss((W.Transpose() * end) + μ, problem.Data.Labels[i]);
        });
        var changes = Enumerable.Range(1, network.Depth - 1).Sum(j => Math.Pow((network.LayerAt(j).Parameters() - network.LayerAt(j - 1).Parameters()).L2Norm(), 2));
        return mean
            + (penalty.Smoothness / (2 * network.Step) * changes)
            + (penalty.Classifier / 2 * (Math.Pow(W.FrobeniusNorm(), 2) + Math.Pow(μ.L2Norm(), 2)))
            + (penalty.Input / 2 * (network.Input is { } layer ? Math.Pow(layer.K.FrobeniusNorm(), 2) + Math.Pow(layer.Bias.L2Norm(), 2) : 0));

        Vector<double> Start(Vector<double> x) => network.Input is { } input ? ((input.K.Transpose() * x) + input.Bias).Map(input.Activation.Value) : x;
    }

    /// <summary>(1/n) Σ Jᵢᵀ Hᵢ Jᵢ + R″ with Jᵢ the derivative of sample i's logits in (θ, W, μ), column by column.</summary>
    public static Matrix<double> GaussNewton(Problem problem, Penalty penalty)
    {
        var (network, W, μ, Y0) = (problem.Network, problem.Classifier.W, problem.Classifier.Mu, problem.Data.Features);
        var (θ, perLayer, Y) = (network.Parameters(), network.LayerAt(0).Parameters().Count, network.Forward(Y0));
        var w = W.RowCount * W.ColumnCount;
        var columns = Enumerable.Range(0, θ.Count + w + μ.Count).Select(i =>
            i < θ.Count ? network.Tangent(Y0, 0 * Y0, Unit(θ.Count, i)) * W
            : i < θ.Count + w ? Y * Matrix<double>.Build.Dense(W.RowCount, W.ColumnCount, Unit(w, i - θ.Count).ToArray())
            : Rows(Unit(μ.Count, i - θ.Count - w), Y.RowCount)).ToArray();
        var G = Matrix<double>.Build.Dense(columns.Length, columns.Length);
        for (var i = 0; i < Y.RowCount; i++)
        {
            var J = Matrix<double>.Build.DenseOfColumnVectors(columns.Select(column => column.Row(i)));
            var p = ((Y.Row(i) * W) + μ).PointwiseExp();
            var H = μ.Count == 1 ? Matrix<double>.Build.Dense(1, 1, p[0] / Math.Pow(1 + p[0], 2)) : Given.Diagonal(p / p.Sum()) - (p / p.Sum()).OuterProduct(p / p.Sum());
            G += J.Transpose() * H * J / Y.RowCount;
        }

        for (var i = perLayer; i < θ.Count; i++)
            foreach (var (row, column, sign) in new[] { (i, i, 1), (i - perLayer, i - perLayer, 1), (i, i - perLayer, -1), (i - perLayer, i, -1) })
                G[row, column] += sign * penalty.Smoothness / network.Step;
        for (var i = θ.Count; i < G.RowCount; i++)
            G[i, i] += penalty.Classifier;
        return G;

        static Vector<double> Unit(int length, int i) => Vector<double>.Build.Dense(length, k => k == i ? 1 : 0);
    }

    /// <summary>−log of the probability of the right class: softmax, or logistic where there is one logit.</summary>
    public static double Loss(Vector<double> logits, int label) => -Math.Log(
        logits.Count > 1 ? Math.Exp(logits[label]) / logits.Sum(Math.Exp)
        : label == 1 ? 1 / (1 + Math.Exp(-logits[0]))
        : 1 / (1 + Math.Exp(logits[0])));

    /// <summary>The gradient of the mean softmax loss of a network of Y_{j+1} = Y_j + h tanh(Y_j K_j + b_j), without penalty: K_0, b_0, K_1, …, W, μ.</summary>
    public static Vector<double> EulerGradient(IReadOnlyList<(Matrix<double> K, Vector<double> b)> layers, double h, Classifier classifier, Matrix<double> y0, IReadOnlyList<int> labels)
    {
        List<Matrix<double>> Y = [y0];
        foreach (var (K, b) in layers)
            Y.Add(Y[^1] + (h * ((Y[^1] * K) + Rows(b, y0.RowCount)).PointwiseTanh()));
        var powers = ((Y[^1] * classifier.W) + Rows(classifier.Mu, y0.RowCount)).PointwiseExp();
        var L̄ = Matrix<double>.Build.Dense(y0.RowCount, classifier.Mu.Count, (i, k) => ((powers[i, k] / powers.Row(i).Sum()) - (labels[i] == k ? 1 : 0)) / y0.RowCount);

        List<double> gradient = [.. (Y[^1].TransposeThisAndMultiply(L̄)).ToColumnMajorArray(), .. L̄.ColumnSums()];
        var Ȳ = L̄ * classifier.W.Transpose();
        for (var j = layers.Count - 1; j >= 0; j--)
        {
            var (K, b) = layers[j];
            var V = (h * Ȳ).PointwiseMultiply(((Y[j] * K) + Rows(b, y0.RowCount)).PointwiseTanh().Map(x => 1 - (x * x)));
            gradient.InsertRange(0, [.. Y[j].TransposeThisAndMultiply(V).ToColumnMajorArray(), .. V.ColumnSums()]);
            Ȳ += V * K.Transpose();
        }

        return Vector<double>.Build.DenseOfEnumerable(gradient);
    }

    private static Matrix<double> Rows(Vector<double> b, int count) => Matrix<double>.Build.Dense(count, b.Count, (_, k) => b[k]);
}
