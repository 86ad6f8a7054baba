using System.Text.Json;
using System.Text.Json.Serialization;

namespace StableNets.Kit.Pages;

/// <summary>What <c>report.json</c> says of one lesson.</summary>
/// <param name="Notebook">File name of the notebook.</param>
/// <param name="Page">File name of its page.</param>
/// <param name="Seconds">How long it ran.</param>
/// <param name="Cells">How many cells it has, texts included.</param>
/// <param name="FailedCells">How many of them failed.</param>
/// <param name="Figures">How many charts its page shows.</param>
/// <param name="Error">Why it could not be read; absent when it could.</param>
internal sealed record ReportEntry(
    string Notebook,
    string Page,
    double Seconds,
    int Cells,
    int FailedCells,
    int Figures,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Error = null);

/// <summary>The run in a form for programs.</summary>
[JsonSerializable(typeof(IReadOnlyList<ReportEntry>))]
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class Report : JsonSerializerContext
{
    public static string Of(IReadOnlyList<ReportEntry> entries) =>
        JsonSerializer.Serialize(entries, Default.IReadOnlyListReportEntry).ReplaceLineEndings("\n") + "\n";
}
