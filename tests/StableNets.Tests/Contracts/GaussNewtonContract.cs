using StableNets.Datasets;
using StableNets.Tests.Reference;
using StableNets.Training;
using StableNets.Verification;

namespace StableNets.Tests.Contracts;

/// <summary>G = (1/n) Jᵀ H J + R″ and its Schur complement, for every layer, integrator and activation.</summary>
public class GaussNewtonContract
{
    private static readonly Penalty Both = new(smoothness: 0.1, classifier: 0.05, input: 0.02);

    [Theory]
    [MemberData(nameof(Model.Names), MemberType = typeof(Model))]
    public void The_way_back_from_the_logits_is_the_transpose_of_the_way_to_them(string name)
    {
        foreach (var (n, logistic, keepStates, inputs) in new (int, bool, bool, int?)[] { (1, false, false, null), (23, true, true, 5), (300, false, false, 2) })
        {
            var random = new SeededRandom(n);
            var problem = Problem.Draw(name, random, n, logistic: logistic, inputs: inputs);
            var objective = problem.Objective(keepStates: keepStates);
            var map = new LogitMap(objective);
            map.At(objective.Join(problem.Network, problem.Classifier));
            var (rows, columns) = (map.Logits.Rows, map.Logits.Columns);
            var test = AdjointTest.Run(Tangent, Adjoint, random.NormalVector(objective.Count), random.NormalVector(n * columns));
            Assert.True(test.Passed, $"n = {n}: {test}");

            Vector<double> Tangent(Vector<double> v)
            {
                map.Tangent(v.ToArray());
                return Vector<double>.Build.DenseOfEnumerable(Enumerable.Range(0, n * columns).Select(i => map.Logits.Span[(i / n * rows) + (i % n)]));
            }

            Vector<double> Adjoint(Vector<double> w)
            {
                for (var i = 0; i < w.Count; i++)
                    map.Logits.Span[(i / n * rows) + (i % n)] = w[i];
                var gradient = new double[objective.Count];
                map.Adjoint(gradient);
                return Vector<double>.Build.Dense(gradient);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Model.Names), MemberType = typeof(Model))]
    public void It_is_the_textbook_product_of_matrices(string name)
    {
        foreach (var logistic in new[] { false, true })
        {
            var problem = Problem.Draw(name, new SeededRandom(2), n: 9, features: 2, depth: 3, logistic: logistic);
            var expected = PlainLearning.GaussNewton(problem, Both);
            Near.Equal(expected, Dense(problem, Both, reduced: false), 1e-12 * Math.Max(1, expected.InfinityNorm()));
        }
    }

    [Theory]
    [MemberData(nameof(Model.Names), MemberType = typeof(Model))]
    public void It_is_symmetric_and_nowhere_curved_downwards(string name)
    {
        var random = new SeededRandom(3);
        var problem = Problem.Draw(name, random, n: 300, inputs: 2);
        var objective = problem.Objective(Both);
        var G = new GaussNewtonOperator(objective, objective.Join(problem.Network, problem.Classifier));
        foreach (var multiply in new Action<double[], double[]>[] { G.Multiply, G.MultiplyReduced })
        {
            Vector<double> v = random.NormalVector(objective.Count), w = random.NormalVector(objective.Count);
            var test = AdjointTest.Run(x => Product(multiply, x), x => Product(multiply, x), v, w);
            Assert.True(test.Passed, $"{test}");
            Assert.True(v * Product(multiply, v) > 0);
        }
    }

    [Theory]
    [MemberData(nameof(Model.Names), MemberType = typeof(Model))]
    public void In_the_classifier_s_weights_it_is_the_Hessian(string name)
    {
        const double H = 1e-5;
        var random = new SeededRandom(4);
        var problem = Problem.Draw(name, random, n: 40, inputs: 2);
        var objective = problem.Objective(Both);
        var x = Vector<double>.Build.Dense(objective.Join(problem.Network, problem.Classifier));
        var v = random.NormalVector(x.Count);
        v.ClearSubVector(0, objective.ClassifierStart);
        var expected = (Gradient(x + (H * v)) - Gradient(x - (H * v))) / (2 * H);
        var G = new GaussNewtonOperator(objective, x.ToArray());
        var actual = Product(G.Multiply, v);
        var w = x.Count - objective.ClassifierStart;
        Near.Equal(expected.SubVector(objective.ClassifierStart, w), actual.SubVector(objective.ClassifierStart, w), 1e-7 * Math.Max(1, expected.InfinityNorm()));

        Vector<double> Gradient(Vector<double> at)
        {
            var gradient = new double[at.Count];
            objective.Evaluate(at.ToArray(), gradient);
            return Vector<double>.Build.Dense(gradient);
        }
    }

    [Theory]
    [MemberData(nameof(Model.Names), MemberType = typeof(Model))]
    public void The_reduced_one_is_the_Schur_complement(string name)
    {
        var problem = Problem.Draw(name, new SeededRandom(5), n: 9, features: 2, depth: 3, inputs: 3);
        var G = Dense(problem, Both, reduced: false);
        var reduced = Dense(problem, Both, reduced: true);
        int θ = problem.Objective().ClassifierStart, w = G.RowCount - θ;
        Matrix<double> Gww = G.SubMatrix(θ, w, θ, w), Gwθ = G.SubMatrix(θ, w, 0, θ);
        var expected = G.SubMatrix(0, θ, 0, θ) - (Gwθ.Transpose() * Gww.Cholesky().Solve(Gwθ));
        Near.Equal(expected, reduced.SubMatrix(0, θ, 0, θ), 1e-12 * Math.Max(1, G.InfinityNorm()));
        Assert.Equal(0, reduced.SubMatrix(θ, w, 0, G.ColumnCount).InfinityNorm());
        Assert.Equal(0, reduced.SubMatrix(0, θ, θ, w).InfinityNorm());
    }

    [Theory]
    [MemberData(nameof(Model.Names), MemberType = typeof(Model))]
    public void The_same_bits_come_out_on_any_number_of_threads(string name)
    {
        var problem = Problem.Draw(name, new SeededRandom(6), n: 2300, depth: 2);
        double[][] products = [.. new[] { 1, 2, 8, 1 }.Select(threads =>
        {
            var objective = problem.Objective(Both, threads: threads);
            var G = new GaussNewtonOperator(objective, objective.Join(problem.Network, problem.Classifier));
            double[] v = [.. new SeededRandom(1).NormalVector(objective.Count)], joint = new double[v.Length], reduced = new double[v.Length];
            G.Multiply(v, joint);
            G.MultiplyReduced(v, reduced);
            return (double[])[.. joint, .. reduced];
        })];
        foreach (var other in products)
            Near.SameBits(products[0], other);
    }

    [Theory]
    [MemberData(nameof(Model.Names), MemberType = typeof(Model))]
    public void The_reduced_objective_s_gradient_passes_the_Taylor_test(string name)
    {
        var random = new SeededRandom(7);
        var problem = Problem.Draw(name, random, n: 40, logistic: true);
        var objective = problem.Objective(Both);
        var x = Vector<double>.Build.Dense(objective.Join(problem.Network, problem.Classifier));
        double[] gradient = new double[x.Count], scratch = new double[x.Count], fitted = x.ToArray();
        var reduced = new VariableProjection(objective);
        reduced.Evaluate(fitted, gradient);
        Near.Equal(objective.Evaluate(fitted, scratch), reduced.Evaluate(fitted, gradient), 1e-13);
        Near.Equal(Vector<double>.Build.Dense(scratch), Vector<double>.Build.Dense(gradient), 1e-12);
        Assert.All(gradient[objective.ClassifierStart..], entry => Assert.InRange(entry, -1e-12, 1e-12));

        var v = (problem.Model.HasCorners ? 1e-6 : 0.3) * random.NormalVector(x.Count);
        var slope = Vector<double>.Build.Dense(gradient) * v;
        var test = TaylorTest.Run(point => Given.Vector(reduced.Evaluate(point.ToArray(), scratch)), _ => Given.Vector(slope), Vector<double>.Build.Dense(fitted), v);
        Assert.True(test.Passed, $"{test}: {string.Join(" ", test.FirstOrderErrors)}");
    }

    private static Vector<double> Product(Action<double[], double[]> multiply, Vector<double> v)
    {
        var product = new double[v.Count];
        multiply(v.ToArray(), product);
        return Vector<double>.Build.Dense(product);
    }

    /// <summary>The operator as a matrix, column by column.</summary>
    private static Matrix<double> Dense(Problem problem, Penalty penalty, bool reduced)
    {
        var objective = problem.Objective(penalty);
        var G = new GaussNewtonOperator(objective, objective.Join(problem.Network, problem.Classifier));
        return Matrix<double>.Build.DenseOfColumnVectors(Given.Identity(objective.Count).EnumerateColumns().Select(e => Product(reduced ? G.MultiplyReduced : G.Multiply, e)));
    }
}
