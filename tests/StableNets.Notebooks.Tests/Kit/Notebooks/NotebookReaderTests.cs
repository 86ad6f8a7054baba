using System.Text;
using StableNets.Kit.Notebooks;

namespace StableNets.Notebooks.Tests.Kit.Notebooks;

public sealed class NotebookReaderTests
{
    [Fact]
    public void Cells_come_in_order_and_are_numbered_together()
    {
        var notebook = Read(NotebookFile.Json(("markdown", "# A\ntext"), ("code", "1 + 1\n2"), ("code", "")));

        Assert.Equal([1, 2, 3], notebook.Cells.Select(cell => cell.Number));
        Assert.Equal(["# A\ntext", "1 + 1\n2", ""], notebook.Cells.Select(cell => cell.Source));
        Assert.Equal([2, 3], notebook.CodeCells.Select(cell => cell.Number));
        Assert.Equal("lesson", notebook.Name);
    }

    [Fact]
    public void A_source_in_one_string_a_byte_order_mark_and_windows_line_ends_are_read()
    {
        var json = """
            {"cells":[{"cell_type":"code","source":"a\r\nb"}],
             "metadata":{"kernelspec":{"name":".net-csharp","language":"C#"}},"nbformat":4}
            """;

        var notebook = NotebookReader.Parse("lesson.ipynb", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(json)]);

        Assert.Equal("a\nb", Assert.Single(notebook.Cells).Source);
    }

    public static TheoryData<string, string> Refused() => new()
    {
        { "{ not json", "lesson.ipynb: not a notebook, because it is not JSON (line 1)." },
        { "", "lesson.ipynb: not a notebook, because it is not JSON (line 1)." },
        { "[]", "lesson.ipynb: not a notebook, because it has no number \"nbformat\"." },
        { "{\"nbformat\":\"4\"}", "lesson.ipynb: not a notebook, because it has no number \"nbformat\"." },
        { NotebookFile.Json(3, ".net-csharp"), "lesson.ipynb: expected nbformat 4, got 3. Save it again from a current editor." },
        { NotebookFile.Json(4, "python3"), "lesson.ipynb: expected a kernel named \".net-…\" or \"stablenets\" with language \"C#\", got \"python3\" with language \"C#\"." },
        { "{\"nbformat\":4,\"metadata\":{}}", "lesson.ipynb: expected a kernel named \".net-…\" or \"stablenets\" with language \"C#\", got none with language none." },
        { NotebookFile.Json().Replace("\"cells\":[]", "\"cells\":3"), "lesson.ipynb: not a notebook, because it has no array \"cells\"." },
        { NotebookFile.Json(5, ".net-csharp"), "lesson.ipynb: expected nbformat 4, got 5. Save it again as nbformat 4." },
        { NotebookFile.Json(("heading", "x")), "lesson.ipynb, cell 1: expected a cell of type \"markdown\", \"code\" or \"raw\", got \"heading\"." },
        {
            NotebookFile.Json(("code", "x")).Replace("\"metadata\":{},", "\"metadata\":{\"dotnet_interactive\":{\"language\":\"fsharp\"}},"),
            "lesson.ipynb, cell 1: expected a C# or Markdown cell, got language \"fsharp\"."
        },
        {
            NotebookFile.Json(("code", "x")).Replace("\"source\":[\"x\"]", "\"source\":[1]"),
            "lesson.ipynb, cell 1: expected \"source\" to be a string or an array of strings."
        },
        { NotebookFile.Json(("code", "x")).Replace("\"x\"", "\"\\ud800\""), "lesson.ipynb: not a notebook, because one of its texts is not valid Unicode." },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_cannot_be_run_is_refused_in_words(string json, string message) =>
        Assert.Equal(message, Assert.Throws<NotebookException>(() => Read(json)).Message);

    /// <summary>Whoever chooses the kit's kernel under another name and saves must not lose the homework by it.</summary>
    [Theory]
    [InlineData(".net-csharp", ".NET (C#)")]
    [InlineData("stablenets", "StableNets (C#)")]
    [InlineData("mine", "StableNets (C#, mine)")]
    public void Every_name_that_the_kit_registers_its_kernel_under_is_read(string name, string displayName)
    {
        Assert.Equal(displayName, NotebookKernel.DisplayName(name));
        Assert.Single(Read(NotebookFile.Json(4, name, ("code", "1")).Replace(".NET (C#)", displayName)).CodeCells);
    }

    /// <summary>JupyterLab writes the first where no kernel was chosen; tools that tidy notebooks write the second.</summary>
    [Theory]
    [InlineData("""{"display_name":"","name":""}""")]
    [InlineData("null")]
    public void A_notebook_saved_without_a_kernel_is_known_by_its_cells(string kernel)
    {
        var json = NotebookFile.Json(("code", "1")).Replace("""{"display_name":".NET (C#)","language":"C#","name":".net-csharp"}""", kernel);
        Assert.Contains($"\"kernelspec\":{kernel}", json);

        Assert.Single(Read(json.Replace("\"metadata\":{},", """ "metadata":{"polyglot_notebook":{"kernelName":"csharp"}}, """)).CodeCells);
        Assert.Contains("expected a kernel named", Assert.Throws<NotebookException>(() => Read(json)).Message);
    }

    [Fact]
    public void A_raw_cell_is_neither_text_nor_code()
    {
        var notebook = Read(NotebookFile.Json(("raw", "# x"), ("code", "1")));

        Assert.Equal([CellKind.Raw, CellKind.Code], notebook.Cells.Select(cell => cell.Kind));
        Assert.Equal(CellKind.Raw, NotebookReader.Parse("lesson.ipynb", NotebookWriter.Bytes(notebook)).Cells[0].Kind);
    }

    [Fact]
    public void A_missing_file_is_named() =>
        Assert.Equal("absent.ipynb: there is no such file.", Assert.Throws<NotebookException>(() => NotebookReader.Read("absent.ipynb")).Message);

    private static Notebook Read(string json) => NotebookReader.Parse("lesson.ipynb", Encoding.UTF8.GetBytes(json));
}
