using CsCheck;
using StableNets.Teaching.Images;

namespace StableNets.Notebooks.Tests.Teaching.Images;

public sealed class IdxFileTests : IDisposable
{
    private static readonly byte[] Good = IdxBytes.Of([2, 3], [1, 2, 3, 4, 5, 6]);

    private readonly string path = Path.GetTempFileName();

    public void Dispose() => File.Delete(path);

    [Fact]
    public void ReadsSizesAndEntries()
    {
        foreach (var bytes in new[] { Good, IdxBytes.Packed(Good) })
        {
            var file = Read(bytes, rank: 2);
            Assert.Equal([2, 3], file.Sizes);
            Assert.Equal([1, 2, 3, 4, 5, 6], file.Entries.ToArray());
        }
    }

    [Theory]
    [InlineData("", "a header of 12 bytes, got 0 bytes in all")]
    [InlineData("00 00 08 02 00 00 00 02", "a header of 12 bytes, got 8 bytes in all")]
    [InlineData("00 00 0D 02 00 00 00 01 00 00 00 01 00", "the first bytes 00-00-08-02 (unsigned bytes, 2 indices), got 00-00-0D-02")]
    [InlineData("00 00 08 03 00 00 00 01 00 00 00 01 00 00 00 01 00", "the first bytes 00-00-08-02 (unsigned bytes, 2 indices), got 00-00-08-03")]
    [InlineData("00 00 08 02 00 00 00 02 00 00 00 02 01 02 03", "4 entries (2×2), got 3")]
    [InlineData("00 00 08 02 00 00 00 01 00 00 00 02 01 02 03", "2 entries (1×2), got 3")]
    [InlineData("00 00 08 02 00 00 00 00 00 00 00 02", "sizes of 1 and more, got 0×2")]
    [InlineData("00 00 08 02 FF FF FF FF 00 00 00 02", "sizes of 1 and more, got -1×2")]
    [InlineData("00 00 08 02 7F FF FF FF 7F FF FF FF 01", "4611686014132420609 entries (2147483647×2147483647), got 1")]
    public void SaysWhatIsWrong(string hex, string what)
    {
        var bytes = Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal($"{path} must hold {what}", Assert.Throws<InvalidDataException>(() => Read(bytes, rank: 2)).Message);
        Assert.Equal($"{path} must hold {what}", Assert.Throws<InvalidDataException>(() => Read(IdxBytes.Packed(bytes), rank: 2)).Message);
    }

    [Fact]
    public void NamesAFileThatIsDamaged()
    {
        var packed = IdxBytes.Packed(IdxBytes.Of([50, 28, 28], [.. Enumerable.Range(0, 50 * 784).Select(i => (byte)(i * i / 7))]));
        var cut = Assert.Throws<InvalidDataException>(() => Read(packed[..(packed.Length / 2)], rank: 3));
        Assert.StartsWith(path, cut.Message);
        for (var i = 0; i < 8; i++)
            packed[(packed.Length / 2) + i] ^= 0xff;
        Assert.StartsWith(path, Assert.Throws<InvalidDataException>(() => Read(packed, rank: 3)).Message);
    }

    // One byte changed anywhere: either it is still a file of two sizes, or the error says so. Nothing else ever comes out.
    [Fact]
    public void NoByteOfAFileMakesItCrash() =>
        Gen.Select(Gen.Bool, Gen.Int[0, 1000], Gen.Byte).Sample((pack, at, value) =>
        {
            byte[] bytes = [.. pack ? IdxBytes.Packed(Good) : Good];
            bytes[at % bytes.Length] = value;
            try
            {
                var file = Read(bytes, rank: 2);
                Assert.Equal(file.Entries.Length, file.Sizes[0] * file.Sizes[1]);
            }
            catch (InvalidDataException error)
            {
                Assert.StartsWith(path, error.Message);
            }
        }, threads: 1);

    private IdxFile Read(byte[] bytes, int rank)
    {
        File.WriteAllBytes(path, bytes);
        return IdxFile.Read(path, rank);
    }
}
