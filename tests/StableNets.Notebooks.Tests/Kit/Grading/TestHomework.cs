namespace StableNets.Notebooks.Tests.Kit.Grading;

/// <summary>A homework made for tests, of three exercises whose checks are the kit's own, in a repository of its own.</summary>
internal static class TestHomework
{
    public const string Layer = "// Exercise 1.1\nMatrix<double> PlainLayer(Matrix<double> Y, Matrix<double> K, double b) => (Y * K + b).PointwiseTanh();";
    public const string Step = "// Exercise 1.2\nMatrix<double> EulerStep(Matrix<double> Y, Matrix<double> K, double b, double h) => Y + h * (Y * K + b).PointwiseTanh();";
    public const string Error = "// Exercise 1.4\ndouble EulerError(double λ, double T, int N) => Abs(Pow(1 + λ * T / N, N) - Exp(λ * T));";

    public const string LayerCheck = "Homework1.PlainLayer.Check(PlainLayer)";
    public const string StepCheck = "Homework1.EulerStep.Check(EulerStep)";
    public const string ErrorCheck = "Homework1.EulerError.Check(EulerError)";

    /// <summary>The right answers with their checks.</summary>
    public static readonly string[] Solved = ["#!import ../kit.csx", Layer, LayerCheck, Step, StepCheck, Error, ErrorCheck];

    /// <summary>The right answers, with one cell replaced by others.</summary>
    public static string[] With(string cell, params string[] others) => [.. Solved.SelectMany(present => present == cell ? others : [present])];

    public static string Notebook(params string[] code) =>
        NotebookFile.Json([("markdown", "# Homework 1: a test"), .. code.Select(source => ("code", source))]);

    /// <summary>Writes the repository.</summary>
    public static void WriteCourse(string root)
    {
        var repository = Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", ".."));
        Directory.CreateDirectory(Path.Combine(root, "notebooks", "solutions"));
        File.WriteAllText(Path.Combine(root, "StableNets.slnx"), "<Solution />");
        File.WriteAllText(
            Path.Combine(root, "notebooks", "kit.csx"),
            File.ReadAllText(Path.Combine(repository, "notebooks", "kit.csx")).Replace("\"../artifacts", $"\"{repository}/artifacts", StringComparison.Ordinal));
        File.WriteAllText(Path.Combine(root, "notebooks", "solutions", "hw1-test.ipynb"), Notebook(Solved));
    }
}
