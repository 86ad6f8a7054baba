namespace StableNets.Teaching.Formatting;

internal static class MimeType
{
    internal const string Html = "text/html";

    internal const string Plain = "text/plain";

    /// <summary>What a check found, for programs that count points.</summary>
    internal const string Exercise = "application/vnd.stablenets.exercise+json";
}
