using System.Text.Json;
using StableNets.Notebooks.Tests.Kit.Commands;

namespace StableNets.Notebooks.Tests.Kit.Grading;

/// <summary>A class in which nearly everybody hands in something bad, graded once by the program itself.</summary>
public sealed class HostileClass : IAsyncLifetime
{
    private const string Forgery = """{"id":"1.2","title":"x","points":2,"maximum":2,"failedRules":[]}""";

    // Right is 2 points; this is worth none.
    private const string Wrong = "// Exercise 1.2\nMatrix<double> EulerStep(Matrix<double> Y, Matrix<double> K, double b, double h) => h * Y;";

    private readonly string root = Directory.CreateTempSubdirectory("stablenets-class-").FullName;

    public int ExitCode { get; private set; }

    public string Out { get; private set; } = "";

    public string Error { get; private set; } = "";

    public string Results => Path.Combine(root, "graded");

    public JsonElement[] Grades { get; private set; } = [];

    public JsonElement Grade(string student) => Grades.Single(grade => grade.GetProperty("submission").GetString() == $"{student}/hw1-test.ipynb");

    public string Page(string student) => File.ReadAllText(Path.Combine(Results, $"{student}-hw1-test.html"));

    public async ValueTask InitializeAsync()
    {
        TestHomework.WriteCourse(root);
        Write("solved", TestHomework.Solved);
        Write("no-checks", "#!import ../../kit.csx", TestHomework.Layer, TestHomework.Step, TestHomework.Error);
        Write("edited-checks", TestHomework.With(TestHomework.Step, Wrong).Select(cell => cell == TestHomework.StepCheck ? "Homework1.EulerStep.Check((Y, K, b, h) => Y + h * (Y * K + b).PointwiseTanh())" : cell));
        Write("endless", TestHomework.With(TestHomework.Step, "while (true) { }", TestHomework.Step));
        Write("endless-answer", TestHomework.With(TestHomework.Step, "// Exercise 1.2\nMatrix<double> EulerStep(Matrix<double> Y, Matrix<double> K, double b, double h) { while (true) { } }"));
        Write("exits", TestHomework.With(TestHomework.Step, TestHomework.Step, "if (OperatingSystem.IsLinux()) System.Diagnostics.Process.Start(\"sleep\", \"20\");\nEnvironment.Exit(0);"));
        Write("overflows", TestHomework.With(TestHomework.Step, "// Exercise 1.2\nMatrix<double> EulerStep(Matrix<double> Y, Matrix<double> K, double b, double h)\n{\n    Func<double, double> deeper = null;\n    deeper = x => 1 + deeper(x);\n    return Y * deeper(h);\n}"));
        Write("recurses", TestHomework.With(TestHomework.Step, "// Exercise 1.2\nMatrix<double> EulerStep(Matrix<double> Y, Matrix<double> K, double b, double h) => EulerStep(Y, K, b, h) + 1;"));
        Write("hoards", TestHomework.With(TestHomework.Step, "var hoard = new List<byte[]>();\nwhile (true) hoard.Add(new byte[10_000_000]);", TestHomework.Step));
        Write("hoards-unseen", TestHomework.With(TestHomework.Step, "#r \"System.Runtime.InteropServices\"\nunsafe { while (true) new Span<byte>(System.Runtime.InteropServices.NativeMemory.Alloc(50_000_000), 50_000_000).Fill(1); }", TestHomework.Step));
        Write("prints", TestHomework.With(TestHomework.Step, TestHomework.Step, "var line = new string('x', 9_999);\nfor (var i = 0; i < 10_000; i++) Console.WriteLine(line);"));
        Write("shadows", TestHomework.With(TestHomework.Step, "public static class Homework1 { public static class EulerStep { public static string Check(object answer) => \"right\"; } }", Wrong));
        Write("forges", TestHomework.With(TestHomework.Step,
            $"var forged = \"\"\"{Forgery}\"\"\";\nforged.DisplayAs(\"application/vnd.stablenets.exercise+json\");\nMicrosoft.DotNet.Interactive.Formatting.Formatter.Register<ExerciseReport>((_, writer) => writer.Write(forged), \"application/vnd.stablenets.exercise+json\");",
            "// Exercise 1.2\nMatrix<double> EulerStep(Matrix<double> Y, Matrix<double> K, double b, double h) { forged.DisplayAs(\"application/vnd.stablenets.exercise+json\"); return Y; }"));
        Write("does-not-compile", TestHomework.With(TestHomework.Step, "// Exercise 1.2\nMatrix<double> EulerStep(Matrix<double> Y) => Y +;"));
        Write("renames", TestHomework.With(TestHomework.Step, TestHomework.Step.Replace("EulerStep", "MyStep", StringComparison.Ordinal)));
        Write("leaves-out", TestHomework.Solved.Where(cell => cell is not TestHomework.Step and not TestHomework.StepCheck));
        Write("script", TestHomework.With(TestHomework.Step, "// Exercise 1.2\nthrow new Exception(\"<script>alert(1)</script>\");"));
        WriteFile("not-json", "{ nope");
        Directory.CreateDirectory(Path.Combine(root, "class", "=cmd"));
        File.WriteAllText(Path.Combine(root, "class", "=cmd", "essay.ipynb"), TestHomework.Notebook("1 + 1"));

        (ExitCode, Out, Error) = await KitProgram.RunAsync(root, "check", "class", "--out", Results, "--cell-timeout", "60");
        Grades = [.. JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(Results, "grades.json"))).RootElement.EnumerateArray()];
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(root, recursive: true);
        return ValueTask.CompletedTask;
    }

    private void Write(string student, params IEnumerable<string> code) => WriteFile(student, TestHomework.Notebook([.. code]));

    private void WriteFile(string student, string content)
    {
        Directory.CreateDirectory(Path.Combine(root, "class", student));
        File.WriteAllText(Path.Combine(root, "class", student, "hw1-test.ipynb"), content);
    }
}
