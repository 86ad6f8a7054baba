using StableNets.Teaching;

namespace StableNets.Notebooks.Tests.Teaching;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("stablenets-atomic-").FullName;

    [Fact]
    public async Task A_reader_never_sees_half_a_file()
    {
        var path = Path.Combine(folder, "new", "page.html");
        var (a, b) = (new string('a', 2_000_000), new string('b', 2_000_000));
        AtomicFile.Write(path, a);
        using var done = new CancellationTokenSource();
        var writer = Task.Run(() =>
        {
            for (var i = 0; !done.IsCancellationRequested; i++)
                AtomicFile.Write(path, i % 2 == 0 ? b : a);
        }, TestContext.Current.CancellationToken);

        for (var i = 0; i < 50; i++)
            Assert.Contains(File.ReadAllText(path), (string[])[a, b]);

        await done.CancelAsync();
        await writer;
        Assert.Equal(["page.html"], Directory.EnumerateFiles(Path.GetDirectoryName(path)!).Select(Path.GetFileName));
    }

    [Fact]
    public void A_write_that_fails_leaves_the_old_file_and_nothing_else()
    {
        var path = Path.Combine(folder, "page.html");
        Directory.CreateDirectory(path); // a folder stands where the file should go

        Assert.ThrowsAny<Exception>(() => AtomicFile.Write(path, "text"));
        Assert.Equal([path], Directory.EnumerateFileSystemEntries(folder));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
