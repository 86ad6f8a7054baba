using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace StableNets.Notebooks.Tests.Kit.Jupyter;

/// <summary>Where a kernel of the tests and its front end meet.</summary>
internal sealed record KernelPorts(string Key, int Shell, int Control, int Iopub, int Stdin, int Heartbeat)
{
    /// <summary>Ports that are free now.</summary>
    public static KernelPorts Free()
    {
        var listeners = Enumerable.Range(0, 5).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        foreach (var listener in listeners)
            listener.Start();
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        foreach (var listener in listeners)
            listener.Dispose();
        return new("a key of the tests", ports[0], ports[1], ports[2], ports[3], ports[4]);
    }

    public string Address(int port) => $"tcp://127.0.0.1:{port}";

    /// <summary>The connection file, in which members can be replaced.</summary>
    public string Json(params (string Name, object? Value)[] changes)
    {
        var members = new Dictionary<string, object?>
        {
            ["transport"] = "tcp",
            ["ip"] = "127.0.0.1",
            ["signature_scheme"] = "hmac-sha256",
            ["key"] = Key,
            ["shell_port"] = Shell,
            ["control_port"] = Control,
            ["iopub_port"] = Iopub,
            ["stdin_port"] = Stdin,
            ["hb_port"] = Heartbeat,
        };
        foreach (var (name, value) in changes)
            members[name] = value;
        return JsonSerializer.Serialize(members);
    }
}
