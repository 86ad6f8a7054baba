using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace StableNets.Benchmarks;

/// <summary>What all measurements share: the processor's name, a stopwatch, the file of results.</summary>
internal static class Machine
{
    public const int Runs = 5;

    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static string Processor()
    {
        const string CpuInfo = "/proc/cpuinfo";
        var name = File.Exists(CpuInfo) ? File.ReadLines(CpuInfo).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() : null;
        return name ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    /// <summary>Milliseconds of at least five runs, and of more as long as time is left, the shortest first, after one that does not count.</summary>
    public static IReadOnlyList<double> Milliseconds(Action work, double seconds)
    {
        // What was measured before leaves garbage, and to collect it takes a thread.
        GC.Collect();
        work();
        var times = new List<double>();
        var begin = Stopwatch.GetTimestamp();
        while (times.Count < Runs || (times.Count < 500 && Stopwatch.GetElapsedTime(begin).TotalSeconds < seconds))
        {
            var start = Stopwatch.GetTimestamp();
            work();
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        return times;
    }

    /// <summary>Writes artifacts/benchmarks/name.json.</summary>
    public static void Write<T>(string name, T report)
    {
        var file = Path.Combine(Root(), "artifacts", "benchmarks", $"{name}.json");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, JsonSerializer.Serialize(report, Format));
        Console.WriteLine($"written to {Path.GetRelativePath(Environment.CurrentDirectory, file)}");
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "StableNets.slnx")))
            folder = folder.Parent;
        return folder?.FullName ?? Environment.CurrentDirectory;
    }
}
