using System.Text.Json;

namespace StableNets.Notebooks.Tests.Kit.Jupyter;

/// <summary>What helps while a cell is being written: completion, inspection, and whether it is complete.</summary>
public sealed class EditingTests(CourseKernel course) : IClassFixture<CourseKernel>
{
    private readonly KernelClient client = course.Kernel.Client;

    // The cursor stands at the bar.
    [Theory]
    [InlineData("kept.Len|", "Length")]
    [InlineData("kept?.Len|", "Length")]
    [InlineData("kept.|\nvar next = 1;", "Length", "Substring", "Select")]
    [InlineData("ke|", "kept")]
    [InlineData("foreach (var c in kept) { c.Comp|", "CompareTo")]
    [InlineData("new[] { 1 }.Select(v => v.Comp|", "CompareTo")]
    [InlineData("Panels.Phase|", "PhasePlane")]
    [InlineData("new ResidualN|", "ResidualNetwork")]
    [InlineData("new ResidualNetwork(dep|", "depth:")]
    [InlineData("Panels.PhasePlane(\"a\", null, sta|", "starts:")]
    [InlineData("System.Tex|", "Text")]
    [InlineData("whi|", "while")]
    [InlineData("#!import kit.csx\nkep|", "kept")]
    [InlineData("// Pane|")]
    [InlineData("var text = \"Pane|")]
    [InlineData("nowhere.|")]
    public void Completion_finds_what_could_stand_there(string marked, params string[] expected)
    {
        var (code, cursor) = Marked(marked);

        var matches = Matches(client.Ask("complete_request", new { code, cursor_pos = cursor }));

        if (expected.Length == 0)
            Assert.Empty(matches);
        Assert.All(expected, name => Assert.Contains(name, matches));
    }

    [Fact]
    public void Completion_replaces_what_was_typed_and_tells_kind_and_signature()
    {
        // 𝒦 is one code point and two UTF-16 units.
        var reply = client.Ask("complete_request", new { code = "\"𝒦\" + kept.Subs", cursor_pos = 15 });

        Assert.Equal((11, 15), (reply.GetProperty("cursor_start").GetInt32(), reply.GetProperty("cursor_end").GetInt32()));
        var first = reply.GetProperty("metadata").GetProperty("_jupyter_types_experimental")[0];
        Assert.Equal("Substring", first.GetProperty("text").GetString());
        Assert.Equal("function", first.GetProperty("type").GetString());
        Assert.StartsWith("string string.Substring(int startIndex", first.GetProperty("signature").GetString());
    }

    [Fact]
    public void After_new_only_types_are_offered()
    {
        var matches = Matches(client.Ask("complete_request", new { code = "var n = new ", cursor_pos = 12 }));

        Assert.Contains("DenseLayer", matches);
        Assert.DoesNotContain("kept", matches);
        Assert.DoesNotContain("Panels", matches);
    }

    [Theory]
    [InlineData("kept|.Length", "string kept")]
    [InlineData("new DenseLayer|(null)", "f(Y) = σ(Y K + b)")]
    [InlineData("new DenseLayer|(null)", "throws ArgumentException: K is empty, not square or not finite")]
    [InlineData("Spectrum.O|f(null)", "The eigenvalues of A")]
    [InlineData("Panels.PhasePlane(\"a\", |", "starts: Inputs")]
    [InlineData("Panels.PhasePlane(\"a\", |", "Panel Panels.PhasePlane(string title, Network network")]
    [InlineData("var step = 0.1; st|ep", "double step")]
    [InlineData("Matrix(\"1 2\").Ev|d()", "Matrix<double>.Evd(")]
    public void Inspection_tells_signature_and_documentation(string marked, string expected)
    {
        var (code, cursor) = Marked(marked);

        var reply = client.Ask("inspect_request", new { code, cursor_pos = cursor, detail_level = 0 });

        Assert.True(reply.GetProperty("found").GetBoolean());
        Assert.Contains(expected, reply.GetProperty("data").GetProperty("text/plain").GetString());
    }

    [Theory]
    [InlineData("nowhere|")]
    [InlineData("|")]
    [InlineData("1 + |2")]
    [InlineData("// kept|")]
    public void Inspection_finds_nothing_where_nothing_is(string marked)
    {
        var (code, cursor) = Marked(marked);

        Assert.False(client.Ask("inspect_request", new { code, cursor_pos = cursor, detail_level = 0 }).GetProperty("found").GetBoolean());
    }

    [Theory]
    [InlineData("1 + 1", "complete", null)]
    [InlineData("", "complete", null)]
    [InlineData("#!import kit.csx", "complete", null)]
    [InlineData("int F()\n{", "incomplete", "    ")]
    [InlineData("if (true) { F(1,", "incomplete", "        ")]
    [InlineData("var x = 1", "incomplete", "")]
    [InlineData("int x = ;", "invalid", null)]
    public void A_console_learns_whether_to_wait_for_more(string code, string status, string? indent)
    {
        var reply = client.Ask("is_complete_request", new { code });

        Assert.Equal(status, reply.GetProperty("status").GetString());
        Assert.Equal(indent, reply.TryGetProperty("indent", out var spaces) ? spaces.GetString() : null);
    }

    [Theory]
    [InlineData(-5)]
    [InlineData(1_000_000)]
    public void A_cursor_outside_of_the_code_does_no_harm(int cursor)
    {
        Assert.Equal("ok", client.Ask("complete_request", new { code = "kept.", cursor_pos = cursor }).GetProperty("status").GetString());
        Assert.Equal("ok", client.Ask("inspect_request", new { code = "kept.", cursor_pos = cursor, detail_level = 0 }).GetProperty("status").GetString());
    }

    private static (string Code, int Cursor) Marked(string text) => (text.Replace("|", "", StringComparison.Ordinal), text.IndexOf('|', StringComparison.Ordinal));

    private static string[] Matches(JsonElement reply) => [.. reply.GetProperty("matches").EnumerateArray().Select(match => match.GetString()!)];
}

/// <summary>A kernel in which a lesson was opened.</summary>
public sealed class CourseKernel : IDisposable
{
    public CourseKernel()
    {
        Kernel.OpenCourse();
        Kernel.Client.Run("var kept = \"kept\";");
    }

    public KernelFixture Kernel { get; } = new();

    public void Dispose() => Kernel.Dispose();
}
