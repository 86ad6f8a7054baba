using System.Globalization;
using System.Net.Sockets;
using NetMQ;
using NetMQ.Sockets;

namespace StableNets.Notebooks.Tests.Kit.Jupyter;

/// <summary>Whatever comes in, only what was signed with the key is run.</summary>
public sealed class HostileMessageTests : IDisposable
{
    private const int Messages = 10_000;
    private const int MemoryGrowth = 100 << 20;

    // One for each test: of what it drops, a kernel tells the first few only.
    private readonly KernelFixture kernel = new();

    private KernelClient Client => kernel.Client;

    public void Dispose() => kernel.Dispose();

    [Fact]
    public void A_wrong_signature_is_dropped_and_logged()
    {
        Client.Run("var runs = 0;");
        Client.SendRaw(Client.Frames("forged", "execute_request", new { code = "runs++;" }, otherKey: "another key"u8.ToArray()));

        Assert.Equal("0\n", Client.Run("Console.WriteLine(runs);").Console("stdout"));
        Assert.Contains(kernel.Log, line => line.StartsWith("Dropped a message with a wrong signature", StringComparison.Ordinal));
    }

    [Fact]
    public void Ten_thousand_malformed_messages_run_nothing_and_cost_no_memory()
    {
        Client.Run("var runs = 0;");
        var random = new Random(1);
        for (var i = 0; i < Messages / 10; i++)
            Client.SendRaw(Hostile(random, i));
        Client.Run("GC.Collect();");
        var before = Memory();

        for (var i = 0; i < Messages; i++)
            Client.SendRaw(Hostile(random, i));

        Assert.Equal("0\n", Client.Run("GC.Collect(); Console.WriteLine(runs);").Console("stdout"));
        Assert.InRange(Memory() - before, -MemoryGrowth, MemoryGrowth);
        Assert.True(kernel.Log.Count < 200, $"{kernel.Log.Count} lines of log");
    }

    [Fact]
    public void Bytes_that_are_no_frames_at_all_do_no_harm()
    {
        var random = new Random(2);
        for (var i = 0; i < 200; i++)
        {
            using var socket = new TcpClient("127.0.0.1", i % 2 == 0 ? kernel.Ports.Shell : kernel.Ports.Iopub);
            var bytes = new byte[random.Next(1, 400)];
            random.NextBytes(bytes);

            // Half of them begin as ZeroMQ does.
            if (i % 4 < 2 && bytes.Length > 12)
                new byte[] { 0xFF, 0, 0, 0, 0, 0, 0, 0, 1, 0x7F, 3 }.CopyTo(bytes, 0);
            socket.GetStream().Write(bytes);
        }

        Assert.Equal("ok", Client.Run("1").Status);
    }

    [Fact]
    public void A_message_that_is_too_large_or_has_too_many_parts_is_not_read()
    {
        using (var other = new KernelClient(kernel.Ports))
        {
            other.SendRaw([.. Enumerable.Repeat(new byte[10], 50)]);
            other.SendRaw([.. other.Frames("large", "execute_request", new { code = "var large = 1;" }), .. Enumerable.Repeat(new byte[10 << 20], 2)]);
            other.SendRaw([new byte[20 << 20]]);
            Assert.Equal("ok", Client.Run("1").Status);
        }

        Assert.Equal("error", Client.Run("large").Status);
        Assert.Contains(kernel.Log, line => line.Contains("a message of 51 frames", StringComparison.Ordinal));
    }

    [Fact]
    public void Signed_nonsense_is_survived()
    {
        foreach (var content in new object?[] { null, 5, "text", new[] { 1 }, new { code = 5 }, new { code = "1", silent = "yes", cursor_pos = "x" }, new { } })
        {
            foreach (var type in new[] { "execute_request", "complete_request", "inspect_request", "is_complete_request", "history_request", "comm_info_request", "kernel_info_request" })
                Assert.Contains(Client.Ask(type, content!).GetProperty("status").GetString(), new[] { "ok", "error", "complete" });
        }

        Client.Send("unknown_request", new { });
        Client.SendRaw(Client.SignedFrames("{\"msg_type\":\"\\ud83d\"}", "{}"));
        Client.SendRaw(Client.SignedFrames("{\"msg_type\":\"execute_request\"}", "{\"code\":\"\\ud83d\"}"));
        Assert.Equal("ok", Client.Run("1").Status);
    }

    [Fact]
    public void The_heartbeat_echoes()
    {
        using var heart = new RequestSocket();
        heart.Connect(kernel.Ports.Address(kernel.Ports.Heartbeat));
        heart.SendFrame("ping");

        Assert.True(heart.TryReceiveFrameString(TimeSpan.FromSeconds(10), out var echo));
        Assert.Equal("ping", echo);
    }

    private IReadOnlyList<byte[]> Hostile(Random random, int i)
    {
        var frames = Client.Frames("hostile", "execute_request", new { code = "runs++;" }).ToArray();
        switch (i % 6)
        {
            case 0:
                return Client.Frames("hostile", "execute_request", new { code = "runs++;" }, otherKey: "another key"u8.ToArray());
            case 1: // one bit of what was signed is another
                frames[5][random.Next(frames[5].Length)] ^= (byte)(1 << random.Next(8));
                return frames;
            case 2: // a part is missing
                return [.. frames.Where((_, index) => index != i / 6 % frames.Length)];
            case 3: // a signature of another length
                frames[1] = frames[1][..random.Next(64)];
                return frames;
            case 4: // rightly signed, but no JSON
                return Client.SignedFrames("{\"msg_type\":\"execute_request\"" + new string('[', random.Next(200)), "{\"code\":\"runs++;\"}");
            default:
                var noise = new byte[random.Next(1, 2000)];
                random.NextBytes(noise);
                return [noise, .. frames.Take(random.Next(3))];
        }
    }

    private long Memory() => long.Parse(Client.Run("Console.WriteLine(Environment.WorkingSet);").Console("stdout"), CultureInfo.InvariantCulture);
}
