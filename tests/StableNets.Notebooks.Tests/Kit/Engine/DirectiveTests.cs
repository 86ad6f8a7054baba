using StableNets.Kit.Engine;

namespace StableNets.Notebooks.Tests.Kit.Engine;

[Collection(nameof(SessionCollection))]
public sealed class DirectiveTests(SessionFixture session)
{
    private static readonly string Library = typeof(CsCheck.Check).Assembly.Location;

    [Fact]
    public async Task Import_brings_declarations_usings_values_and_outputs()
    {
        session.Write("opening.csx", "using System.IO;\nvar imported = 7;\nint Plus(int x) => x + imported;\nConsole.WriteLine(\"open\");");

        var run = (await session.RunAsync("#!import opening.csx\nPath.Combine(\"a\", Plus(1).ToString())")).Good();

        Assert.Equal("open\n", run.Console);
        Assert.Equal("a/8", run.Shown[0].Replace('\\', '/'));
        Assert.Equal("9\n", (await session.RunAsync("Console.WriteLine(Plus(2));")).Good().Console);
    }

    [Fact]
    public async Task Import_takes_quotes_and_a_notebook_and_runs_its_code_cells()
    {
        session.Write("a helper.ipynb", NotebookFile.Json(("markdown", "# text"), ("code", "var one = 1;"), ("code", "var two = one + 1;")));

        Assert.Equal("2\n", (await session.RunAsync("#!import \"a helper.ipynb\"\nConsole.WriteLine(two);")).Good().Console);
    }

    [Fact]
    public async Task What_stands_before_an_import_runs_before_it()
    {
        session.Write("second.csx", "order.Add(2);");

        var run = await session.RunAsync("var order = new List<int> { 1 };\n#!import second.csx\norder.Add(3);\nConsole.WriteLine(string.Join(' ', order));");

        Assert.Equal("1 2 3\n", run.Good().Console);
    }

    [Fact]
    public async Task An_error_in_an_imported_file_names_that_file_and_one_after_an_import_keeps_its_line()
    {
        session.Write("broken.csx", "var fine = 1;\nint wrong = \"text\";");
        session.Write("throws.csx", "\nvoid Fail() => throw new Exception(\"deep\");");

        Assert.StartsWith("broken.csx does not compile: line 2, column 13: error CS0029", (await session.RunAsync("#!import broken.csx")).Error.Title);

        var thrown = await session.RunAsync("#!import throws.csx\n\nFail();");
        Assert.Equal($"{thrown.Name}, line 3: Exception: deep", thrown.Error.Title);
        Assert.Contains("at Fail() in throws.csx, line 2", thrown.Error.Text);
    }

    [Fact]
    public async Task A_file_that_imports_itself_is_refused()
    {
        session.Write("circle.csx", "#!import circle.csx");

        Assert.Equal("circle.csx, line 1: circle.csx imports itself.", (await session.RunAsync("#!import circle.csx")).Error.Title);
    }

    [Fact]
    public async Task Load_brings_declarations_but_not_usings()
    {
        session.Renew();
        session.Write("loaded.csx", "using System.IO;\nstring Join(string a, string b) => Path.Combine(a, b);");

        Assert.Single((await session.RunAsync("#load \"loaded.csx\"\nJoin(\"a\", \"b\")")).Good().Shown);
        Assert.Contains("CS0103", (await session.RunAsync("Path.Combine(\"a\", \"b\")")).Error.Title);
    }

    [Fact]
    public async Task A_library_is_referred_to_by_a_path_from_the_notebooks_folder()
    {
        var relative = Path.GetRelativePath(session.Folder, Library).Replace('\\', '/');

        Assert.Contains("CsCheck", (await session.RunAsync($"#r \"{relative}\"\ntypeof(CsCheck.Check).Namespace")).Good().Shown[0]);
    }

    [Fact]
    public async Task A_package_that_the_kit_brings_needs_no_network()
    {
        var matrix = "MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.DenseIdentity(2).Trace()";

        Assert.Contains("2", (await session.RunAsync($"#r \"nuget: MathNet.Numerics, 5.0.0\"\n{matrix}")).Good().Shown[0]);
        Assert.Contains("2", (await session.RunAsync(matrix)).Good().Shown[0]);
    }

    [Theory]
    [InlineData("#r \"nuget: MathNet.Numerics, 4.0.0\"", "expected MathNet.Numerics 5.0.0, which the kit brings, got version 4.0.0.")]
    [InlineData("#r \"nuget: No.Such.Package, 1.0.0\"", "the kit does not bring the package No.Such.Package; lessons run offline, with the packages the kit was built with.")]
    [InlineData("#r \"nuget: A, B, C\"", "expected \"nuget: Name, Version\", got \"nuget: A, B, C\".")]
    [InlineData("#r \"absent.dll\"", "there is no file \"absent.dll\" (paths start from the notebook's folder).")]
    [InlineData("#load \"absent.csx\"", "there is no file \"absent.csx\" (paths start from the notebook's folder).")]
    [InlineData("#!import absent.csx", "there is no file \"absent.csx\" (paths start from the notebook's folder).")]
    [InlineData("#!import", "expected #!import followed by a file.")]
    [InlineData("#!import data.csv", "expected a .csx, .cs or .ipynb file to import, got `data.csv`.")]
    [InlineData("#r absent.dll", "expected #r followed by a path in double quotes, got `#r absent.dll`.")]
    [InlineData("#r \"x.dll\" // why", "nothing may follow the path, got `// why`; a comment there hangs the .NET Interactive kernel.")]
    [InlineData("  #r \"x.dll\"", "#r must stand at the very start of its line; remove the spaces before it.")]
    [InlineData("\t#!import x.csx", "#!import must stand at the very start of its line; remove the spaces before it.")]
    [InlineData("#!html", "#!html is not available here; a lesson may use #r, #load and #!import.")]
    public async Task A_wrong_directive_is_explained_and_names_its_line(string directive, string problem)
    {
        var run = await session.RunAsync($"// first line\n{directive}\nConsole.WriteLine(\"must not run\");");

        Assert.Equal(CellOutcome.Failed, run.Outcome);
        Assert.Equal($"{run.Name}, line 2: {problem}", run.Error.Title);
        Assert.Equal([2], run.Error.Lines);
        Assert.Equal("", run.Console);
    }

    [Fact]
    public async Task Other_hash_lines_belong_to_the_compiler()
    {
        var run = await session.RunAsync("#region numbers\n#pragma warning disable CS0219\nvar unused = 1;\n#endregion\n#if DEBUG\nbroken\n#endif\n\"fine\"");

        Assert.Equal(["fine"], run.Good().Shown);
    }
}
