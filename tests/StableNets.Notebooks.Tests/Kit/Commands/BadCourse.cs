using System.Text.Json;

namespace StableNets.Notebooks.Tests.Kit.Commands;

/// <summary>A course made for tests and run once, as a person would run it.</summary>
public abstract class TestCourse : IAsyncLifetime
{
    private readonly string root = Directory.CreateTempSubdirectory("stablenets-course-").FullName;

    public int ExitCode { get; private set; }

    public string Out { get; private set; } = "";

    public string Error { get; private set; } = "";

    public string Pages => Path.Combine(root, "artifacts", "lessons");

    public string Page(string name) => File.ReadAllText(Path.Combine(Pages, name + ".html"));

    /// <summary>The report's entry for a lesson.</summary>
    public JsonElement Report(string notebook) => Entries().Single(entry => entry.GetProperty("notebook").GetString() == notebook + ".ipynb");

    public JsonElement[] Entries() => [.. JsonDocument.Parse(File.ReadAllText(Path.Combine(Pages, "report.json"))).RootElement.EnumerateArray()];

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Path.Combine(root, "notebooks", "deeper"));
        File.WriteAllText(Path.Combine(root, "StableNets.slnx"), "<Solution />");
        WriteLessons();
        (ExitCode, Out, Error) = await KitProgram.RunAsync(Path.Combine(root, "notebooks", "deeper"), Arguments);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(root, recursive: true);
        return ValueTask.CompletedTask;
    }

    protected abstract string[] Arguments { get; }

    protected abstract void WriteLessons();

    protected void WriteFile(string name, string content) => File.WriteAllText(Path.Combine(root, "notebooks", name), content);

    protected void Write(string name, params (string Type, string Source)[] cells) => WriteFile(name + ".ipynb", NotebookFile.Json(cells));
}

/// <summary>Nearly every lesson is bad in its own way: each must get its message and none may harm another.</summary>
public sealed class BadCourse : TestCourse
{
    protected override string[] Arguments => [];

    protected override void WriteLessons()
    {
        WriteFile("opening.csx", "HTML(\"<p>opened</p><script data-stablenets=\\\"plotly\\\">enormous</script>\")");
        Write("01-good",
            ("markdown", "# A good lesson\n\nIt shows $e^{i\\pi} = -1$.\n\n## First\n\n## Second\n\nGo [on](02-exit.ipynb)."),
            ("code", "#!import opening.csx"),
            ("code", "var x = 41;"),
            ("code", "Console.WriteLine(\"printed\");\nx + 1"),
            ("code", "HTML(\"<figure class=\\\"sn-figure\\\" data-figure=\\\"f1\\\"></figure>\")"),
            ("raw", "# as it stands, <b>"));
        Write("02-exit", ("code", "var a = 1;"), ("code", "Environment.Exit(3);"), ("code", "a"));
        Write("03-flood",
            ("code", "var line = new string('x', 9_999);\nfor (var i = 0; i < 10_000; i++) Console.WriteLine(line);"),
            ("code", "\"after the \" + \"flood\""));
        Write("05-overflow", ("code", "Func<int, int> deeper = null;\ndeeper = n => 1 + deeper(n + 1);\ndeeper(0)"));
        Write("06-thread", ("code", "new System.Threading.Thread(() => throw new Exception(\"alone\")).Start();\nSystem.Threading.Thread.Sleep(5000);"));
        Write("08-failing",
            ("code", "\n#r \"absent.dll\""),
            ("code", "int wrong = \"text\";"),
            ("markdown", "A bad formula: $\\frac{1$"),
            ("code", "// one\nthrow new Exception(\"on purpose\");"),
            ("code", "\"went \" + \"on\""));
        WriteFile("09-no-json.ipynb", "{ nope");
        WriteFile("10-old.ipynb", NotebookFile.Json(3, ".net-csharp"));
        WriteFile("11-python.ipynb", NotebookFile.Json(4, "python3"));
    }
}

/// <summary>Lessons with a cell that does not end.</summary>
public sealed class EndlessCourse : TestCourse
{
    protected override string[] Arguments => ["--cell-timeout", "4"];

    protected override void WriteLessons()
    {
        Write("01-endless", ("code", "var kept = \"still \" + \"here\";"), ("code", "while (true) { }"), ("code", "kept"));

        // A read in the operating system that starts again when it is interrupted.
        Write("02-unstoppable", ("code", "#r \"System.IO.Pipes\"\nnew System.IO.Pipes.AnonymousPipeServerStream(System.IO.Pipes.PipeDirection.In).ReadByte();"), ("code", "1"));
    }
}
