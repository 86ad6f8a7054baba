using StableNets.Kit.Engine;
using StableNets.Teaching.Exercises;

namespace StableNets.Notebooks.Tests.Kit.Engine;

[Collection(nameof(SessionCollection))]
public sealed class SessionTests(SessionFixture session)
{
    [Fact]
    public async Task State_passes_from_cell_to_cell()
    {
        (await session.RunAsync("var first = 20; int Twice(int x) => 2 * x;")).Good();

        Assert.Contains("41", Assert.Single((await session.RunAsync("Twice(first) + 1")).Good().Shown));
    }

    [Fact]
    public async Task A_method_and_a_variable_can_be_defined_again()
    {
        (await session.RunAsync("int Version() => 1; var again = \"old\";")).Good();
        (await session.RunAsync("int Version() => 2; var again = 3.5;")).Good();

        Assert.Equal("2 3.5\n", (await session.RunAsync("Console.WriteLine($\"{Version()} {again}\");")).Good().Console);
    }

    [Fact]
    public async Task The_usings_are_those_of_the_kernel()
    {
        session.Renew();
        (await session.RunAsync(
            """
            var builder = new StringBuilder("x");
            ArrayList old = [1];
            List<int> list = [1, 2];
            Task done = Task.CompletedTask;
            var sum = list.Sum();
            """)).Good();

        var file = await session.RunAsync("File.Exists(\"x\")");
        Assert.Equal(CellOutcome.Failed, file.Outcome);
        Assert.Contains("CS0103", file.Error.Title);
    }

    [Fact]
    public async Task Unsafe_code_and_the_newest_syntax_compile()
    {
        var run = await session.RunAsync(
            """
            unsafe int First(int[] numbers) { fixed (int* p = numbers) return *p; }
            class Box { public int Value { get => field; set => field = value + 1; } }
            First([7, 8]) + new Box { Value = 1 }.Value
            """);

        Assert.Contains("9", Assert.Single(run.Good().Shown));
    }

    [Fact]
    public async Task The_last_expression_is_shown_and_null_and_statements_are_not()
    {
        Assert.Single((await session.RunAsync("1 + 1")).Good().Shown);
        Assert.Empty((await session.RunAsync("1.ToString();")).Good().Shown);
        Assert.Empty((await session.RunAsync("(string)null")).Good().Shown);
        Assert.Empty((await session.RunAsync("Console.Write(\"\")")).Good().Shown);
    }

    [Fact]
    public async Task A_string_is_plain_text_and_most_else_is_html()
    {
        var text = Assert.IsType<DisplayOutput>(Assert.Single((await session.RunAsync("\"<b>\"")).Good().Outputs));
        Assert.Equal("<b>", Assert.Single(text.Data).Value);
        Assert.Equal("text/plain", Assert.Single(text.Data).Key);

        var list = Assert.IsType<DisplayOutput>(Assert.Single((await session.RunAsync("new[] { 1, 2 }")).Good().Outputs));
        Assert.Equal("text/html", Assert.Single(list.Data).Key);
    }

    [Fact]
    public async Task Display_needs_no_using_and_takes_a_form()
    {
        var run = (await session.RunAsync(
            """
            display(1, "text/plain");
            2.Display("text/plain");
            HTML("<b>three</b>").Display();
            "<i>four</i>".DisplayAs("text/html");
            HTML("<u>five</u>")
            """)).Good();

        Assert.Equal(["1", "2", "<b>three</b>", "<i>four</i>", "<u>five</u>"], run.Shown);
    }

    [Fact]
    public async Task A_displayed_value_can_be_updated_by_its_own_cell_and_by_a_later_one()
    {
        session.Renew();
        var run = (await session.RunAsync("var a = display(1, \"text/plain\"); var b = \"x\".DisplayAs(\"text/html\"); a.Update(2); b.Update(3);")).Good();

        var shown = run.Outputs.OfType<DisplayOutput>().ToArray();
        var updates = run.Outputs.OfType<UpdateOutput>().ToArray();
        Assert.Equal(["display-1", "display-2"], shown.Select(output => output.DisplayId));
        Assert.Equal(["display-1", "display-2"], updates.Select(output => output.DisplayId));
        Assert.Equal("2", Assert.Single(updates[0].Data).Value);
        Assert.Equal("text/html", Assert.Single(updates[1].Data).Key);

        var later = Assert.IsType<UpdateOutput>(Assert.Single((await session.RunAsync("a.Update(\"late\");")).Good().Outputs));
        Assert.Equal(("display-1", "late"), (later.DisplayId, later.Data["text/plain"]));
    }

    [Fact]
    public async Task The_handle_of_a_displayed_value_is_not_a_result()
    {
        Assert.Equal(["1"], (await session.RunAsync("display(1, \"text/plain\")")).Good().Shown);
        Assert.Null(Assert.IsType<DisplayOutput>(Assert.Single((await session.RunAsync("1 + 1")).Good().Outputs)).DisplayId);
    }

    [Fact]
    public async Task Console_and_displays_keep_their_order()
    {
        var run = (await session.RunAsync(
            """
            Console.Write("a"); Console.WriteLine(1);
            Console.Error.Write("b");
            display("c");
            Console.Write("d");
            "e"
            """)).Good();

        Assert.Equal(
            ["out a1\n", "err b", "show c", "out d", "show e"],
            run.Outputs.Select(output => output switch
            {
                StreamOutput stream => (stream.IsError ? "err " : "out ") + stream.Text,
                DisplayOutput display => "show " + display.Data.Values.Single(),
                _ => "?",
            }));
    }

    [Fact]
    public async Task Output_arrives_while_the_cell_runs()
    {
        var arrived = new TaskCompletionSource();
        using var stop = new CancellationTokenSource();
        var run = session.RunUntilAsync(stop.Token, "Console.WriteLine(\"early\"); System.Threading.Thread.Sleep(60_000);", _ => arrived.TrySetResult());

        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.False(run.IsCompleted);
        stop.Cancel();
        Assert.Equal(CellOutcome.Stopped, (await run).Outcome);
    }

    [Fact]
    public async Task An_async_cell_is_awaited_and_blocking_on_a_task_does_not_deadlock()
    {
        (await session.RunAsync("async Task<int> Later(int x) { await Task.Delay(5); await Task.Yield(); return x; }")).Good();

        Assert.Equal("1 2\n", (await session.RunAsync("Console.WriteLine($\"{await Later(1)} {Later(2).Result}\");")).Good().Console);
    }

    [Fact]
    public async Task An_exception_names_the_cell_and_the_line()
    {
        var first = (await session.RunAsync(
            """
            // a comment
            double Invert(int x) =>
                1 / x;
            """)).Good();
        var second = await session.RunAsync(
            """

            var kept = 5;
            var lost = Invert(0);
            """);

        Assert.Equal(CellOutcome.Failed, second.Outcome);
        Assert.Equal($"{second.Name}, line 3: DivideByZeroException: Attempted to divide by zero.", second.Error.Title);
        Assert.Equal([3], second.Error.Lines);
        Assert.Contains($"at Invert(Int32 x) in {first.Name}, line 3", second.Error.Text);
        Assert.Contains($"at {second.Name}, line 3", second.Error.Text);
        Assert.DoesNotContain("Microsoft.CodeAnalysis", second.Error.Text);
        Assert.Contains("5", (await session.RunAsync("kept")).Good().Shown[0]);
    }

    [Fact]
    public async Task An_exception_after_an_await_and_one_inside_another_keep_their_lines()
    {
        var run = await session.RunAsync(
            """
            await Task.Delay(1);
            try { throw new ArgumentException("inner"); }
            catch (Exception e) { throw new InvalidOperationException("outer", e); }
            """);

        Assert.Equal([3], run.Error.Lines);
        Assert.Contains("outer", run.Error.Text);
        Assert.Contains($"caused by System.ArgumentException: inner\n   at {run.Name}, line 2", run.Error.Text);
    }

    [Fact]
    public async Task A_cell_that_does_not_compile_changes_nothing()
    {
        (await session.RunAsync("var steady = 1;")).Good();

        var broken = await session.RunAsync("steady = 2;\nvar fresh = 3;\nint wrong = \"text\";");

        Assert.Equal(CellOutcome.Failed, broken.Outcome);
        Assert.StartsWith($"{broken.Name} does not compile: line 3, column 13: error CS0029: ", broken.Error.Title);
        Assert.Equal([3], broken.Error.Lines);
        Assert.Equal("1\n", (await session.RunAsync("Console.WriteLine(steady);")).Good().Console);
        Assert.Contains("CS0103", (await session.RunAsync("fresh")).Error.Title);
    }

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("await Task.Yield(); while (true) { }")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    [InlineData("while (true) Console.WriteLine(\"again\");")]
    [InlineData("while (true) { try { throw new Exception(); } catch { } }")]
    [InlineData("new System.Threading.Tasks.TaskCompletionSource<int>().Task.Wait();")]
    [InlineData("Task.Run(() => { for (var t = Environment.TickCount64; Environment.TickCount64 - t < 1500; ) { } }).Wait();")]
    public async Task A_cell_that_never_ends_is_stopped_and_the_session_stays_usable(string endless)
    {
        (await session.RunAsync("var before = 11;")).Good();
        var started = new TaskCompletionSource();
        using var stop = new CancellationTokenSource();

        var run = session.RunUntilAsync(stop.Token, $"before = 12; var during = 13;\nConsole.WriteLine(before);\n{endless}", _ => started.TrySetResult());

        await started.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        stop.CancelAfter(50);

        Assert.Equal(CellOutcome.Stopped, (await run.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken)).Outcome);
        Assert.Equal("12\n", (await session.RunAsync("Console.WriteLine(before);")).Good().Console);
    }

    [Fact]
    public async Task A_stopped_cell_keeps_what_it_had()
    {
        using var stop = new CancellationTokenSource();

        var run = await session.RunUntilAsync(
            stop.Token, "var losses = new List<int>();\nConsole.WriteLine();\nfor (var i = 0; ; i++) losses.Add(i);", _ => stop.Cancel());

        Assert.Equal(CellOutcome.Stopped, run.Outcome);
        Assert.Equal("True\n", (await session.RunAsync("Console.WriteLine(losses.Count > 0);")).Good().Console);
    }

    [Theory]
    [InlineData("while (i < 3) i++;", "3")]
    [InlineData("for (; i < 2; i++) for (var j = 0; j < 2; j++) k++;", "2 4")]
    [InlineData("do i++; while (i < 5);", "5")]
    [InlineData("foreach (var x in new[] { 1, 2 }) foreach (var (a, b) in new[] { (1, 2) }) if (x > 1) { i += a; } else k += b;", "1 2")]
    [InlineData("while (true) { if (++i > 6) break; }", "7")]
    public async Task Loops_of_every_shape_mean_what_they_say(string loop, string expected)
    {
        var run = await session.RunAsync($"int i = 0, k = 0;\n{loop}\nConsole.WriteLine(k == 0 ? $\"{{i}}\" : $\"{{i}} {{k}}\");");

        Assert.Equal(expected + "\n", run.Good().Console);
    }

    [Theory]
    [InlineData("double Down1(double x) => Down1(x + 1);", "Down1(1)")]
    [InlineData("double Down2(double x) { return Down2(x + 1) + 1; }", "Down2(1)")]
    [InlineData("int Even(int n) => Odd(n - 1);\nint Odd(int n) { return Even(n - 1); }", "Odd(1)")]
    [InlineData("void Down3(int n) => Down3(n + 1);", "Down3(1);")]
    [InlineData("async Task<string> Down4(int n) => await Down4(n + 1);", "await Down4(1)")]
    [InlineData("int Outer()\n{\n    int Inner(int n) => Inner(n) + 1;\n    return Inner(1);\n}", "Outer()")]
    [InlineData("class Net { public int Depth(int n) => Depth(n) + 1; }", "new Net().Depth(1)")]
    public async Task A_recursion_without_end_fails_the_cell_and_not_the_process(string function, string call)
    {
        (await session.RunAsync("var kept = 21;")).Good();
        (await session.RunAsync(function)).Good();
        var run = await session.RunAsync(call);

        Assert.Equal(CellOutcome.Failed, run.Outcome);
        Assert.Contains("InsufficientExecutionStackException", run.Error.Title, StringComparison.Ordinal);
        Assert.InRange(run.Error.Text.Split('\n').Length, 1, 60);
        Assert.Equal("21\n", (await session.RunAsync("Console.WriteLine(kept);")).Good().Console);
    }

    [Theory]
    [InlineData("int F(int n) => n < 2 ? 1 : n * F(n - 1);", "F(5)", "120")]
    [InlineData("int F(int n) => n < 2 ? throw new Exception() : F(n - 1);", "1", "1")]
    [InlineData("int F(int n) { if (n < 2) return 1; return n * F(n - 1); } int G(int n) => F(n) + G2(n); int G2(int n) => n;", "G(3)", "9")]
    [InlineData("void Fill(List<int> into, int n) => Fill2(into, n); void Fill2(List<int> into, int n) { into.Add(n); if (n > 0) Fill(into, n - 1); } var list = new List<int>(); Fill(list, 3);", "list.Count", "4")]
    [InlineData("async Task Wait(int n) => await (n > 0 ? Wait(n - 1) : Task.CompletedTask); await Wait(3);", "2", "2")]
    [InlineData("async Task<DateTime> When(int n) => n > 0 ? await When(n - 1) : new DateTime(n + 5);", "(await When(2)).Ticks", "5")]
    [InlineData("IEnumerable<int> Count(int n) { yield return n; if (n > 0) foreach (var m in Count(n - 1)) yield return m; }", "Count(3).Sum()", "6")]
    [InlineData("byte F(int n) => n > 0 ? F(n - 1) : (byte)7; int[] Row(int n) => n > 0 ? Row(n - 1) : [1, 2];", "F(2) + Row(1).Length", "9")]
    [InlineData("int Last(int n) => throw new Exception(nameof(Last));", "3", "3")]
    [InlineData("Func<int, int> f = n => 0; f = n => n < 2 ? 1 : n * f(n - 1);", "f(4)", "24")]
    public async Task Functions_that_call_themselves_mean_what_they_say(string functions, string call, string expected)
    {
        var run = await session.RunAsync($"{functions}\nConsole.WriteLine({call});");

        Assert.Equal(expected + "\n", run.Good().Console);
    }

    [Fact]
    public async Task A_recursion_that_takes_for_ever_is_stopped()
    {
        var started = new TaskCompletionSource();
        using var stop = new CancellationTokenSource();

        var run = session.RunUntilAsync(stop.Token, "double Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2);\nConsole.WriteLine();\nFib(90)", _ => started.TrySetResult());
        await started.Task.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        stop.CancelAfter(50);

        Assert.Equal(CellOutcome.Stopped, (await run.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken)).Outcome);
    }

    [Theory]
    [InlineData("int Endless() { for (var i = 0; ; i++) { } }")]
    [InlineData("int Endless() { while (true) { try { foreach (var x in new[] { 1 }) { } } catch (FormatException) { } } }")]
    [InlineData("int Endless() => Fib(90); int Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2);")]
    public async Task A_check_that_waits_no_longer_leaves_nothing_running(string code)
    {
        (await session.RunAsync($"{code}\nAppDomain.CurrentDomain.SetData(\"endless\", (Func<int>)Endless);")).Good();
        var endless = (Func<int>)AppDomain.CurrentDomain.GetData("endless")!;
        Thread? thread = null;

        Assert.False(TimeLimit.Finishes(
            () =>
            {
                thread = Thread.CurrentThread;
                endless();
            },
            TimeSpan.FromSeconds(0.1)));

        Assert.True(thread!.Join(TimeSpan.FromSeconds(5)));
        Assert.Equal("3\n", (await session.RunAsync("var n = 0; while (n < 3) n++; Console.WriteLine(n);")).Good().Console);
    }

    [Fact]
    public async Task An_answer_that_calls_itself_without_end_fails_its_check_and_not_the_process()
    {
        (await session.RunAsync("int Bottomless(int n) => Bottomless(n + 1) + 1;\nAppDomain.CurrentDomain.SetData(\"bottomless\", (Func<int, int>)Bottomless);")).Good();
        var bottomless = (Func<int, int>)AppDomain.CurrentDomain.GetData("bottomless")!;

        Assert.Throws<InsufficientExecutionStackException>(() => TimeLimit.Finishes(() => bottomless(1), TimeLimit.OfACheck));
    }

    [Fact]
    public async Task A_value_that_cannot_be_formatted_fails_the_cell_that_showed_it()
    {
        var run = await session.RunAsync("class Silent { public override string ToString() => throw new Exception(\"no words\"); }\nvar silent = 4;\ndisplay(new Silent(), \"no/such\");");

        Assert.Equal(CellOutcome.Failed, run.Outcome);
    }
}
