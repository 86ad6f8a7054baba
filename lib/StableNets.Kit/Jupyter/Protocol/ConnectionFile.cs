using System.Text.Json;

namespace StableNets.Kit.Jupyter.Protocol;

/// <summary>The file in which Jupyter says where it wants to meet the kernel it starts.</summary>
/// <param name="Key">The secret that signs every message.</param>
internal sealed record ConnectionFile(string Key, int ShellPort, int ControlPort, int IopubPort, int StdinPort, int HeartbeatPort)
{
    /// <summary>The only address the kernel listens on: what it runs, it runs for this machine's user.</summary>
    public const string Address = "127.0.0.1";

    /// <summary>Reads the file.</summary>
    /// <exception cref="InvalidDataException">It is no such file, or asks for what this kernel does not do.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static ConnectionFile Read(string path)
    {
        try
        {
            var root = JsonElement.Parse(File.ReadAllBytes(path));
            Require("transport", "tcp");
            Require("ip", Address);
            Require("signature_scheme", "hmac-sha256");
            return new ConnectionFile(Key(), Port("shell_port"), Port("control_port"), Port("iopub_port"), Port("stdin_port"), Port("hb_port"));

            void Require(string name, string expected)
            {
                if (root.Text(name) is var value && value != expected)
                    throw new InvalidDataException($"{path}: expected \"{name}\" to be \"{expected}\", got {(value is null ? "none" : $"\"{value}\"")}.");
            }

            string Key() => root.Text("key") is { Length: > 0 } key
                ? key
                : throw new InvalidDataException($"{path}: expected a \"key\"; without one anybody on this machine could run code here.");

            int Port(string name) => root.Member(name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt32(out var port) && port is > 0 and <= 65535
                ? port
                : throw new InvalidDataException($"{path}: expected \"{name}\" to be a port from 1 to 65535.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{path}: not a connection file, because it is not JSON (line {e.LineNumber + 1}).");
        }
    }
}
