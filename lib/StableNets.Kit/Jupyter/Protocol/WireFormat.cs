using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StableNets.Kit.Jupyter.Protocol;

/// <summary>
/// Messages as frames: identities, a delimiter, the HMAC-SHA256 of the next four in hexadecimal, then header, parent header, metadata and content as JSON.
/// Jupyter messaging protocol 5.3, "The wire protocol".
/// </summary>
/// <param name="key">The secret from the connection file.</param>
internal sealed class WireFormat(string key)
{
    public const string ProtocolVersion = "5.3";

    private const int SignedFrames = 4;
    private static readonly byte[] Delimiter = "<IDS|MSG>"u8.ToArray();
    private static readonly byte[] Empty = "{}"u8.ToArray();

    // A page takes these characters as they are; escaped, a chart would be half as long again.
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly byte[] secret = Encoding.UTF8.GetBytes(key);
    private readonly string session = Guid.NewGuid().ToString("N");
    private long count;

    /// <summary>Reads a message.</summary>
    /// <exception cref="InvalidDataException">It is malformed or was not signed with the key.</exception>
    public Message Read(MessageChannel channel, IReadOnlyList<byte[]> frames)
    {
        var start = frames.TakeWhile(frame => !frame.AsSpan().SequenceEqual(Delimiter)).Count() + 1;
        if (frames.Count < start + 1 + SignedFrames)
            throw new InvalidDataException("a message without its parts");

        // Before anything else is looked at, and in a time that says nothing about where it differs.
        var signed = frames.Skip(start + 1).Take(SignedFrames).ToArray();
        if (!CryptographicOperations.FixedTimeEquals(Sign(signed), frames[start]))
            throw new InvalidDataException("a message with a wrong signature");

        try
        {
            return JsonElement.Parse(signed[0]).Text("msg_type") is { } type
                ? new Message(channel, [.. frames.Take(start - 1)], signed[0], type, JsonElement.Parse(signed[3]))
                : throw new InvalidDataException("a message without a type");
        }
        catch (JsonException)
        {
            throw new InvalidDataException("a message that is not JSON");
        }
    }

    /// <summary>Writes a message.</summary>
    /// <param name="identities">Whom it is for; what it is about where everybody gets it.</param>
    /// <param name="type">Such as <c>execute_reply</c>.</param>
    /// <param name="parentHeader">The header of the request that causes it; null when none does.</param>
    /// <param name="content">What it says.</param>
    public IReadOnlyList<byte[]> Write(IReadOnlyList<byte[]> identities, string type, byte[]? parentHeader, JsonObject content)
    {
        var header = new JsonObject
        {
            ["msg_id"] = $"{session}_{Interlocked.Increment(ref count)}",
            ["session"] = session,
            ["username"] = "kernel",
            ["date"] = DateTimeOffset.UtcNow.ToString("O", CultureInfo.InvariantCulture),
            ["msg_type"] = type,
            ["version"] = ProtocolVersion,
        };
        byte[][] signed = [Bytes(header), parentHeader ?? Empty, Empty, Bytes(content)];
        return [.. identities, Delimiter, Sign(signed), .. signed];
    }

    private byte[] Sign(byte[][] frames)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, secret);
        foreach (var frame in frames)
            hash.AppendData(frame);
        return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static byte[] Bytes(JsonObject json)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Relaxed))
            json.WriteTo(writer);
        return buffer.WrittenSpan.ToArray();
    }
}
