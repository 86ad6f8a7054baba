using System.Collections.Concurrent;
using System.Diagnostics;
using StableNets.Notebooks.Tests.Kit.Commands;
using StableNets.Notebooks.Tests.Support;

namespace StableNets.Notebooks.Tests.Kit.Jupyter;

/// <summary>A kernel as Jupyter starts it, a process in a folder of its own, and a front end connected to it.</summary>
public sealed class KernelFixture : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("stablenets-kernel-").FullName;
    private readonly ConcurrentQueue<string> log = [];

    public KernelFixture()
    {
        Ports = KernelPorts.Free();
        File.WriteAllText(Path.Combine(folder, "connection.json"), Ports.Json());
        Process = KitProgram.Start(folder, "kernel", "start", "connection.json");
        Process.ErrorDataReceived += (_, line) => log.Enqueue(line.Data ?? "");
        Process.BeginErrorReadLine();
        Client = new KernelClient(Ports);
        Client.Ask("kernel_info_request", new { });
    }

    internal KernelPorts Ports { get; }

    internal KernelClient Client { get; }

    public Process Process { get; }

    /// <summary>The folder that the kernel was started in.</summary>
    public string Folder => folder;

    /// <summary>What the kernel wrote to standard error.</summary>
    public IReadOnlyList<string> Log => [.. log];

    /// <summary>Runs what opens a lesson.</summary>
    internal void OpenCourse()
    {
        File.WriteAllText(Path.Combine(folder, "kit.csx"), KitScript.Text);
        Assert.Equal("ok", Client.Run("#!import kit.csx").Status);
    }

    public void Dispose()
    {
        Client.Dispose();
        Process.Kill(entireProcessTree: true);
        Process.WaitForExit();
        Process.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
