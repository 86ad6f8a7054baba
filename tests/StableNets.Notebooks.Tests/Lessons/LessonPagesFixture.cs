using System.Diagnostics;
using System.Text.Json;
using StableNets.Kit.Lessons;

namespace StableNets.Notebooks.Tests.Lessons;

/// <summary>The whole course run once by the program itself, as a student runs it, into a folder of its own.</summary>
public sealed class LessonPagesFixture : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("stablenets-lessons-");

    public int ExitCode { get; private set; }

    public string Console { get; private set; } = "";

    public JsonElement Report { get; private set; }

    public string PathOf(string file) => Path.Combine(folder.FullName, file);

    public async ValueTask InitializeAsync()
    {
        string[] arguments = [typeof(Course).Assembly.Location, "run", "--out", folder.FullName];
        using var kit = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = AppContext.BaseDirectory })!;
        var output = kit.StandardOutput.ReadToEndAsync();
        var errors = kit.StandardError.ReadToEndAsync();
        await kit.WaitForExitAsync();
        ExitCode = kit.ExitCode;
        Console = await output + await errors;
        Report = JsonDocument.Parse(await File.ReadAllTextAsync(PathOf("report.json"))).RootElement;
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
