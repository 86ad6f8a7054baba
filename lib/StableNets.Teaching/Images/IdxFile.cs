using System.Buffers.Binary;
using System.IO.Compression;

namespace StableNets.Teaching.Images;

/// <summary>
/// An IDX file of bytes: 0, 0, 8, r, then r sizes as 32-bit numbers with the high byte first, then the entries with the last index running fastest.
/// </summary>
/// <remarks>The format of MNIST, as LeCun's page of that data set describes it; 8 is its code for unsigned bytes. Plain or compressed with gzip.</remarks>
internal sealed class IdxFile
{
    private const int UnsignedBytes = 8;
    private static readonly byte[] GzipMark = [0x1f, 0x8b];

    private IdxFile(string path, int[] sizes, ReadOnlyMemory<byte> entries)
    {
        Path = path;
        Sizes = sizes;
        Entries = entries;
    }

    public string Path { get; }

    public IReadOnlyList<int> Sizes { get; }

    public ReadOnlyMemory<byte> Entries { get; }

    /// <summary>Reads a file whose entries have so many indices.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">It is not such a file: what was expected and what came.</exception>
    public static IdxFile Read(string path, int rank)
    {
        var bytes = Unpack(path);
        var header = 4 * (1 + rank);
        if (bytes.Length < header)
            throw Wrong(path, $"a header of {header} bytes", $"{bytes.Length} bytes in all");
        if (bytes[0] != 0 || bytes[1] != 0 || bytes[2] != UnsignedBytes || bytes[3] != rank)
            throw Wrong(path, $"the first bytes 00-00-08-0{rank} (unsigned bytes, {rank} {(rank == 1 ? "index" : "indices")})", BitConverter.ToString(bytes, 0, 4));

        int[] sizes = [.. Enumerable.Range(1, rank).Select(i => BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(4 * i)))];
        var shape = string.Join('×', sizes);
        if (sizes.Any(size => size < 1))
            throw Wrong(path, "sizes of 1 and more", shape);
        var expected = sizes.Aggregate(Int128.One, (product, size) => product * size);
        return bytes.Length - header == expected
            ? new IdxFile(path, sizes, bytes.AsMemory(header))
            : throw Wrong(path, $"{expected} entries ({shape})", $"{bytes.Length - header}");
    }

    /// <summary>The error of a file that holds something else.</summary>
    public static InvalidDataException Wrong(string path, string expected, string got, Exception? inner = null) => new($"{path} must hold {expected}, got {got}", inner);

    private static byte[] Unpack(string path)
    {
        var bytes = File.ReadAllBytes(path);
        if (!bytes.AsSpan().StartsWith(GzipMark))
            return bytes;
        try
        {
            using var unpacked = new MemoryStream();
            using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            gzip.CopyTo(unpacked);
            return unpacked.ToArray();
        }
        catch (InvalidDataException damaged)
        {
            throw Wrong(path, "an undamaged gzip stream", damaged.Message, damaged);
        }
    }
}
