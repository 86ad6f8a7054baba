using System.Text.Json;

namespace StableNets.Notebooks.Tests.Kit.Jupyter;

/// <summary>Running cells over the wire: what Jupyter's own list of kernel tests asks of execute, stdout, stderr, display, history and error.</summary>
public sealed class ExecutionTests(KernelFixture kernel) : IClassFixture<KernelFixture>
{
    private readonly KernelClient client = kernel.Client;

    [Fact]
    public void The_kernel_says_what_it_is()
    {
        var info = client.Ask("kernel_info_request", new { });

        Assert.Equal("5.3", info.GetProperty("protocol_version").GetString());
        Assert.Equal("C#", info.GetProperty("language_info").GetProperty("name").GetString());
        Assert.Equal(".cs", info.GetProperty("language_info").GetProperty("file_extension").GetString());
        Assert.Equal("ok", info.GetProperty("status").GetString());
    }

    [Fact]
    public void A_result_comes_between_busy_and_idle_with_the_cells_number()
    {
        var run = client.Run("\"six\" + 7");

        Assert.Equal(["busy", "execute_input", "execute_result", "idle"], run.Types);
        Assert.Equal("six7", run.Published[2].Text("data", "text/plain"));
        var number = run.Reply.GetProperty("execution_count").GetInt32();
        Assert.Equal(number, run.Published[1].Content.GetProperty("execution_count").GetInt32());
        Assert.Equal(number, run.Published[2].Content.GetProperty("execution_count").GetInt32());
        Assert.Equal(number + 1, client.Run("1;").Reply.GetProperty("execution_count").GetInt32());
    }

    [Fact]
    public void Console_text_goes_to_the_stream_it_was_written_to()
    {
        var run = client.Run("Console.WriteLine(\"ω𝒦😀\"); Console.Error.Write(\"wrong\");");

        Assert.Equal("ω𝒦😀\n", run.Console("stdout"));
        Assert.Equal("wrong", run.Console("stderr"));
    }

    [Fact]
    public void Half_a_character_does_no_harm()
    {
        Assert.Equal("ok", client.Run("Console.Write('\\ud83d'); \"\\ude00\"").Status);
        Assert.Equal("ok", client.Run("1").Status);
    }

    [Fact]
    public void Output_flows_while_the_cell_runs()
    {
        var id = client.SendCell("Console.WriteLine(\"early\"); while (!System.IO.File.Exists(\"go\")) await Task.Delay(10); Console.WriteLine(\"late\");");
        while (client.NextPublished() is { } message && !(message.Type == "stream" && message.Text("text") == "early\n"))
            Assert.False(message.ParentId == id && message.State == "idle", "the cell ended first");

        File.WriteAllText(Path.Combine(kernel.Folder, "go"), "");
        Assert.Equal("ok", client.Answer(id).GetProperty("status").GetString());
        Assert.Contains(client.Published(id), message => message.Text("text") == "late\n");
    }

    [Fact]
    public void A_displayed_value_is_updated_under_its_id()
    {
        var run = client.Run("var shown = display(\"one\"); shown.Update(\"two\");");

        Assert.Equal(["busy", "execute_input", "display_data", "update_display_data", "idle"], run.Types);
        Assert.Equal("one", run.Published[2].Text("data", "text/plain"));
        Assert.Equal("two", run.Published[3].Text("data", "text/plain"));
        Assert.Equal(run.Published[2].Text("transient", "display_id"), run.Published[3].Text("transient", "display_id"));

        var later = client.Run("shown.Update(\"three\");").Published.Single(message => message.Type == "update_display_data");
        Assert.Equal(run.Published[2].Text("transient", "display_id"), later.Text("transient", "display_id"));
    }

    [Fact]
    public void Json_is_shown_as_json()
    {
        var data = client.Run("\"{\\\"a\\\": [1]}\".DisplayAs(\"application/json\");").Published.Single(message => message.Type == "display_data").Content.GetProperty("data");

        Assert.Equal(1, data.GetProperty("application/json").GetProperty("a")[0].GetInt32());
    }

    [Fact]
    public void An_exception_is_an_error_that_shows_the_line()
    {
        var run = client.Run("var zero = 0;\nvar lost = 1 / zero;");

        Assert.Equal("error", run.Status);
        var error = run.Published.Single(message => message.Type == "error");
        Assert.EndsWith("line 2: DivideByZeroException: Attempted to divide by zero.", error.Text("evalue"));
        var traceback = Traceback(error.Content);
        Assert.Contains("2 >", traceback);
        Assert.Contains("var lost = 1 / zero;", traceback);
        Assert.Contains("System.DivideByZeroException", traceback);
        Assert.Equal(traceback, Traceback(run.Reply));
    }

    [Fact]
    public void A_cell_that_does_not_compile_says_where_and_changes_nothing()
    {
        var run = client.Run("var good = 1;\nint wrong = \"text\";");

        Assert.Contains("line 2, column 13: error CS0029", run.Reply.GetProperty("evalue").GetString());
        Assert.Contains("int wrong = \"text\";", Traceback(run.Reply));
        Assert.Contains("CS0103", client.Run("good").Reply.GetProperty("evalue").GetString());
    }

    [Fact]
    public void Cells_that_wait_behind_a_failing_one_are_not_run()
    {
        var failing = client.SendCell("await Task.Delay(500); throw new Exception(\"stop here\");");
        var waiting = client.SendCell("var mustNotRun = 1;");
        var question = client.Send("kernel_info_request", new { });

        Assert.Equal("error", client.Answer(failing).GetProperty("status").GetString());
        Assert.Equal("aborted", client.Answer(waiting).GetProperty("status").GetString());
        Assert.Equal("ok", client.Answer(question).GetProperty("status").GetString());
        Assert.Equal("error", client.Run("mustNotRun").Status);
    }

    [Fact]
    public void Cells_that_do_not_mind_run_behind_a_failing_one()
    {
        var failing = client.SendCell("await Task.Delay(300); throw new Exception(\"go on\");", stopOnError: false);
        var waiting = client.SendCell("1");

        Assert.Equal("error", client.Answer(failing).GetProperty("status").GetString());
        Assert.Equal("ok", client.Answer(waiting).GetProperty("status").GetString());
    }

    [Fact]
    public void A_silent_cell_shows_nothing_and_has_no_number()
    {
        var before = client.Run("1;").Reply.GetProperty("execution_count").GetInt32();
        var run = client.Run("var quiet = 5; Console.WriteLine(quiet); quiet", silent: true);

        Assert.Equal(["busy", "idle"], run.Types);
        Assert.Equal(before, run.Reply.GetProperty("execution_count").GetInt32());
        Assert.Equal("5\n", client.Run("Console.WriteLine(quiet);", storeHistory: false).Console("stdout"));
        Assert.Equal(before + 1, client.Run("1;").Reply.GetProperty("execution_count").GetInt32());
    }

    [Fact]
    public void A_question_to_the_reader_is_refused_in_words()
    {
        var run = client.Run("var name = Console.ReadLine();");

        Assert.Contains("A cell cannot ask for input", run.Reply.GetProperty("evalue").GetString());
    }

    [Fact]
    public void History_gives_back_what_was_run()
    {
        client.Run("// history alpha");
        client.Run("// history beta", storeHistory: false);
        client.Run("// history gamma");
        client.Run("// history alpha");

        Assert.Equal(["// history gamma", "// history alpha"], Inputs(new { hist_access_type = "tail", n = 2, output = false, raw = true }));
        Assert.Equal(["// history alpha", "// history gamma", "// history alpha"], Inputs(new { hist_access_type = "search", pattern = "*history*", n = 10, output = false, raw = true }));
        Assert.Equal(["// history gamma", "// history alpha"], Inputs(new { hist_access_type = "search", pattern = "*history*", n = 10, unique = true, output = false, raw = true }));
        var last = client.Run("// history last").Reply.GetProperty("execution_count").GetInt32();
        Assert.Equal(["// history alpha"], Inputs(new { hist_access_type = "range", session = 0, start = last - 1, stop = last, output = false, raw = true }));
    }

    [Fact]
    public void There_are_no_widgets()
    {
        Assert.Empty(client.Ask("comm_info_request", new { }).GetProperty("comms").EnumerateObject());
        var id = client.Send("comm_open", new { comm_id = "c1", target_name = "jupyter.widget", data = new { } });
        Assert.Equal("c1", client.Published(id).Single(message => message.Type == "comm_close").Text("comm_id"));
    }

    [Fact]
    public void The_cells_live_in_the_folder_that_the_kernel_was_started_in() =>
        Assert.Equal(Path.GetFileName(kernel.Folder) + "\n", client.Run("Console.WriteLine(System.IO.Path.GetFileName(Environment.CurrentDirectory));").Console("stdout"));

    private string[] Inputs(object request) =>
        [.. client.Ask("history_request", request).GetProperty("history").EnumerateArray().Select(entry => entry[2].GetString()!)];

    private static string Traceback(JsonElement error) => string.Join('\n', error.GetProperty("traceback").EnumerateArray().Select(line => line.GetString()));
}
