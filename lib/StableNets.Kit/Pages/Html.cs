using System.Net;

namespace StableNets.Kit.Pages;

/// <summary>Text made safe for HTML.</summary>
internal static class Html
{
    public static string Escape(string text) => WebUtility.HtmlEncode(text);
}
