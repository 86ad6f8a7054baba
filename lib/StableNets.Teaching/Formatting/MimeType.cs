namespace StableNets.Teaching.Formatting;

internal static class MimeType
{
    internal const string Html = "text/html";

    internal const string Plain = "text/plain";
}
