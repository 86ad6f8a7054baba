namespace StableNets.Kit.Pages;

/// <summary>Text made safe for HTML.</summary>
internal static class Html
{
    // The framework's encoder also turns every letter beyond ASCII into a number, which makes pages hard to read and to search.
    public static string Escape(string text) => text
        .Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").Replace("'", "&#39;");
}
