using System.Text.Encodings.Web;
using System.Text.Json;

namespace StableNets.Teaching.Formatting;

/// <summary>The formatters of an <see cref="ExerciseReport"/>: for readers, and for programs that count points.</summary>
internal sealed class ExerciseReportSource
{
    // It is read by programs and never becomes part of a page, so σ may stay σ.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public IEnumerable<object> CreateTypeFormatters() =>
        [.. new ShownSource().CreateTypeFormatters(), new ShownFormatter(MimeType.Exercise, shown => Json((ExerciseReport)shown))];

    private static string Json(ExerciseReport report) => JsonSerializer.Serialize(
        new { report.Id, report.Title, report.Points, report.Maximum, report.FailedRules, report.MendFirst },
        Options);
}
