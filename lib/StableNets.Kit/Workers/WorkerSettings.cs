using System.Globalization;

namespace StableNets.Kit.Workers;

/// <summary>Where a worker lives and what it may use.</summary>
/// <param name="Folder">The folder that its session lives in.</param>
/// <param name="MemoryLimit">How many bytes its values may take, at least 100 MB; null for half of the machine's memory.</param>
/// <param name="Home">A folder that it takes for the user's own and for temporary files; null for the real ones.</param>
internal sealed record WorkerSettings(string Folder, long? MemoryLimit = null, string? Home = null)
{
    // A cell that takes more gets an OutOfMemoryException instead of the machine. The number is hexadecimal.
    private (string Name, string Value) Heap => MemoryLimit is { } bytes
        ? ("DOTNET_GCHeapHardLimit", bytes.ToString("X", CultureInfo.InvariantCulture))
        : DotnetHost.HeapLimit;

    /// <summary>Variables of its environment that differ from this process's.</summary>
    public IEnumerable<(string Name, string Value)> Environment => Home is null
        ? [Heap]
        : [Heap, .. new[] { "HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "TMPDIR", "TMP", "TEMP" }.Select(name => (name, Home))];
}
