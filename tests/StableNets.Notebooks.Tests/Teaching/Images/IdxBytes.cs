using System.Buffers.Binary;
using System.IO.Compression;

namespace StableNets.Notebooks.Tests.Teaching.Images;

/// <summary>IDX files to read.</summary>
internal static class IdxBytes
{
    public static byte[] Of(int[] sizes, byte[] entries)
    {
        var header = new byte[4 * (1 + sizes.Length)];
        (header[2], header[3]) = (8, (byte)sizes.Length);
        for (var i = 0; i < sizes.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 * (i + 1)), sizes[i]);
        return [.. header, .. entries];
    }

    public static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            gzip.Write(bytes);
        return packed.ToArray();
    }

    /// <summary>Packed if its name says so.</summary>
    public static void Write(string path, int[] sizes, byte[] entries) =>
        File.WriteAllBytes(path, path.EndsWith(".gz", StringComparison.Ordinal) ? Packed(Of(sizes, entries)) : Of(sizes, entries));
}
