using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace StableNets.Notebooks.Tests.Kit.Jupyter;

/// <summary>An interrupted cell ends; the kernel, its variables and the next cell do not mind.</summary>
public sealed class InterruptTests(KernelFixture kernel) : IClassFixture<KernelFixture>
{
    private const string Status = "/proc/self/status";

    private readonly KernelClient client = kernel.Client;

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("for (;;) ;")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    [InlineData("while (true) Console.WriteLine(\"again\");")]
    public void The_cell_ends_and_the_next_one_has_its_variables(string endless)
    {
        client.Run("var kept = \"kept\";");

        Interrupt(endless);

        Assert.Equal("kept\n", client.Run("Console.WriteLine(kept);").Console("stdout"));
    }

    [Theory]
    [InlineData("trainer.Train(start, roll, 10_000_000)")]
    [InlineData("Live.Train(\"endless\", progress => trainer.Train(start, roll, 10_000_000, progress: progress))")]
    public void A_training_run_ends_too(string endless)
    {
        kernel.OpenCourse();
        Assert.Equal("ok", client.Run(
            """
            var roll = SwissRoll.Make();
            var layers = Enumerable.Range(0, 64).Select(_ => new HamiltonianLayer(Matrix("1 0; 0 1"))).ToArray();
            var start = new HamiltonianNetwork(layers, new Verlet(), 20.0 / 64);
            var trainer = new Trainer(Loss.Logistic, new Penalty(smoothness: 0.005, classifier: 1e-4), new Adam(1e-9));
            """).Status);

        // More than once: a process that does not survive it may survive the first time.
        for (var i = 0; i < 5; i++)
            Interrupt(endless);

        Assert.Equal("64\n", client.Run("Console.WriteLine(layers.Length);").Console("stdout"));
    }

    [Fact]
    public void Cells_that_wait_behind_it_are_not_run()
    {
        var endless = Begin("while (true) { }");
        var waiting = client.SendCell("var mustNotRun = 1;");

        client.AskControl("interrupt_request", new { });

        Assert.Equal("error", client.Answer(endless).GetProperty("status").GetString());
        Assert.Equal("aborted", client.Answer(waiting).GetProperty("status").GetString());
    }

    [Fact]
    public void An_interruption_between_cells_does_nothing()
    {
        Assert.Equal("ok", client.AskControl("interrupt_request", new { }).GetProperty("status").GetString());
        Assert.Equal("ok", client.Run("1").Status);
    }

    [Fact]
    public void The_signal_of_a_terminal_interrupts_too()
    {
        Assert.SkipWhen(RuntimeInformation.IsOSPlatform(OSPlatform.Windows), "there are no signals to send here");
        Assert.SkipWhen(IgnoresInterruption, "whoever started the tests had them ignore the signal, and the kernel inherits that");
        var endless = Begin("while (true) { }");

        using var kill = Process.Start("kill", ["-INT", kernel.Process.Id.ToString(CultureInfo.InvariantCulture)]);

        Assert.Equal("error", client.Answer(endless).GetProperty("status").GetString());
        Assert.Equal("ok", client.Run("1").Status);
    }

    // A shell's script starts what it sends to the background in this way. Signal 2 is the second bit.
    private static bool IgnoresInterruption =>
        File.Exists(Status) && Convert.ToInt64(File.ReadLines(Status).First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal))[7..].Trim(), 16) is var ignored && (ignored & 2) != 0;

    private void Interrupt(string endless)
    {
        var id = Begin(endless);
        Assert.Equal("ok", client.AskControl("interrupt_request", new { }).GetProperty("status").GetString());
        var reply = client.Answer(id);
        Assert.Equal("error", reply.GetProperty("status").GetString());
        Assert.Contains("was interrupted", reply.GetProperty("evalue").GetString());
    }

    // The interruption must meet a cell that runs, not one that is being compiled.
    private string Begin(string endless)
    {
        var id = client.SendCell($"Console.WriteLine(\"begun\");\n{endless}");
        Published message;
        do
        {
            message = client.NextPublished();
            Assert.False(message.ParentId == id && message.State == "idle", "the cell ended by itself");
        }
        while (message.ParentId != id || message.Type != "stream");
        return id;
    }
}
