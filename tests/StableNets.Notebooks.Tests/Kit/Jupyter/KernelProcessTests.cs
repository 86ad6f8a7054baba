using System.Diagnostics;
using System.Globalization;
using StableNets.Notebooks.Tests.Kit.Commands;

namespace StableNets.Notebooks.Tests.Kit.Jupyter;

/// <summary>How a kernel's process begins and ends.</summary>
public sealed class KernelProcessTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("stablenets-kernel-").FullName;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_ends_when_asked_even_while_a_cell_runs(bool restart)
    {
        using var kernel = new KernelFixture();
        kernel.Client.Run("AppDomain.CurrentDomain.ProcessExit += (_, _) => System.Threading.Thread.Sleep(-1);");
        kernel.Client.SendCell("while (true) { }");

        Assert.Equal(restart, kernel.Client.AskControl("shutdown_request", new { restart }).GetProperty("restart").GetBoolean());

        Assert.True(kernel.Process.WaitForExit(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void Another_one_can_start_at_once_where_it_was()
    {
        var ports = KernelPorts.Free();
        File.WriteAllText(Path.Combine(folder, "connection.json"), ports.Json());
        for (var i = 0; i < 2; i++)
        {
            using var process = KitProgram.Start(folder, "kernel", "start", "connection.json");
            using var client = new KernelClient(ports);
            Assert.Equal("CS0103", i == 0 ? "CS0103" : client.Run("first").Reply.GetProperty("evalue").GetString()!.Split("error ")[1][..6]);
            Assert.Equal("ok", client.Run("var first = 1;").Status);
            client.Ask("shutdown_request", new { restart = true });
            Assert.True(process.WaitForExit(TimeSpan.FromSeconds(30)));
            Assert.Equal(0, process.ExitCode);
        }
    }

    [Fact]
    public void It_ends_with_a_jupyter_that_was_killed()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there Jupyter ends its kernels with itself");
        using var jupyter = Process.Start("sleep", ["600"]);
        var ports = KernelPorts.Free();
        File.WriteAllText(Path.Combine(folder, "connection.json"), ports.Json());
        var start = KitProgram.StartInfo(folder, "kernel", "start", "connection.json");
        start.Environment["JPY_PARENT_PID"] = jupyter.Id.ToString(CultureInfo.InvariantCulture);
        using var kernel = Process.Start(start)!;
        using var client = new KernelClient(ports);
        Assert.Equal("ok", client.Run("1").Status);

        jupyter.Kill();

        Assert.True(kernel.WaitForExit(TimeSpan.FromSeconds(30)));
    }

    [Theory]
    [InlineData("ip", "0.0.0.0", "expected \"ip\" to be \"127.0.0.1\", got \"0.0.0.0\".")]
    [InlineData("transport", "ipc", "expected \"transport\" to be \"tcp\", got \"ipc\".")]
    [InlineData("signature_scheme", null, "expected \"signature_scheme\" to be \"hmac-sha256\", got none.")]
    [InlineData("key", "", "expected a \"key\"; without one anybody on this machine could run code here.")]
    [InlineData("shell_port", 70_000, "expected \"shell_port\" to be a port from 1 to 65535.")]
    public async Task A_meeting_place_that_is_not_safe_or_not_there_is_refused(string name, object? value, string problem)
    {
        File.WriteAllText(Path.Combine(folder, "bad.json"), KernelPorts.Free().Json((name, value)));

        var (exit, _, error) = await KitProgram.RunAsync(folder, "kernel", "start", "bad.json");

        Assert.Equal((1, $"bad.json: {problem}"), (exit, error.TrimEnd()));
    }

    [Fact]
    public async Task A_file_that_is_no_connection_file_is_refused()
    {
        File.WriteAllText(Path.Combine(folder, "bad.json"), "{ nope");

        var (exit, _, error) = await KitProgram.RunAsync(folder, "kernel", "start", "bad.json");

        Assert.Equal((1, "bad.json: not a connection file, because it is not JSON (line 1)."), (exit, error.TrimEnd()));
        Assert.Equal(1, (await KitProgram.RunAsync(folder, "kernel", "start", "absent.json")).ExitCode);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
