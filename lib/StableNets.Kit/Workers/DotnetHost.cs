using System.Runtime.InteropServices;

namespace StableNets.Kit.Workers;

/// <summary>How the kit starts itself as another process that runs cells.</summary>
internal static class DotnetHost
{
    /// <summary>The runtime that runs this process also runs the other: &lt;root&gt;/shared/Microsoft.NETCore.App/&lt;version&gt;/ lies in it.</summary>
    public static string Path { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    /// <summary>Half of the machine's memory, in hexadecimal: a cell that takes more gets an OutOfMemoryException instead of the machine.</summary>
    public static (string Name, string Value) HeapLimit => ("DOTNET_GCHeapHardLimitPercent", "32");
}
